package org.chartwarden.consistency.plausibility.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.dates.DateMention;
import org.chartwarden.notes.dates.DateRole;
import org.chartwarden.notes.text.Sentence;

/**
 * Days in an order that cannot be: before the birth, a discharge before the admission, a past day
 * for what is to come.
 */
final class DayOrderRule implements NoteRule {

  private static final Phrases TO_COME =
      Phrases.of(
          "follow up;follow-up;followup;appointment;appt;return to clinic;scheduled for;will be seen;see you on;due on;booked for");
  private static final Phrases DONE =
      Phrases.of(
          "was;were;seen;had;attended;missed;last;previous;prior;since;completed;did;has been;from;no show;cancelled;canceled;after;of");

  @Override
  public String id() {
    return "day-order";
  }

  @Override
  public String title() {
    return "Days in an order that cannot be.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<DateMention> dates = note.note().dates().stream().filter(DateMention::ordered).toList();
    Optional<DateMention> birth = only(dates, DateRole.BIRTH, note);
    if (birth.isPresent()) {
      dates.stream()
          .filter(date -> date.role() != DateRole.BIRTH && !others(note, date))
          .filter(date -> date.date().isBefore(birth.get().date()))
          .findFirst()
          .ifPresent(
              date ->
                  flaws.add(
                      flaw(
                          date,
                          birth.get(),
                          "The note names "
                              + date.date()
                              + ", before the birth on "
                              + birth.get().date()
                              + ".",
                          Severity.MODERATE)));
      age(note, birth.get(), flaws);
    }
    Optional<DateMention> in = only(note.note().dates(), DateRole.ADMISSION, note);
    Optional<DateMention> out = only(note.note().dates(), DateRole.DISCHARGE, note);
    if (in.isPresent() && out.isPresent() && before(out.get(), in.get())) {
      flaws.add(
          flaw(
              out.get(),
              in.get(),
              "The discharge on "
                  + out.get().date()
                  + " is before the admission on "
                  + in.get().date()
                  + ".",
              Severity.MODERATE));
    }
    toCome(note, dates, out, flaws);
    return flaws;
  }

  /** An age that does not fit the day of birth on the day of the note. */
  private void age(CheckedNote note, DateMention birth, List<NoteFlaw> flaws) {
    Optional<LocalDate> day = note.day();
    if (day.isEmpty() || note.note().demographics().age().isEmpty()) {
      return;
    }
    var age = note.note().demographics().age().get();
    int years = java.time.Period.between(birth.date(), day.get()).getYears();
    if (age.exact() && Math.abs(years - age.completedYears()) > 1 && years >= 0) {
      flaws.add(
          new NoteFlaw(
              id(),
              Severity.MODERATE,
              List.of(age.span(), birth.span()),
              "Born on "
                  + birth.date()
                  + " the patient was "
                  + years
                  + " on "
                  + day.get()
                  + ", and the note says \""
                  + age.span().text()
                  + "\".",
              "Check the day of birth; it may be another patient's."));
    }
  }

  private void toCome(
      CheckedNote note, List<DateMention> dates, Optional<DateMention> out, List<NoteFlaw> flaws) {
    Optional<LocalDate> day =
        note.day().or(() -> out.filter(DateMention::ordered).map(DateMention::date));
    if (day.isEmpty()) {
      return;
    }
    for (DateMention date : dates) {
      Sentence sentence = note.sentence(date.sentence());
      int at = note.tokenAt(date.span().start());
      boolean toCome =
          TO_COME.in(note.tokens(), Math.max(sentence.firstToken(), at - 12), at)
              && !note.says(sentence, DONE);
      if (toCome && date.role() == DateRole.OTHER && date.date().isBefore(day.get())) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.MODERATE,
                List.of(date.span()),
                "What is to come on "
                    + date.date()
                    + " lies before the day of the note, "
                    + day.get()
                    + ".",
                "Look up the appointment and tell the patient the right day."));
      }
    }
  }

  private NoteFlaw flaw(DateMention date, DateMention other, String reason, Severity severity) {
    return new NoteFlaw(
        id(),
        severity,
        List.of(date.span(), other.span()),
        reason,
        "Look up both dates and correct the wrong one.");
  }

  private static boolean others(CheckedNote note, DateMention date) {
    return note.ofOthers(note.sentence(date.sentence()));
  }

  /** Whether a day is before another, also where month and day could be exchanged in both. */
  private static boolean before(DateMention one, DateMention other) {
    boolean exchanged =
        one.ordered() && other.ordered()
            || one.ordered() == other.ordered()
                && exchanged(one.date()).isBefore(exchanged(other.date()));
    return exchanged && one.date().isBefore(other.date());
  }

  /** Of two numbers up to twelve either may be the month. */
  private static LocalDate exchanged(LocalDate date) {
    return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
  }

  /** The one day of a role; empty when the note has none or several. */
  private static Optional<DateMention> only(
      List<DateMention> dates, DateRole role, CheckedNote note) {
    List<DateMention> found =
        dates.stream().filter(d -> d.role() == role && !others(note, d)).toList();
    return found.isEmpty() || found.stream().map(DateMention::date).distinct().count() > 1
        ? Optional.empty()
        : Optional.of(found.get(0));
  }
}
