package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * What the problem list knows to be over. A note that only names such a problem speaks of the past:
 * "renal cell carcinoma, nephrectomy 2012".
 */
final class KnownProblems {

  private static final Set<String> OVER = Set.of("resolved", "inactive", "remission");

  private static final Pattern FREE = Pattern.compile("(?s)[- ]free\\b.*");

  private final Set<String> over = new HashSet<>();
  private final Set<String> active = new HashSet<>();

  KnownProblems(List<PatientResource> resources) {
    for (PatientResource resource : resources) {
      if (resource.source().type().equals("Condition")) {
        JsonNode tree = resource.tree();
        FactName name = ResourceName.of(tree.path("code"));
        Set<String> ids = new HashSet<>(TermBook.standard().idsOf(name.codes()));
        name.texts()
            .forEach(text -> ids.addAll(TermBook.standard().idsIn(TermKind.CONDITION, text)));
        boolean past =
            ResourceName.has(tree.path("clinicalStatus"), OVER)
                || name.codes().stream().anyMatch(code -> code.code().matches("Z8[5-7].*"))
                || name.shown().toLowerCase(Locale.ROOT).matches("(personal )?history of .*");
        (past ? over : active).addAll(ids);
      }
    }
    over.removeAll(active);
  }

  /** Whether all of some conditions, of which there are any, are over. */
  boolean areOver(Set<String> conditions) {
    return !conditions.isEmpty() && over.containsAll(conditions);
  }

  /** The state of what a note says is there: what it is free of is over. */
  static FactState said(FactState said, ClinicalMention mention, String note) {
    if (said != FactState.PRESENT) {
      return said;
    }
    String behind =
        note.substring(mention.span().end(), Math.min(note.length(), mention.span().end() + 6))
            .toLowerCase(Locale.ROOT);
    return FREE.matcher(behind).matches() ? FactState.PAST : FactState.PRESENT;
  }

  /** The conditions that a note says are there. */
  static Set<String> named(FactState state, ClinicalMention mention) {
    return state == FactState.PRESENT
        ? TermBook.standard().idsIn(TermKind.CONDITION, mention.head().text())
        : Set.of();
  }
}
