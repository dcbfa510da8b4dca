package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;

/**
 * Words that were read as a dose and as a measured value ("1 unit of red cells", "folate 11.2")
 * give one finding: that of the drug when the chart has the drug, else that of the value when a row
 * has it.
 */
final class Overlaps {

  private Overlaps() {}

  /** The findings without those that give way. */
  static List<Finding> settled(List<Finding> findings) {
    TreeMap<Integer, Finding> drugs = new TreeMap<>();
    for (Finding finding : findings) {
      if (of(finding) == ClaimKind.MEDICATION) {
        drugs.put(span(finding).start(), finding);
      }
    }
    List<Finding> lost = new ArrayList<>();
    for (Finding finding : findings) {
      Finding drug = measured(finding) ? overlapping(drugs, span(finding)) : null;
      if (drug != null) {
        boolean value =
            (drug.verdict() == Verdict.NOT_IN_TABLE || drug.kind() != ClaimKind.MEDICATION)
                && holds(finding);
        lost.add(value ? drug : finding);
      }
    }
    if (lost.isEmpty()) {
      return findings;
    }
    Set<Finding> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.addAll(lost);
    return findings.stream().filter(finding -> !gone.contains(finding)).toList();
  }

  /** Whether a value may be more than a dose: a row has it, or it is of what goes in and out. */
  private static boolean holds(Finding finding) {
    boolean concentration =
        finding
            .claim()
            .flatMap(NoteClaim::value)
            .filter(value -> value.writtenUnit().contains("/L"))
            .isPresent();
    return concentration
        || finding.verdict() == Verdict.CONSISTENT
        || finding.verdict() == Verdict.INCONSISTENT && of(finding) == ClaimKind.INPUT_OUTPUT;
  }

  private static Finding overlapping(TreeMap<Integer, Finding> drugs, TextSpan span) {
    Map.Entry<Integer, Finding> before = drugs.floorEntry(span.end() - 1);
    return before != null && span(before.getValue()).end() > span.start()
        ? before.getValue()
        : null;
  }

  private static boolean measured(Finding finding) {
    ClaimKind kind = of(finding);
    return kind == ClaimKind.LAB || kind == ClaimKind.VITAL || kind == ClaimKind.INPUT_OUTPUT;
  }

  private static ClaimKind of(Finding finding) {
    return finding.claim().orElseThrow().kind();
  }

  private static TextSpan span(Finding finding) {
    return finding.claim().orElseThrow().span();
  }
}
