package org.chartwarden.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.times.TimeExpression;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.values.ChartValue;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Names that a finding shares with something else: the K of "K 3.4" is no potassium chloride, the
 * HD of "HD 3" no dialysis. The level of a drug ("digoxin 1.2") still tells that the drug is taken.
 */
final class SharedNames {

  private SharedNames() {}

  /** The findings without the drugs whose name is that of a measured value, and without days. */
  static List<FindingMention> apart(
      List<FindingMention> findings,
      List<MeasurementMention> measurements,
      List<ChartValue> values,
      List<TimeMention> times) {
    TreeMap<Integer, Integer> days = new TreeMap<>();
    for (TimeMention time : times) {
      if (time.day() instanceof TimeExpression.DayCount) {
        days.put(time.span().start(), time.span().end());
      }
    }
    TreeMap<Integer, List<Named>> named = new TreeMap<>();
    measurements.forEach(one -> put(named, one.span(), one.concept()));
    for (ChartValue value : values) {
      if (value.measured() && !value.concepts().isEmpty()) {
        put(named, value.whole(), value.concepts().get(0));
      }
    }
    return findings.stream()
        .filter(finding -> !measured(finding, named))
        .filter(finding -> !within(finding.span(), days))
        .toList();
  }

  private static boolean within(TextSpan span, TreeMap<Integer, Integer> days) {
    Map.Entry<Integer, Integer> day = days.floorEntry(span.start());
    return day != null && span.end() <= day.getValue();
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
