package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.phrases.Kept;

/**
 * Methods of contraception in lists: a device that was put in and is still good, drugs that are
 * taken. Intrauterine devices last for up to ten years, implants for up to five.
 */
final class ContraceptiveMethods {

  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)intra-?\\s?uterine (?:contraceptive )?(?:device|system)|\\biu[ds]\\b|levonorgestrel[- ]releasing|copper (?:coil|iud|t\\b)|\\bcoil\\b|mirena|kyleena|paragard");

  private static final Pattern IMPLANT =
      Pattern.compile(
          "(?i)contraceptive implant|etonogestrel|nexplanon|implanon|jadelle|subdermal (?:progestin|contraceptive)");

  private static final Pattern TAKEN_OUT = Pattern.compile("(?i)remov|extract|expul|expell");

  private static final Pattern DRUG =
      Pattern.compile(
          "(?i)ethinyl ?estradiol|drospirenone|desogestrel|norgestimate|norethindrone 0|norelgestromin|etonogestrel|medroxyprogesterone.*(?:150|104)|contracepti");

  private static final int DEVICE_YEARS = 10;

  private static final int IMPLANT_YEARS = 5;

  private static final int KEPT = 20_000;

  private static final Kept<String, Boolean> OF_DEVICE =
      new Kept<>(KEPT, text -> DEVICE.matcher(text).find() || IMPLANT.matcher(text).find());

  private static final Kept<String, Boolean> OF_DRUG =
      new Kept<>(KEPT, text -> DRUG.matcher(text).find());

  private ContraceptiveMethods() {}

  /** What lists tell of a method that is used now. */
  static List<FactEvidence> of(PatientFacts facts) {
    List<FactEvidence> used = new ArrayList<>();
    for (ProcedureFact fact :
        facts.proceduresNamed(
            "contraception", one -> one.texts().stream().anyMatch(OF_DEVICE::of))) {
      String name = String.join(" ", fact.name().texts());
      boolean done = fact.state() == FactState.PRESENT || fact.state() == FactState.PAST;
      if (!done || fact.evidence().span().isPresent()) {
        continue;
      }
      if (TAKEN_OUT.matcher(name).find()) {
        return List.of();
      }
      int years = DEVICE.matcher(name).find() ? DEVICE_YEARS : IMPLANT_YEARS;
      boolean good =
          fact.time()
              .begin()
              .map(DayRange::first)
              .filter(day -> day.isAfter(facts.indexDate().minusYears(years)))
              .isPresent();
      if (good) {
        used.add(fact.evidence());
      }
    }
    for (DrugFact fact :
        facts.drugsNamed("contraception", one -> one.texts().stream().anyMatch(OF_DRUG::of))) {
      if (fact.state() == FactState.PRESENT && fact.evidence().span().isEmpty()) {
        used.add(fact.evidence());
      }
    }
    return used;
  }
}
