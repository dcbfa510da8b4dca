package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements as the case tables write them. */
final class Written {

  private Written() {}

  static String of(MedicationMention mention) {
    List<String> said = new ArrayList<>();
    said.add(String.join("?", mention.drug().candidates().stream().map(Medication::id).toList()));
    mention.preparation().salt().ifPresent(salt -> said.add("salt=" + salt));
    mention.preparation().release().ifPresent(release -> said.add("release=" + release));
    Dosing dosing = mention.dosing();
    amount("d=", dosing.dose(), said);
    amount("s=", dosing.strength(), said);
    amount("n=", dosing.count(), said);
    amount("r=", dosing.rate(), said);
    amount("p=", dosing.perSize(), said);
    amount("f=", dosing.changedFrom(), said);
    amount("m=", dosing.maximum(), said);
    mention
        .route()
        .ifPresent(
            route -> {
              said.add("route=" + route.route());
              route.side().ifPresent(side -> said.add("side=" + side));
            });
    mention.preparation().form().ifPresent(form -> said.add("form=" + form));
    mention.frequency().ifPresent(frequency -> frequency(frequency, said));
    if (mention.status().status() != MedicationStatus.UNSAID) {
      said.add(mention.status().status().name());
    }
    mention.course().days().ifPresent(days -> said.add("days=" + days.toPlainString()));
    mention.course().day().ifPresent(day -> said.add("day=" + day));
    mention.course().indication().ifPresent(why -> said.add("for=" + why));
    if (!mention.circumstances().isEmpty()) {
      said.add(
          "[" + String.join(",", mention.circumstances().stream().map(Enum::name).toList()) + "]");
    }
    return String.join(" ", said);
  }

  static String of(AllergyMention mention) {
    return (mention.kind() + " " + mention.substance()).strip()
        + (mention.candidates().isEmpty()
            ? ""
            : " = " + String.join("?", mention.candidates().stream().map(Medication::id).toList()))
        + (mention.reactions().isEmpty() ? "" : " : " + String.join(", ", mention.reactions()));
  }

  private static void frequency(Frequency frequency, List<String> said) {
    boolean range =
        frequency.everyHours().isPresent()
            && !frequency.everyHours().equals(frequency.everyHoursMost());
    boolean seldom = frequency.everyHours().filter(h -> h.doubleValue() > 48).isPresent();
    if (range) {
      said.add("e=" + frequency.everyHours().get() + "-" + frequency.everyHoursMost().get());
    } else if (seldom && !weeks(frequency)) {
      said.add("e=" + frequency.everyHours().get().toPlainString());
    } else {
      frequency.perDay().ifPresent(perDay -> said.add("q=" + perDay.toPlainString()));
    }
    if (frequency.asNeeded()) {
      said.add("prn");
    }
    if (frequency.once()) {
      said.add("once");
    }
    if (frequency.continuous()) {
      said.add("cont");
    }
    frequency.doses().ifPresent(doses -> said.add("x=" + doses));
    if (!frequency.moments().isEmpty()) {
      said.add("at=" + String.join(",", frequency.moments()));
    }
    if (!frequency.days().isEmpty()) {
      said.add("on=" + String.join(",", frequency.days()));
    }
  }

  private static boolean weeks(Frequency frequency) {
    return frequency
        .everyHours()
        .filter(h -> h.remainder(java.math.BigDecimal.valueOf(168)).signum() == 0)
        .isPresent();
  }

  private static void amount(String sign, Optional<DoseAmount> amount, List<String> said) {
    amount.ifPresent(
        one ->
            said.add(
                sign
                    + one.low().toPlainString()
                    + (one.isRange() ? "-" + one.high().toPlainString() : "")
                    + one.unit()));
  }
}
