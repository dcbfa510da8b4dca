package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.measurements.MeasurementMention;

/** A Glasgow coma score that is not the sum of its parts. */
final class GlasgowSumRule implements NoteRule {

  @Override
  public String id() {
    return "glasgow-sum";
  }

  @Override
  public String title() {
    return "A Glasgow coma score that is not the sum of its parts.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<MeasurementMention> all = note.measurements();
    for (MeasurementMention total : all) {
      if (!total.concept().equals("gcs-total") || total.high() != null) {
        continue;
      }
      Optional<MeasurementMention> eye = only(all, total, "gcs-eye");
      Optional<MeasurementMention> verbal = only(all, total, "gcs-verbal");
      Optional<MeasurementMention> motor = only(all, total, "gcs-motor");
      boolean one =
          all.stream()
                  .filter(m -> m.concept().equals("gcs-total"))
                  .filter(m -> m.sentence() == total.sentence())
                  .count()
              == 1;
      if (eye.isEmpty() || verbal.isEmpty() || motor.isEmpty() || !one) {
        continue;
      }
      BigDecimal sum = eye.get().value().add(verbal.get().value()).add(motor.get().value());
      if (sum.compareTo(total.value()) != 0) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.MODERATE,
                List.of(total.span(), eye.get().span()),
                "The parts E"
                    + eye.get().value().toPlainString()
                    + " V"
                    + verbal.get().value().toPlainString()
                    + " M"
                    + motor.get().value().toPlainString()
                    + " add up to "
                    + sum.toPlainString()
                    + ", not to "
                    + total.value().toPlainString()
                    + ".",
                "Examine again and write parts and sum anew."));
      }
    }
    return flaws;
  }

  private static Optional<MeasurementMention> only(
      List<MeasurementMention> all, MeasurementMention total, String part) {
    List<MeasurementMention> found =
        all.stream()
            .filter(m -> m.concept().equals(part) && m.sentence() == total.sentence())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
