package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.terms.Term;

/**
 * Contraceptive hormones that a device in the body gives off: lists of drugs hold none of them,
 * lists of procedures do. A device counts for 8 years, the longest that one is licensed for
 * (levonorgestrel 52 mg system).
 */
final class WornContraceptives {

  private static final Set<String> HORMONAL =
      Set.of("hormonal-contraceptive", "contraceptive-implant");

  private static final Pattern SYSTEM =
      Pattern.compile(
          "(?i)\\b(?:levonorgestrel|LNG|hormon\\w+|progest\\w+)\\b.*\\b(?:intra-?uterine|IUD|IUS|coil)\\b|\\b(?:intra-?uterine|IUD|IUS|coil)\\b.*\\b(?:levonorgestrel|LNG|hormon\\w+|progest\\w+)\\b|\\bLNG-?IU[SD]\\b|\\b(?:mirena|kyleena|liletta|skyla|jaydess|levosert)\\b");

  private static final Pattern IMPLANT =
      Pattern.compile(
          "(?i)\\b(?:etonogestrel|nexplanon|implanon|jadelle|(?:contraceptive|hormonal|birth control) implants?|implants? of (?:a )?contraceptive)\\b");

  private static final Pattern OUT = Pattern.compile("(?i)\\b(?:remov(?:al|ed)|extract\\w+)\\b");

  private static final int YEARS = 8;

  private WornContraceptives() {}

  /** What a device that is worn answers; empty when none is told or no hormone is asked for. */
  static Optional<CriterionVerdict> of(PatientFacts facts, Term drug) {
    if (!HORMONAL.contains(drug.id())) {
      return Optional.empty();
    }
    LocalDate since = facts.indexDate().minusYears(YEARS);
    List<FactEvidence> in = new ArrayList<>();
    List<FactEvidence> perhaps = new ArrayList<>();
    for (ProcedureFact fact : facts.proceduresNamed("worn " + drug.id(), one -> worn(one, drug))) {
      if (fact.state() != FactState.PAST && fact.state() != FactState.PRESENT) {
        continue;
      }
      Optional<LocalDate> day = fact.time().begin().map(DayRange::first);
      boolean lasts = day.filter(one -> !one.isBefore(since)).isPresent();
      (lasts && !removed(facts, day.get()) ? in : perhaps).add(fact.evidence());
    }
    if (in.isEmpty() && perhaps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        in.isEmpty()
            ? CriterionVerdict.unknown(
                "Whether the contraceptive device is still in place is not told.",
                perhaps,
                MissingItem.ask("contraceptive device"))
            : CriterionVerdict.met(
                "The record tells a device that gives off " + drug.shown() + ".", in));
  }

  private static boolean worn(FactName name, Term drug) {
    return name.texts().stream()
        .anyMatch(
            text ->
                !OUT.matcher(text).find()
                    && (IMPLANT.matcher(text).find()
                        || !drug.id().equals("contraceptive-implant")
                            && SYSTEM.matcher(text).find()));
  }

  private static boolean removed(PatientFacts facts, LocalDate put) {
    return facts.procedures().stream()
        .filter(
            one ->
                one.name().texts().stream()
                    .anyMatch(
                        text ->
                            OUT.matcher(text).find()
                                && text.toLowerCase(java.util.Locale.ROOT)
                                    .matches(
                                        ".*(?:intra-?uterine|iud|ius|coil|implant|contracept).*")))
        .anyMatch(one -> one.time().begin().filter(day -> !day.last().isBefore(put)).isPresent());
  }
}
