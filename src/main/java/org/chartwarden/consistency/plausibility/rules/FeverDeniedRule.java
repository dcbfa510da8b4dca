package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.measurements.TimeHint;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;

/**
 * "Afebrile" beside a temperature of 38.3 °C or more, or "febrile" beside a normal one, with
 * nothing said of another time.
 */
final class FeverDeniedRule implements NoteRule {

  /** Fever as defined by the American College of Critical Care Medicine, 2008. */
  private static final BigDecimal FEVER = new BigDecimal("38.3");

  private static final Phrases AFEBRILE =
      Phrases.of("afebrile;apyrexial;apyretic;no fever;without fever;no fevers;not febrile");
  private static final Phrases OTHER_TIME =
      Phrases.of(
          "tmax;t max;max;maximum;yesterday;overnight;earlier;previously;was;were;been;had;on"
              + " admission;on arrival;at home;initially;now;today;since;last;past;days;hours;h;24h;24"
              + " hours;became;until;defervesced;peak;spike;spiked;then;later;if;return;call;>;greater"
              + " than;above;denies;denied;reports;reported;history;prior;before;day;days ago;night;ago"
              + ";chills;complains");

  @Override
  public String id() {
    return "fever-denied";
  }

  @Override
  public String title() {
    return "No fever said beside a temperature that is one.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<MeasurementMention> temperatures = note.measurements("temperature");
    List<NoteFlaw> flaws = new ArrayList<>();
    for (CheckedNote.Said said : note.all(AFEBRILE)) {
      if (note.ofOthers(said.sentence()) || note.says(said.sentence(), OTHER_TIME)) {
        continue;
      }
      for (MeasurementMention temperature : temperatures) {
        if (together(said.sentence(), note.sentence(temperature.sentence()))
            && fever(temperature)
            && temperatures.size() == 1
            && !note.says(temperature.sentence(), OTHER_TIME)) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.MODERATE,
                  List.of(note.span(said.place()), temperature.span()),
                  "The note says \""
                      + note.span(said.place()).text()
                      + "\" and gives a temperature of "
                      + temperature.span().text()
                      + ".",
                  "Check the temperature in the chart and correct the one that is wrong."));
        }
      }
    }
    return flaws;
  }

  /** Near each other or in parts of the note that speak of the same examination. */
  private static boolean together(Sentence one, Sentence other) {
    return one.section() == other.section() && Math.abs(one.index() - other.index()) <= 3
        || Math.abs(one.index() - other.index()) <= 2;
  }

  private static boolean fever(MeasurementMention temperature) {
    if (!temperature.believable()
        || temperature.unit() == null
        || temperature.time() == TimeHint.PAST
        || temperature.time() == TimeHint.PEAK) {
      return false;
    }
    return UnitConverter.convert(new Amount(temperature.value(), temperature.unit()), "Cel")
            .value()
            .compareTo(FEVER)
        >= 0;
  }
}
