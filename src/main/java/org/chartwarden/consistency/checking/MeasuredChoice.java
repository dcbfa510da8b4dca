package org.chartwarden.consistency.checking;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.ChartedValue;
import org.chartwarden.consistency.rules.ClaimField;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.OtherRows;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimedValue;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeWindow;

/**
 * Chooses the row that a measured value is judged by.
 *
 * <p>A row of the stated time with the stated value settles it. Else a row of the stated time with
 * another value contradicts the value, unless the stated value stands in a row of a later time:
 * then the time is wrong. Without a row of the stated time, the value decides alone where the note
 * says no exact time. All statements of one measurement are judged together, so that each row
 * contradicts one of them only.
 */
final class MeasuredChoice {

  private static final Duration WHOLE_DAY = Duration.ofHours(24);
  private static final Set<String> BAGS =
      Set.of("u", "unit", "units", "bag", "bags", "pack", "packs");
  private static final int LEAST_BAG = 180;
  private static final int LARGEST_BAG = 450;
  private static final Duration NEAR = Duration.ofHours(36);

  private static final Duration MARGIN = Duration.ofHours(1);
  private static final Duration STALE = Duration.ofHours(4);
  private static final Duration LEAVING = Duration.ofHours(24);
  private static final Set<SectionKind> PAST =
      EnumSet.of(
          SectionKind.COMPLAINT,
          SectionKind.PRESENT_ILLNESS,
          SectionKind.PAST_HISTORY,
          SectionKind.COURSE,
          SectionKind.DISCUSSION,
          SectionKind.FAMILY_HISTORY);

  private final NoteContext context;
  private final Candidates.Found found;
  private final NoteClaim claim;
  private final List<RowAnswers> answers;

  private MeasuredChoice(NoteClaim claim, NoteContext context, Candidates.Found found) {
    this.claim = claim;
    this.context = context;
    this.found = found;
    this.answers = new ArrayList<>();
    OtherRows others = OtherRows.of(claim.value(), found.rows());
    for (TableValue row : found.rows()) {
      boolean comparable =
          row.value().isPresent()
              && claim.value().isPresent()
              && row.value().get().isNumber() == claim.value().get().isNumber();
      if (comparable) {
        answers.add(RowAnswers.of(new RuleCase(claim, row, others, context), found.how()));
      }
    }
  }

  /** Judges all statements of one measurement and adds what comes of it. */
  static void of(
      List<NoteClaim> claims,
      NoteContext context,
      Candidates candidates,
      Set<RecordPointer> taken,
      List<Finding> findings,
      List<NoteClaim> unnamed) {
    List<MeasuredChoice> open = new ArrayList<>();
    Set<RecordPointer> mine = new HashSet<>();
    List<MeasuredChoice> choices =
        claims.stream()
            .map(claim -> new MeasuredChoice(claim, context, candidates.of(claim)))
            .toList();
    Set<RecordPointer> agreed = new HashSet<>();
    for (MeasuredChoice choice : choices) {
      choice.answers.stream()
          .filter(choice::sameValue)
          .forEach(row -> agreed.add(row.row().source()));
    }
    boolean told = choices.size() > 1 || choices.stream().anyMatch(MeasuredChoice::tellsLatest);
    for (MeasuredChoice choice : choices) {
      NoteClaim claim = choice.claim;
      Optional<RowAnswers> same = choice.agreeing(told, agreed);
      if (same.isPresent()) {
        mine.add(same.get().row().source());
        findings.add(Findings.consistent(claim, same.get()));
      } else {
        open.add(choice);
      }
    }
    for (MeasuredChoice choice : open) {
      Finding finding = choice.contradicted(mine);
      if (finding == null) {
        unnamed.add(choice.claim);
      } else {
        findings.add(finding);
        finding.row().ifPresent(row -> taken.add(row.source()));
      }
    }
    taken.addAll(mine);
  }

  /** A row that agrees in value and time; where several do, the one nearest to the time. */
  private Optional<RowAnswers> agreeing(boolean told, Set<RecordPointer> agreed) {
    List<RowAnswers> same = answers.stream().filter(this::sameValue).toList();
    Optional<RowAnswers> timely =
        same.stream().filter(a -> !a.differs(ClaimField.DATE)).min(byDistance());
    if (timely.isPresent() && (!told && stale(timely.get()) || overtaken(timely.get(), agreed))) {
      return Optional.empty();
    }
    if (same.isEmpty()) {
      return bags();
    }
    if (timely.isPresent() || same.isEmpty()) {
      return timely;
    }
    // Nothing was charted at the stated time; words such as "yesterday" are not to the hour.
    boolean exact =
        claim.time().kind() == TimeWindow.Kind.CLOCK || claim.time().kind() == TimeWindow.Kind.DAY;
    boolean charted = answers.stream().anyMatch(a -> !a.differs(ClaimField.DATE));
    return exact || charted
        ? Optional.empty()
        : same.stream().filter(a -> distance(a.row()).compareTo(NEAR) <= 0).min(byDistance());
  }

  /**
   * Whether a value without a stated time, in a part of the note that tells the present state, is
   * that of an older row although a newer one has another.
   */
  private boolean stale(RowAnswers same) {
    if (claim.time().said()
        || claim.value().get().earlier()
        || !present()
        || same.row().start().isEmpty()) {
      return false;
    }
    Instant old = same.row().start().get();
    return latest()
        .filter(row -> !sameValue(row))
        .filter(row -> row.row().start().get().isAfter(old.plus(STALE)))
        .isPresent();
  }

  /**
   * Whether a value of "this am" is only that of a row just before, while a row of this morning,
   * which no other statement gives, has another value.
   */
  private boolean overtaken(RowAnswers same, Set<RecordPointer> agreed) {
    TimeWindow time = claim.time();
    boolean narrow =
        time.kind() == TimeWindow.Kind.NARRATIVE
            && Duration.between(time.start(), time.end()).compareTo(WHOLE_DAY) <= 0;
    return narrow
        && !claim.value().get().earlier()
        && !within(same.row())
        && answers.stream()
            .filter(row -> within(row.row()) && !row.unclear())
            .anyMatch(row -> !sameValue(row) && !agreed.contains(row.row().source()));
  }

  private boolean within(TableValue row) {
    return row.start()
        .filter(at -> !at.isBefore(claim.time().start()) && !at.isAfter(claim.time().end()))
        .isPresent();
  }

  /** "2 u PRBC" where the chart has a row for each bag. */
  private Optional<RowAnswers> bags() {
    ClaimedValue value = claim.value().get();
    boolean counted =
        value.isNumber()
            && value.number().compareTo(BigDecimal.ONE) > 0
            && claim.kind() == ClaimKind.INPUT_OUTPUT
            && BAGS.contains(value.writtenUnit().toLowerCase(Locale.ROOT));
    if (!counted) {
      return Optional.empty();
    }
    List<RowAnswers> single =
        answers.stream()
            .filter(a -> !a.differs(ClaimField.DATE))
            .filter(a -> a.row().value().filter(MeasuredChoice::oneBag).isPresent())
            .toList();
    return single.size() == value.number().intValue()
        ? single.stream().min(byDistance()).map(RowAnswers::asPart)
        : Optional.empty();
  }

  private static boolean oneBag(ChartedValue row) {
    return row.isNumber()
        && row.unit().equals("mL")
        && row.number().intValue() >= LEAST_BAG
        && row.number().intValue() <= LARGEST_BAG;
  }

  /** Whether this statement is the newest value, so that others are older ones on purpose. */
  private boolean tellsLatest() {
    return latest().filter(this::sameValue).isPresent();
  }

  /** The newest row before the note, if it is of the last day. */
  private Optional<RowAnswers> latest() {
    Instant written = context.written();
    return answers.stream()
        .filter(a -> a.row().start().isPresent() && !a.unclear())
        .filter(a -> !a.row().start().get().isAfter(written.plus(MARGIN)))
        .filter(a -> a.row().start().get().isAfter(written.minus(NEAR)))
        .max(Comparator.comparing(a -> a.row().start().get()));
  }

  /** Whether the note is one of the stay and the section tells how things are. */
  private boolean present() {
    boolean leaving =
        context.discharged().filter(d -> d.isBefore(context.written().plus(LEAVING))).isPresent();
    return !leaving && !PAST.contains(claim.section());
  }

  private boolean sameValue(RowAnswers row) {
    return !row.differsBesidesTime() && !row.unclear();
  }

  /** No row agrees: the finding that says in what. */
  private Finding contradicted(Set<RecordPointer> taken) {
    if (answers.isEmpty()) {
      return null;
    }
    List<RowAnswers> timely =
        answers.stream().filter(a -> !a.differs(ClaimField.DATE) && !a.unclear()).toList();
    List<RowAnswers> same = answers.stream().filter(this::sameValue).toList();
    if (timely.isEmpty() && same.isEmpty()) {
      Optional<RowAnswers> unclear = answers.stream().filter(RowAnswers::unclear).findFirst();
      if (unclear.isPresent()) {
        return Findings.cannotJudge(claim, unclear.get());
      }
      RowAnswers nearest = preferred(answers, taken);
      return distance(nearest.row()).compareTo(NEAR) <= 0
          ? inconsistent(nearest)
          : Findings.notInTable(
              claim, "the chart has no value of " + claim.name() + " at that time");
    }
    if (timely.isEmpty()) {
      RowAnswers nearest = same.stream().min(byDistance()).orElseThrow();
      boolean exact =
          claim.time().kind() == TimeWindow.Kind.CLOCK
              || claim.time().kind() == TimeWindow.Kind.DAY;
      return exact || distance(nearest.row()).compareTo(NEAR) <= 0
          ? inconsistent(nearest)
          : Findings.notInTable(
              claim, "the chart has no value of " + claim.name() + " at that time");
    }
    Instant stated = claim.time().end();
    Optional<RowAnswers> later =
        same.stream()
            .filter(a -> a.row().start().filter(s -> s.isAfter(stated)).isPresent())
            .findFirst();
    if (claim.time().kind() == TimeWindow.Kind.CLOCK && later.isPresent()) {
      return inconsistent(later.get());
    }
    return inconsistent(preferred(timely, taken));
  }

  private Finding inconsistent(RowAnswers chosen) {
    List<TableValue> others = found.rows().stream().filter(row -> row != chosen.row()).toList();
    return Findings.inconsistent(claim, chosen, others);
  }

  /** The nearest row that no other statement has, else the nearest. */
  private RowAnswers preferred(List<RowAnswers> rows, Set<RecordPointer> taken) {
    return rows.stream()
        .filter(a -> !taken.contains(a.row().source()))
        .min(byDistance())
        .orElseGet(() -> rows.stream().min(byDistance()).orElseThrow());
  }

  private Comparator<RowAnswers> byDistance() {
    return Comparator.comparing((RowAnswers a) -> distance(a.row()))
        .thenComparing(a -> a.row().source().id());
  }

  private Duration distance(TableValue row) {
    return RowDistance.between(claim, row, context);
  }
}
