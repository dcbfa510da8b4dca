package org.chartwarden.consistency.plausibility.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.times.TimeExpression;
import org.chartwarden.notes.times.TimeMention;

/**
 * A count of days after the operation (POD, the operation on day 0) or in hospital (HD, the
 * admission on day 1) that does not fit the dates of the note.
 */
final class DayCountRule implements NoteRule {

  private static final Phrases OPERATION =
      Phrases.of(
          "s/p;sp;status post;underwent;date of surgery;date of operation;operation date;surgery date;procedure date;operated on;dos;surgery on;or on;taken to the or;taken to the operating room;resection on;repair on;performed on");
  private static final Phrases ADMISSION =
      Phrases.of("admitted;admitted on;admission date;date of admission;adm;doa;admit date");
  private static final Phrases AWAY =
      Phrases.of(
          "previous;prior;history;outside;years;last;first;second;initial;repeat;redo;staged;planned;before;ago;transferred;transfer;ed;osh");

  @Override
  public String id() {
    return "day-count";
  }

  @Override
  public String title() {
    return "A count of days that does not fit the dates.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    Optional<LocalDate> day = note.day();
    if (day.isEmpty()) {
      return List.of();
    }
    List<NoteFlaw> flaws = new ArrayList<>();
    compare(note, TimeExpression.Counter.OPERATION, OPERATION, 0, day.get(), flaws);
    compare(note, TimeExpression.Counter.ADMISSION, ADMISSION, 1, day.get(), flaws);
    return flaws;
  }

  private void compare(
      CheckedNote note,
      TimeExpression.Counter counter,
      Phrases begun,
      int first,
      LocalDate day,
      List<NoteFlaw> flaws) {
    List<TimeMention> counts = new ArrayList<>();
    List<TimeMention> begins = new ArrayList<>();
    for (TimeMention time : note.note().times()) {
      Sentence sentence = note.sentence(time.sentence());
      if (time.day() instanceof TimeExpression.DayCount count && count.counter() == counter) {
        counts.add(time);
      } else if (time.day() instanceof TimeExpression.CalendarDay calendar
          && !calendar.exchangeable()
          && !note.says(sentence, AWAY)
          && begun.in(
              note.tokens(),
              Math.max(sentence.firstToken(), time.firstToken() - 10),
              time.firstToken())) {
        begins.add(time);
      }
    }
    boolean one = counts.stream().map(TimeMention::day).distinct().count() == 1;
    if (!one || begins.size() != 1 || counts.get(0).sentence() > 4) {
      return;
    }
    TimeMention counted = counts.get(0);
    Optional<LocalDate> begin = resolved(begins.get(0), day);
    if (begin.isEmpty()) {
      return;
    }
    int number = ((TimeExpression.DayCount) counted.day()).number();
    long days = ChronoUnit.DAYS.between(begin.get(), day) + first;
    if (days >= 0 && days < 60 && Math.abs(days - number) > 1) {
      flaws.add(
          new NoteFlaw(
              id(),
              Severity.LOW,
              List.of(counted.span(), begins.get(0).span()),
              "Counted from "
                  + begin.get()
                  + " the day of the note, "
                  + day
                  + ", is day "
                  + days
                  + ", and the note says \""
                  + counted.span().text()
                  + "\".",
              "Correct the count or the date; the count may be copied from an older note."));
    }
  }

  /** The last such day up to the day of the note. */
  private static Optional<LocalDate> resolved(TimeMention time, LocalDate day) {
    TimeExpression.CalendarDay calendar = (TimeExpression.CalendarDay) time.day();
    try {
      int year = calendar.year() == null ? day.getYear() : calendar.year();
      LocalDate found = LocalDate.of(year, calendar.month(), calendar.day());
      boolean lastYear = calendar.year() == null && found.isAfter(day);
      return Optional.of(lastYear ? found.minusYears(1) : found);
    } catch (DateTimeException e) {
      // A day that no calendar has; another rule says so.
      return Optional.empty();
    }
  }
}
