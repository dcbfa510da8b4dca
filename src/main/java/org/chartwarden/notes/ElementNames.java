package org.chartwarden.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.values.ChartValue;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Names that a salt of the pharmacy and a result of the laboratory share: the K of "K 3.4" is no
 * potassium chloride. The level of a drug ("digoxin 1.2") still tells that the drug is taken.
 */
final class ElementNames {

  private ElementNames() {}

  /** The findings without the drugs whose name is that of a measured value. */
  static List<FindingMention> apart(
      List<FindingMention> findings,
      List<MeasurementMention> measurements,
      List<ChartValue> values) {
    TreeMap<Integer, List<Named>> named = new TreeMap<>();
    measurements.forEach(one -> put(named, one.span(), one.concept()));
    for (ChartValue value : values) {
      if (value.measured() && !value.concepts().isEmpty()) {
        put(named, value.whole(), value.concepts().get(0));
      }
    }
    return findings.stream().filter(finding -> !measured(finding, named)).toList();
  }

  private record Named(int end, String concept) {}

  private static void put(TreeMap<Integer, List<Named>> named, TextSpan span, String concept) {
    named
        .computeIfAbsent(span.start(), key -> new ArrayList<>(1))
        .add(new Named(span.end(), concept));
  }

  private static boolean measured(FindingMention finding, TreeMap<Integer, List<Named>> named) {
    String drug = finding.concept();
    if (!drug(drug)) {
      return false;
    }
    Map.Entry<Integer, List<Named>> at = named.floorEntry(finding.span().start());
    return at != null
        && at.getKey() == finding.span().start()
        && at.getValue().stream()
            .anyMatch(one -> one.end() > finding.span().end() && !one.concept().contains(drug));
  }

  private static boolean drug(String concept) {
    Optional<Concept> known = ClinicalVocabulary.standard().byId(concept);
    return known
        .filter(one -> one.kind() == Kind.MEDICATION || one.kind() == Kind.DRUG_CLASS)
        .isPresent();
  }
}
