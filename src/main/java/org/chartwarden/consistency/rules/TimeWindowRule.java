package org.chartwarden.consistency.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.times.TimeWindow;

/**
 * A row agrees with a stated time when it lies in the window that the words mean, widened by what
 * that kind of words allows: half an hour for a time of day, nothing for a calendar day, some hours
 * for words such as "this morning" and "on admission". What runs over a period agrees with any
 * moment of it.
 */
final class TimeWindowRule implements ConsistencyRule {

  private static final Pattern CLOCK_ONLY =
      Pattern.compile("(?i)[^\\d]{0,6}\\d{1,2}:?\\d{0,2}\\s*(?:h|hr|hrs|am|pm|a|p)?\\.?");

  @Override
  public String id() {
    return "time-window";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    NoteClaim claim = given.claim();
    TimeWindow time = claim.time();
    TableValue row = given.row();
    if (!time.said()
        || row.start().isEmpty() && row.end().isEmpty()
        || claim.kind() == ClaimKind.ALLERGY
        || claim.kind() == ClaimKind.PERSON
        || claim.kind() == ClaimKind.CONDITION && time.kind() != TimeWindow.Kind.DAY) {
      return RuleAnswer.silent();
    }
    Duration slack = row.wholeDay() ? Duration.ZERO : slack(time.kind());
    Instant from = row.start().orElse(Instant.MIN);
    Instant until = row.end().orElse(Instant.MAX);
    if (claim.use().isPresent()) {
      UseStatus status = claim.use().get().status();
      if (status == UseStatus.STARTED) {
        until = from;
      } else if (status == UseStatus.STOPPED || status == UseStatus.COMPLETED) {
        if (row.end().isEmpty()) {
          return RuleAnswer.silent();
        }
        from = until;
      }
    }
    boolean anyDay =
        claim.kind() == ClaimKind.PROCEDURE
            && time.kind() == TimeWindow.Kind.CLOCK
            && CLOCK_ONLY.matcher(time.words()).matches();
    boolean within =
        anyDay && sameHour(given, from, time, slack)
            || !from.isAfter(time.end().plus(slack)) && !until.isBefore(time.start().minus(slack));
    String tolerance = slack.isZero() ? "" : words(slack) + " on both sides";
    String both = "the note says \"" + time.words() + "\", the chart " + charted(given);
    return within
        ? RuleAnswer.agrees(tolerance, both)
        : RuleAnswer.differs(
            ClaimField.DATE,
            Severity.LOW,
            tolerance,
            both,
            "Correct the time in the note, or name the result that is meant.");
  }

  /** A clock time without a date is that of the day of the row. */
  private static boolean sameHour(RuleCase given, Instant row, TimeWindow time, Duration slack) {
    if (row.equals(Instant.MIN)) {
      return false;
    }
    long day = Duration.ofDays(1).toMinutes();
    long apart = Math.floorMod(Duration.between(time.start(), row).toMinutes(), day);
    return Math.min(apart, day - apart) <= slack.toMinutes();
  }

  private static String charted(RuleCase given) {
    Instant start = given.row().start().or(given.row()::end).orElseThrow();
    String moment =
        given.row().wholeDay()
            ? start.atZone(given.context().zone()).toLocalDate().toString()
            : start.atZone(given.context().zone()).toLocalDateTime().toString();
    boolean runs = given.row().end().isPresent() && !given.row().end().get().equals(start);
    return runs && !given.row().wholeDay()
        ? moment
            + " to "
            + given.row().end().get().atZone(given.context().zone()).toLocalDateTime().toString()
        : moment;
  }

  /** How far a row may lie outside of a window. */
  static Duration slack(TimeWindow.Kind kind) {
    return switch (kind) {
      case CLOCK -> Duration.ofMinutes(30);
      case DAY, INDETERMINATE -> Duration.ZERO;
      case NARRATIVE -> Duration.ofHours(3);
      case ENCOUNTER -> Duration.ofHours(6);
    };
  }

  private static String words(Duration slack) {
    return slack.toMinutes() < 60 ? slack.toMinutes() + " minutes" : slack.toHours() + " hours";
  }
}
