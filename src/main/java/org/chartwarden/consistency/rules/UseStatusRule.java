package org.chartwarden.consistency.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.times.TimeWindow;

/**
 * What the note does with a drug against the status of the order, the time for which it holds, and
 * whether a dose was given: "continued" contradicts an order that was stopped before the note,
 * "held" one that runs.
 */
final class UseStatusRule implements ConsistencyRule {

  private static final Set<String> ENDED =
      Set.of("stopped", "completed", "cancelled", "ended", "not-taken", "declined");
  private static final Set<String> NOT_DONE = Set.of("not-done", "declined", "cancelled");

  /** An order that ended this long before the note was written was known to its writer. */
  private static final Duration RECENT = Duration.ofMinutes(30);

  private static final Duration HALF_DAY = Duration.ofHours(12);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);

  @Override
  public String id() {
    return "use-status";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<ClaimedUse> claimed = given.claim().use();
    Optional<ChartedUse> charted = given.row().use();
    if (claimed.isEmpty() || charted.isEmpty()) {
      return RuleAnswer.silent();
    }
    return charted.get().given()
        ? administration(given, claimed.get().status())
        : order(given, claimed.get().status());
  }

  private static RuleAnswer administration(RuleCase given, UseStatus claim) {
    boolean missed = NOT_DONE.contains(given.row().status());
    return switch (claim) {
      case NOT_GIVEN ->
          missed
              ? RuleAnswer.agrees("", "it was not given")
              : differs(given, "the note says that it was not given, the chart that it was");
      case CONTINUED ->
          missed
                  || given
                      .row()
                      .end()
                      .filter(end -> end.isBefore(given.context().written().minus(HALF_DAY)))
                      .isPresent()
              ? differs(given, "the note continues it, the chart has it" + until(given))
              : RuleAnswer.silent();
      case GIVEN, STARTED, COMPLETED, UNSAID, CHANGED ->
          missed
              ? differs(given, "the note says that it was given, the chart that it was not")
              : RuleAnswer.silent();
      case HELD ->
          missed || given.row().status().equals("on-hold")
              ? RuleAnswer.agrees("", "it was not given")
              : RuleAnswer.silent();
      case STOPPED, PLANNED -> RuleAnswer.silent();
    };
  }

  private static RuleAnswer order(RuleCase given, UseStatus claim) {
    TableValue row = given.row();
    boolean held = row.status().equals("on-hold");
    boolean over = over(given);
    String status = "the chart has it as " + row.status() + until(given);
    return switch (claim) {
      case CONTINUED ->
          over || held
              ? differs(given, "the note continues it, " + status)
              : wholeStay(given).orElseGet(() -> RuleAnswer.agrees("", "it goes on"));
      case STARTED, CHANGED ->
          held && given.claim().use().get().perDay() != null
              ? differs(given, "the note has it running, " + status)
              : wholeStay(given).orElseGet(RuleAnswer::silent);
      case UNSAID, GIVEN ->
          current(given) && (over || held)
              ? differs(given, "the note lists it as current, " + status)
              : wholeStay(given).orElseGet(RuleAnswer::silent);
      case HELD ->
          held || over
              ? RuleAnswer.agrees("", status)
              : differs(given, "the note holds it, " + status);
      case STOPPED ->
          over || ENDED.contains(row.status()) || endsWithNote(given)
              ? RuleAnswer.agrees("", status)
              : held
                  ? RuleAnswer.agrees("", status)
                  : differs(given, "the note stops it, " + status);
      case COMPLETED ->
          over || ENDED.contains(row.status()) || endsWithNote(given)
              ? RuleAnswer.agrees("", status)
              : differs(given, "the note has it completed, " + status);
      case NOT_GIVEN, PLANNED -> RuleAnswer.silent();
    };
  }

  /** "Given for the whole stay" against an order that began late or ended early. */
  private static Optional<RuleAnswer> wholeStay(RuleCase given) {
    NoteClaim claim = given.claim();
    TimeWindow time = claim.time();
    if (time.kind() != TimeWindow.Kind.ENCOUNTER
        || Duration.between(time.start(), time.end()).toHours() < 24
        || given.row().end().isEmpty()) {
      return Optional.empty();
    }
    Instant end = given.row().end().get();
    return end.isBefore(time.end().minus(Duration.ofHours(24)))
        ? Optional.of(
            differs(given, "the note has it \"" + time.words() + "\", the chart" + until(given)))
        : Optional.empty();
  }

  /** Whether it was over when the note was written. */
  private static boolean over(RuleCase given) {
    TableValue row = given.row();
    Instant written = given.context().written();
    if (row.end().isPresent()) {
      return row.end().get().isBefore(written.minus(RECENT));
    }
    return ENDED.contains(row.status());
  }

  /**
   * Whether a regimen without a word of status is what the patient gets at the time of the note: in
   * a note of the stay, and in the drug list of a discharge summary.
   */
  private static boolean current(RuleCase given) {
    NoteClaim claim = given.claim();
    boolean regimen = claim.use().get().perDay() != null;
    boolean now =
        !claim.time().said() || !claim.time().end().isBefore(given.context().written().minus(HOUR));
    boolean leaving =
        given.context().discharged().isPresent()
            && given.context().discharged().get().isBefore(given.context().written().plus(DAY));
    boolean listed =
        claim.section() == SectionKind.MEDICATIONS || claim.section() == SectionKind.DISCHARGE;
    return regimen && now && (!leaving || listed);
  }

  private static boolean endsWithNote(RuleCase given) {
    return given.row().end().isPresent()
        && given.row().end().get().isBefore(given.context().written().plus(Duration.ofHours(12)));
  }

  private static String until(RuleCase given) {
    return given
        .row()
        .end()
        .map(end -> " until " + end.atZone(given.context().zone()).toLocalDateTime())
        .orElse("");
  }

  private static RuleAnswer differs(RuleCase given, String both) {
    return RuleAnswer.differs(
        ClaimField.STATUS,
        Severities.ofDrug(given.row().concepts()),
        "",
        both,
        "Reconcile the order with what the note says.");
  }
}
