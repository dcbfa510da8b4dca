package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.findings.FindingTime;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.terms.EventTerms;

/**
 * When what a note names was or began. Numbers right behind a name come first: years, months,
 * lengths of time; a score out of ten is no date, and one that may be a month of a year or a day of
 * this one says nothing.
 */
final class MentionDays {

  private static final Pattern YEAR =
      Pattern.compile("^[\\s,(]{0,2}(?:in |since )?((?:19|20)\\d\\d)\\b(?![-/:.]?\\d|\\s?h)");

  /** "4/22" and "04/2022"; a third number makes a full date of it. */
  private static final Pattern MONTH =
      Pattern.compile("^[\\s,(]{0,2}(?:in |since )?(\\d{1,2})/((?:19|20)?\\d\\d)\\b(?![-/.]?\\d)");

  private static final Pattern SCORE =
      Pattern.compile("^[\\s,:(]{0,3}\\d{1,2}(?:-\\d{1,2})?/10\\b(?!/)");

  /** "x6 yr", "for 14 months", "4 y". */
  private static final Pattern LENGTH =
      Pattern.compile(
          "^(?:\\s*(?:\\+|&|and|/)\\s*(?:(?:l|r|left|right|both|bilateral)\\s+)?\\p{L}{3,12})?(?:[\\s,:(]{0,3}\\d{1,2}(?:-\\d{1,2})?/10)?(?:\\s+(?:daily|constant|persistent|chronic))?[\\s,(]{0,3}(?:x|×|for|over|since)?\\s?(?:the (?:last|past) )?"
              + "(\\d{1,2})\\s?(y|yrs?|years?|mo|mos|months?|wks?|weeks?|d|days?)\\b(?!\\s+(?:ago|before|after|old|later|of\\b))",
          Pattern.CASE_INSENSITIVE);

  /** "Pneumonia admission Oct '23", "stroke treated in 2021": what it was for the patient. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?i)\\A\\s+(?:admission|admitted|hospitali[sz](?:ation|ed)|episode|attack|event|flare|exacerbation|diagnosed|found|dx|treated|operated)(?=[\\s,(])");

  private static final int REACH = 48;
  private static final int COURSE = 90;
  private static final int LONGEST_DAY = 31;

  private final ClaimTimes times;
  private final String text;
  private final LocalDate written;

  MentionDays(ClaimTimes times, String text, LocalDate written) {
    this.times = times;
    this.text = text;
    this.written = written;
  }

  /** When it was or began; empty when the note does not tell. */
  Optional<DayRange> of(ClinicalMention mention, boolean procedure) {
    int end = mention.span().end();
    Optional<DayRange> latest =
        procedure || !EventTerms.named(mention.head().text())
            ? Optional.empty()
            : EventDays.latest(this, text, mention.span());
    if (latest.isPresent()) {
      return latest;
    }
    Optional<DayRange> near = behind(end, procedure);
    if (near.isPresent()) {
      return near;
    }
    String words = words(end);
    if (SCORE.matcher(words).find()) {
      return Optional.empty();
    }
    Matcher month = MONTH.matcher(words);
    if (!procedure && month.find()) {
      Optional<Optional<DayRange>> read = month(month.group(1), month.group(2));
      if (read.isPresent()) {
        return read.get();
      }
    }
    return told(mention, procedure).map(this::notAhead);
  }

  /** The year, the month or the length of time that stands right behind a place of the note. */
  Optional<DayRange> behind(int end, boolean procedure) {
    String behind = EVENT.matcher(words(end)).replaceFirst("");
    Optional<DayRange> course =
        procedure ? CourseDays.of(text.substring(end, clauseEnd(end)), written) : Optional.empty();
    if (course.isPresent()) {
      return course;
    }
    Matcher year = YEAR.matcher(behind);
    if (year.find() && Integer.parseInt(year.group(1)) <= written.getYear()) {
      return Optional.of(DayRange.in(Integer.parseInt(year.group(1))));
    }
    Optional<DayRange> named = WrittenMonths.behind(behind);
    if (named.isPresent() && !named.get().first().isAfter(written)) {
      return named;
    }
    Optional<DayRange> shortened = WrittenMonths.shortened(behind, written);
    if (shortened.isPresent()) {
      return shortened;
    }
    Optional<DayRange> season = WrittenSeasons.behind(behind, written);
    if (season.isPresent()) {
      return season;
    }
    Matcher length = LENGTH.matcher(behind);
    return !procedure && length.find()
        ? Optional.of(began(Integer.parseInt(length.group(1)), length.group(2)))
        : Optional.empty();
  }

  /**
   * When something happened that a name of criteria tells, which no reader of notes found.
   *
   * @param sentence its number in the note
   */
  Optional<DayRange> ofEvent(TextSpan span, int sentence) {
    Optional<DayRange> near =
        EventDays.latest(this, text, span).or(() -> behind(span.end(), false));
    if (near.isPresent()) {
      return near;
    }
    TimeWindow window = times.beside(span, sentence);
    return window.said() ? Optional.of(notAhead(NoteFacts.days(window))) : Optional.empty();
  }

  /** Where the sentence or the part of it ends that a place lies in; commas do not part it. */
  int clauseEnd(int from) {
    int end = from;
    while (end < Math.min(text.length(), from + COURSE)
        && ";\n".indexOf(text.charAt(end)) < 0
        && !(text.charAt(end) == '.' && end + 1 < text.length() && text.charAt(end + 1) == ' ')) {
      end++;
    }
    return end;
  }

  private String words(int end) {
    return text.substring(end, Math.min(text.length(), end + REACH));
  }

  private Optional<DayRange> told(ClinicalMention mention, boolean procedure) {
    TimeWindow window =
        procedure
            ? times.ofProcedure(mention.span(), mention.sentence())
            : times.beside(mention.span(), mention.sentence());
    FindingTime told = mention.time();
    if (told.kind() == FindingTime.Kind.YEAR) {
      boolean exact =
          window.said()
              && NoteFacts.days(window).first().getYear() == told.year()
              && NoteFacts.days(window).last().getYear() == told.year();
      return exact ? Optional.of(NoteFacts.days(window)) : Optional.of(DayRange.in(told.year()));
    }
    if (told.kind() == FindingTime.Kind.AGO || told.kind() == FindingTime.Kind.SINCE) {
      return Optional.of(around(written.minusDays(told.days()), told.days()));
    }
    if (window.said()) {
      return Optional.of(NoteFacts.days(window));
    }
    return told.kind() == FindingTime.Kind.RECENT
        ? Optional.of(new DayRange(written.minusDays(60), written))
        : Optional.empty();
  }

  private DayRange around(LocalDate day, int back) {
    int slack = back > 27 ? back / 12 : back / 7;
    LocalDate last = day.plusDays(slack);
    return new DayRange(day.minusDays(slack), last.isAfter(written) ? written : last);
  }

  private DayRange began(int count, String unit) {
    LocalDate day =
        switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
          case 'y' -> written.minusYears(count);
          case 'm' -> written.minusMonths(count);
          case 'w' -> written.minusWeeks(count);
          default -> written.minusDays(count);
        };
    return around(day, (int) java.time.temporal.ChronoUnit.DAYS.between(day, written));
  }

  /**
   * A month of a year; inner empty when the second number may as well be a day of this year, outer
   * empty when it is one.
   */
  private Optional<Optional<DayRange>> month(String first, String second) {
    int month = Integer.parseInt(first);
    int number = Integer.parseInt(second);
    if (month < 1 || month > 12) {
      return Optional.empty();
    }
    int year = second.length() == 4 ? number : written.getYear() / 100 * 100 + number;
    if (year > written.getYear()) {
      return Optional.empty();
    }
    boolean day =
        second.length() == 2
            && number >= 1
            && number
                <= Math.min(LONGEST_DAY, YearMonth.of(written.getYear(), month).lengthOfMonth())
            && !LocalDate.of(written.getYear(), month, number).isAfter(written);
    return Optional.of(
        day ? Optional.empty() : Optional.of(DayRange.in(YearMonth.of(year, month))));
  }

  /** A day without a year that lies ahead of the note was that of the year before. */
  private DayRange notAhead(DayRange day) {
    boolean ahead =
        day.first().isAfter(written.plusDays(120)) && day.first().getYear() == written.getYear();
    return ahead ? new DayRange(day.first().minusYears(1), day.last().minusYears(1)) : day;
  }
}
