package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of several values of a measurement, with the reason.
 *
 * @param chosen the mention that the rule picks
 * @param reason why, in one sentence
 * @param alternatives the other mentions of the same measurement, in the order of the note
 */
public record MeasurementChoice(
    MeasurementMention chosen, String reason, List<MeasurementMention> alternatives) {

  /**
   * Picks a value. Values that can be believed go before doubtful ones, named ones before those
   * that only a unit or a finding tells of.
   *
   * @param mentions mentions of one concept in the order of the note; several concepts are allowed
   *     where any of them will do
   */
  public static Optional<MeasurementChoice> of(List<MeasurementMention> mentions, TimeRule rule) {
    List<MeasurementMention> usable =
        mentions.stream()
            .filter(mention -> mention.specimen().isBlood() || inUrine(mention))
            .toList();
    Comparator<MeasurementMention> order =
        switch (rule) {
          case FIRST -> first();
          case LATEST ->
              present().thenComparing(Comparator.comparingInt(MeasurementChoice::place).reversed());
          case HIGHEST -> present().thenComparing(amount().reversed());
          case LOWEST -> present().thenComparing(amount());
        };
    return usable.stream()
        .min(order)
        .map(chosen -> new MeasurementChoice(chosen, reason(chosen, rule), others(usable, chosen)));
  }

  private static boolean inUrine(MeasurementMention mention) {
    return mention.specimen() == Specimen.URINE && mention.concept().startsWith("urine-");
  }

  private static int place(MeasurementMention mention) {
    return mention.span().start();
  }

  private static boolean onlyBounded(MeasurementMention mention) {
    return mention.bound() != Bound.EXACT && mention.bound() != Bound.ABOUT;
  }

  private static Comparator<MeasurementMention> trust() {
    return Comparator.comparing((MeasurementMention mention) -> !mention.believable())
        .thenComparing(MeasurementChoice::onlyBounded);
  }

  /** Values of former times count only when there are no others. */
  private static Comparator<MeasurementMention> present() {
    return trust().thenComparing(mention -> mention.time() == TimeHint.PAST);
  }

  private static Comparator<MeasurementMention> first() {
    return trust()
        .thenComparingInt(mention -> lateness(mention.time()))
        .thenComparingInt(mention -> mention.naming() == Naming.NAMED ? 0 : 1)
        .thenComparingInt(MeasurementChoice::place);
  }

  /** How far a time is from the first presentation. */
  private static int lateness(TimeHint time) {
    return switch (time) {
      case ADMISSION, UNSAID -> 0;
      case BASELINE -> 1;
      case PEAK, NADIR -> 2;
      case LATER -> 3;
      case PAST -> 4;
      case AFTER_TREATMENT -> 5;
      case DISCHARGE -> 6;
      case FOLLOW_UP -> 7;
    };
  }

  private static Comparator<MeasurementMention> amount() {
    return Comparator.comparingDouble(
        mention ->
            Optional.ofNullable(MeasureNames.standard().byId(mention.concept()))
                .flatMap(measured -> measured.scale(mention.unit()))
                .map(scale -> mention.value().doubleValue() * scale.factor() + scale.offset())
                .orElse(mention.value().doubleValue()));
  }

  private static List<MeasurementMention> others(
      List<MeasurementMention> mentions, MeasurementMention chosen) {
    List<MeasurementMention> others = new ArrayList<>(mentions);
    others.remove(chosen);
    return List.copyOf(others);
  }

  private static String reason(MeasurementMention chosen, TimeRule rule) {
    String doubt = chosen.believable() ? "" : "; its value or unit is doubtful";
    return switch (rule) {
      case FIRST -> "the first value at presentation (" + said(chosen.time()) + ")" + doubt;
      case LATEST -> "the last value of the note (" + said(chosen.time()) + ")" + doubt;
      case HIGHEST -> "the highest value of the note" + doubt;
      case LOWEST -> "the lowest value of the note" + doubt;
    };
  }

  private static String said(TimeHint time) {
    return time == TimeHint.UNSAID
        ? "no time is said"
        : "the note says " + time.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
