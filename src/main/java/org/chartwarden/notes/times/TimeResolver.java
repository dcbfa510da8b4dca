package org.chartwarden.notes.times;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.chartwarden.notes.times.TimeExpression.After;
import org.chartwarden.notes.times.TimeExpression.Ago;
import org.chartwarden.notes.times.TimeExpression.CalendarDay;
import org.chartwarden.notes.times.TimeExpression.CalendarMonth;
import org.chartwarden.notes.times.TimeExpression.DayCount;
import org.chartwarden.notes.times.TimeExpression.DaysBack;
import org.chartwarden.notes.times.TimeExpression.Event;
import org.chartwarden.notes.times.TimeExpression.Landmark;
import org.chartwarden.notes.times.TimeExpression.PartOfDay;
import org.chartwarden.notes.times.TimeExpression.Stretch;
import org.chartwarden.notes.times.TimeExpression.Until;
import org.chartwarden.notes.times.TimeExpression.Weekday;
import org.chartwarden.notes.times.TimeWindow.Kind;

/** Turns the words of a note into an interval; pure. */
public final class TimeResolver {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HALF_DAY = Duration.ofHours(12);
  private static final Duration DAY = Duration.ofDays(1);

  /** How far back a stay is thought to reach whose begin is not known. */
  private static final Duration UNKNOWN_STAY = Duration.ofDays(30);

  private static final Duration LIFETIME = Duration.ofDays(36_500);

  /** Days within which a visit refers to a day before it. */
  private static final int NEAR = 40;

  private final NoteContext context;
  private final LocalDate birthDay;

  public TimeResolver(NoteContext context) {
    this(context, null);
  }

  /**
   * @param birthDay the day of birth, which days of life are counted from; null when not known
   */
  public TimeResolver(NoteContext context, LocalDate birthDay) {
    this.context = context;
    this.birthDay = birthDay;
  }

  /** The window of a value whose time the note does not tell: the whole stay up to the note. */
  public TimeWindow unsaid() {
    return stay("");
  }

  /**
   * The window of a time expression.
   *
   * @param mention what the note says; null when it says nothing
   */
  public TimeWindow resolve(TimeMention mention) {
    if (mention == null) {
      return unsaid();
    }
    String words = mention.span().text();
    if (mention.clock() != null) {
      return clock(mention, words);
    }
    return switch (mention.day()) {
      case CalendarDay day -> days(date(day), 0, Kind.DAY, words);
      case CalendarMonth month -> month(month, words);
      case Until until -> until(until, mention, words);
      case Weekday day -> days(last(day), 0, Kind.DAY, words);
      case DayCount count -> count(count, words);
      case DaysBack back -> back(back, words);
      case PartOfDay part -> part(part, words);
      case Ago ago -> around(context.written().minus(ago.length()), ago.length(), words);
      case After after -> after(after, words);
      case Stretch stretch ->
          window(
              context.written().minus(stretch.length()).minus(HALF_DAY),
              context.written().plus(HOUR),
              Kind.NARRATIVE,
              words);
      case Landmark landmark -> landmark(landmark.event(), words);
    };
  }

  /**
   * Up to two days before the end that is named, or from the begin of the stay if that is later.
   */
  private TimeWindow until(Until until, TimeMention mention, String words) {
    TimeWindow end =
        resolve(
            new TimeMention(
                until.end(),
                null,
                mention.span(),
                mention.firstToken(),
                mention.endToken(),
                mention.sentence()));
    return window(end.start().minus(DAY.multipliedBy(2)), end.end(), Kind.NARRATIVE, words);
  }

  private TimeWindow month(CalendarMonth month, String words) {
    int year = month.year() == null ? context.day().getYear() : month.year();
    LocalDate first = LocalDate.of(year, month.month(), 1);
    if (month.year() == null && first.isAfter(context.day())) {
      first = first.minusYears(1);
    }
    return days(first, first.lengthOfMonth() - 1, Kind.NARRATIVE, words);
  }

  private TimeWindow clock(TimeMention mention, String words) {
    LocalDate day = mention.day() == null ? null : dayOf(mention.day());
    int minute = mention.clock().minute();
    int until = mention.clock().endMinute();
    if (mention.day() != null && day == null) {
      return stay(words);
    }
    Instant from = at(day == null ? context.day() : day, minute);
    if (day == null && from.isAfter(context.written().plus(HOUR))) {
      from = at(context.day().minusDays(1), minute);
    }
    int length = until < 0 ? 0 : Math.floorMod(until - minute, 24 * 60);
    return window(from, from.plus(Duration.ofMinutes(length)), Kind.CLOCK, words);
  }

  /** The one day that an expression means, or null. */
  private LocalDate dayOf(TimeExpression expression) {
    return switch (expression) {
      case CalendarDay day -> date(day);
      case Weekday day -> last(day);
      case Until until -> dayOf(until.end());
      case DayCount count -> counted(count);
      case DaysBack back -> context.day().minusDays(back.from());
      case PartOfDay part -> context.day().minusDays(part.daysBack());
      default -> null;
    };
  }

  private TimeWindow count(DayCount count, String words) {
    LocalDate day = counted(count);
    if (day == null) {
      return stay(words);
    }
    int extra = count.counter() == TimeExpression.Counter.BIRTH ? 1 : 0;
    return days(day, extra, Kind.NARRATIVE, words);
  }

  private LocalDate counted(DayCount count) {
    return switch (count.counter()) {
      case OPERATION -> operated(count.number());
      case ADMISSION -> startDay() == null ? null : startDay().plusDays(count.number() - 1L);
      case BIRTH -> birthDay == null ? null : birthDay.plusDays(Math.max(0, count.number() - 1L));
      case COURSE -> null;
    };
  }

  /** The day so many days after the operation that makes it the latest day before the note. */
  private LocalDate operated(int number) {
    Optional<LocalDate> latest =
        context.operations().stream()
            .map(day -> day.plusDays(number))
            .filter(day -> !day.isAfter(context.day()))
            .max(Comparator.naturalOrder());
    return latest
        .or(
            () ->
                context.operations().stream()
                    .map(day -> day.plusDays(number))
                    .min(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** The date with the year nearest to the note. */
  private LocalDate date(CalendarDay day) {
    LocalDate plain = nearest(day.year(), day.month(), day.day());
    if (!day.exchangeable() || plain != null && withinStay(plain)) {
      return plain;
    }
    LocalDate other = nearest(day.year(), day.day(), day.month());
    boolean nearer =
        other != null
            && !other.isAfter(context.day())
            && distance(other) <= NEAR
            && (plain == null || plain.isAfter(context.day()) || distance(plain) > NEAR);
    return other != null && (withinStay(other) || nearer) ? other : plain;
  }

  private boolean withinStay(LocalDate day) {
    LocalDate from = startDay() == null ? context.day() : startDay();
    Instant end = end();
    LocalDate until = end.atZone(context.zone()).toLocalDate();
    return !day.isBefore(from.minusDays(1)) && !day.isAfter(until.plusDays(1));
  }

  private LocalDate nearest(Integer year, int month, int day) {
    LocalDate best = null;
    int around = year == null ? context.day().getYear() : year;
    int spread = year == null ? 1 : 0;
    for (int y = around - spread; y <= around + spread; y++) {
      LocalDate candidate = valid(y, month, day);
      if (candidate != null && (best == null || distance(candidate) < distance(best))) {
        best = candidate;
      }
    }
    return best;
  }

  private static LocalDate valid(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      // The 29th of February is no day of most years: that is the answer.
      return null;
    }
  }

  private long distance(LocalDate day) {
    return Math.abs(day.toEpochDay() - context.day().toEpochDay());
  }

  private LocalDate last(Weekday weekday) {
    LocalDate day = context.day();
    while (day.getDayOfWeek() != weekday.day()) {
      day = day.minusDays(1);
    }
    return day;
  }

  private TimeWindow back(DaysBack back, String words) {
    LocalDate from = context.day().minusDays(back.from());
    return days(from, back.from() - back.to(), Kind.NARRATIVE, words);
  }

  private TimeWindow part(PartOfDay part, String words) {
    LocalDate day = context.day().minusDays(part.daysBack());
    int[] hours =
        switch (part.part()) {
          case MORNING -> new int[] {0, 12};
          case AFTERNOON -> new int[] {12, 18};
          case EVENING -> new int[] {17, 24};
          case NIGHT -> new int[] {-6, 9};
        };
    return window(
        at(day, 0).plus(Duration.ofHours(hours[0])),
        at(day, 0).plus(Duration.ofHours(hours[1])),
        Kind.NARRATIVE,
        words);
  }

  /** A moment told by its distance; the farther, the less exact. */
  private TimeWindow around(Instant moment, Duration distance, String words) {
    Duration slack = longer(distance.dividedBy(4), Duration.ofMinutes(30));
    return window(moment.minus(slack), moment.plus(slack), Kind.NARRATIVE, words);
  }

  /** So long after the begin of the stay or after an operation: from the first to the last. */
  private TimeWindow after(After after, String words) {
    if (start() == null) {
      return stay(words);
    }
    Duration length = after.length();
    Duration slack = longer(length.dividedBy(4), HOUR);
    Instant last =
        context.operations().stream()
            .filter(day -> !day.isBefore(startDay()) && !day.isAfter(context.day()))
            .max(Comparator.naturalOrder())
            .map(day -> at(day.plusDays(1), 0))
            .orElse(start().plus(HALF_DAY));
    return window(
        start().plus(length).minus(slack), last.plus(length).plus(slack), Kind.NARRATIVE, words);
  }

  private TimeWindow landmark(Event event, String words) {
    Instant start = start();
    Instant end = end();
    return switch (event) {
      case ADMISSION, ARRIVAL, INITIAL -> {
        Duration reach = event == Event.ARRIVAL ? HALF_DAY : DAY;
        yield start == null
            ? stay(words)
            : window(start.minus(HALF_DAY), start.plus(reach), Kind.ENCOUNTER, words);
      }
      case DISCHARGE ->
          window(end.minus(Duration.ofHours(36)), end.plus(HOUR), Kind.ENCOUNTER, words);
      case BEFORE_DISCHARGE ->
          window(end.minus(Duration.ofHours(48)), end.plus(HOUR), Kind.ENCOUNTER, words);
      case BEFORE_OPERATION, DURING_OPERATION, AFTER_OPERATION -> operation(event, words);
      case BIRTH -> birthDay == null ? stay(words) : days(birthDay, 1, Kind.ENCOUNTER, words);
      case NOW ->
          window(context.written().minus(DAY), context.written().plus(HOUR), Kind.NARRATIVE, words);
      case PEAK, NADIR, DURING -> stay(words);
      case BEFORE -> {
        Instant until = start == null ? context.written() : start.minus(HALF_DAY);
        yield window(until.minus(LIFETIME), until, Kind.INDETERMINATE, words);
      }
    };
  }

  private TimeWindow operation(Event event, String words) {
    LocalDate day = operated(0);
    if (day == null) {
      return stay(words);
    }
    Instant from = start() == null ? at(day.minusDays(2), 0) : start().minus(HALF_DAY);
    return switch (event) {
      case BEFORE_OPERATION -> window(from, at(day.plusDays(1), 0), Kind.ENCOUNTER, words);
      case DURING_OPERATION -> days(day, 0, Kind.ENCOUNTER, words);
      default -> window(at(day, 0), at(day.plusDays(3), 0), Kind.ENCOUNTER, words);
    };
  }

  private Instant start() {
    return context.admitted().orElse(null);
  }

  private LocalDate startDay() {
    return context
        .admitted()
        .map(moment -> moment.atZone(context.zone()).toLocalDate())
        .orElse(null);
  }

  private Instant end() {
    return context.discharged().orElse(context.written());
  }

  private TimeWindow stay(String words) {
    Instant end = context.discharged().orElse(context.written().plus(HOUR));
    Instant start = start() == null ? context.written().minus(UNKNOWN_STAY) : start().minus(DAY);
    Instant last = end.isBefore(context.written()) ? context.written() : end;
    return window(start.isAfter(last) ? last : start, last, Kind.INDETERMINATE, words);
  }

  /** A day and so many after it. */
  private TimeWindow days(LocalDate day, int extra, Kind kind, String words) {
    if (day == null) {
      return stay(words);
    }
    return window(at(day, 0), at(day.plusDays(1L + extra), 0).minusSeconds(1), kind, words);
  }

  private Instant at(LocalDate day, int minute) {
    ZonedDateTime midnight = day.atStartOfDay(context.zone());
    return midnight
        .toLocalDate()
        .atTime(minute / 60, minute % 60)
        .atZone(context.zone())
        .toInstant();
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static TimeWindow window(Instant start, Instant end, Kind kind, String words) {
    return new TimeWindow(start, end.isBefore(start) ? start : end, kind, words);
  }
}
