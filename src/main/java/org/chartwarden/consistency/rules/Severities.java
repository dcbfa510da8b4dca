package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;

/** How much harm a difference may do. */
final class Severities {

  private static final BigDecimal FAR = new BigDecimal("0.5");
  private static final Set<String> RISKY =
      Set.of(
          "insulin",
          "opioid",
          "anticoagulant",
          "vasopressor",
          "sedative",
          "potassium-supplement",
          "antiarrhythmic",
          "chemotherapy",
          "benzodiazepine");

  private Severities() {}

  /** For two numbers of one measurement: high when only one of them is usual and they are far. */
  static Severity ofValue(List<String> concepts, BigDecimal written, BigDecimal charted) {
    Optional<Concept> concept =
        concepts.stream()
            .flatMap(id -> ClinicalVocabulary.hospital().byId(id).stream())
            .findFirst();
    boolean far = far(written, charted);
    if (concept.isEmpty() || concept.get().low() == null || concept.get().high() == null) {
      return far ? Severity.MODERATE : Severity.LOW;
    }
    boolean differs = side(concept.get(), written) != side(concept.get(), charted);
    if (differs) {
      return far ? Severity.HIGH : Severity.MODERATE;
    }
    return far ? Severity.MODERATE : Severity.LOW;
  }

  /** For a drug: high for those that do harm when they are mistaken. */
  static Severity ofDrug(List<String> concepts) {
    return concepts.stream()
            .flatMap(id -> ClinicalVocabulary.hospital().byId(id).stream())
            .flatMap(concept -> concept.drugClasses().stream())
            .anyMatch(RISKY::contains)
        ? Severity.HIGH
        : Severity.MODERATE;
  }

  private static boolean far(BigDecimal a, BigDecimal b) {
    BigDecimal larger = a.abs().max(b.abs());
    return larger.signum() > 0
        && a.subtract(b).abs().divide(larger, MathContext.DECIMAL32).compareTo(FAR) >= 0;
  }

  private static int side(Concept concept, BigDecimal value) {
    return value.compareTo(concept.low()) < 0 ? -1 : value.compareTo(concept.high()) > 0 ? 1 : 0;
  }
}
