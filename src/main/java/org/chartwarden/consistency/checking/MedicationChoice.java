package org.chartwarden.consistency.checking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.ClaimField;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.OtherRows;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.times.NoteContext;

/**
 * Chooses the order or administration that a statement about a drug is judged by: the one that
 * contradicts it least, and among those the one that holds at the time and is of the kind that the
 * note speaks of.
 */
final class MedicationChoice {

  /** As many rows may be left over that one dose alone tells which is meant. */
  private static final int FEW = 4;

  /** So many drugs without a known name are looked for in a chart of any length. */
  private static final int LEAST_TRIES = 40;

  private MedicationChoice() {}

  /** Judges all statements about drugs and adds what comes of it. */
  static void all(
      List<NoteClaim> claims,
      NoteContext context,
      Candidates candidates,
      ChartTable table,
      List<Finding> findings) {
    Set<RecordPointer> taken = new HashSet<>();
    List<NoteClaim> unknown = new ArrayList<>();
    Set<String> ended = ended(claims);
    for (NoteClaim claim : claims) {
      Candidates.Found found = candidates.of(claim);
      if (found.rows().isEmpty() && claim.concepts().get(0).startsWith(ChartDrugs.UNKNOWN)) {
        unknown.add(claim);
        continue;
      }
      if (found.rows().isEmpty()) {
        Optional<Finding> bag = BloodRows.of(claim, context, table);
        if (bag.isPresent()) {
          findings.add(bag.get());
          continue;
        }
      }
      boolean told = claim.concepts().stream().anyMatch(ended::contains);
      Finding finding = of(claim, context, found, told);
      if (found.rows().size() == 1 && laterStep(claim, finding, findings)) {
        continue;
      }
      finding.row().ifPresent(row -> taken.add(row.source()));
      findings.add(finding);
    }
    List<TableValue> left =
        table.of(ClaimKind.MEDICATION).stream()
            .filter(row -> !taken.contains(row.source()))
            .toList();
    int tries = Math.max(LEAST_TRIES, Candidates.MOST / (left.size() + 1));
    for (NoteClaim claim : unknown) {
      findings.add(byRegimen(claim, context, tries-- > 0 ? left : List.of()));
    }
  }

  /**
   * Whether a further dose of a drug ("60 mg for 3 days, then 40 mg") differs from the one order
   * that the dose before it has already.
   */
  private static boolean laterStep(NoteClaim claim, Finding finding, List<Finding> findings) {
    if (finding.verdict() != Verdict.INCONSISTENT
        || claim.use().orElseThrow().status() != UseStatus.UNSAID
        || claim.span().text().contains(claim.name())) {
      return false;
    }
    for (int i = findings.size() - 1; i >= 0; i--) {
      NoteClaim before = findings.get(i).claim().orElseThrow();
      if (before.sentence() != claim.sentence()) {
        return false;
      }
      if (before.concepts().equals(claim.concepts())) {
        return findings.get(i).verdict() == Verdict.CONSISTENT;
      }
    }
    return false;
  }

  /** The drugs that the note says are held or stopped. */
  private static Set<String> ended(List<NoteClaim> claims) {
    Set<String> ids = new HashSet<>();
    for (NoteClaim claim : claims) {
      UseStatus status = claim.use().orElseThrow().status();
      if (status == UseStatus.HELD
          || status == UseStatus.STOPPED
          || status == UseStatus.COMPLETED) {
        ids.addAll(claim.concepts());
      }
    }
    return ids;
  }

  /** An unknown name is the one row, not spoken of otherwise, that has its dose and regimen. */
  private static Finding byRegimen(NoteClaim claim, NoteContext context, List<TableValue> rows) {
    List<RowAnswers> fitting = new ArrayList<>();
    List<RowAnswers> dosed = new ArrayList<>();
    OtherRows none = OtherRows.of(claim.value(), List.of());
    for (TableValue row : rows) {
      RowAnswers answers =
          RowAnswers.of(new RuleCase(claim, row, none, context), "by dose and regimen");
      boolean dose =
          answers.answers().stream()
              .anyMatch(ruled -> ruled.rule().equals("dose") && ruled.answer().agrees());
      boolean often =
          claim.use().get().dose() == null
              && answers.answers().stream()
                  .anyMatch(ruled -> ruled.rule().equals("frequency") && ruled.answer().agrees());
      if ((dose || often) && answers.differing().isEmpty()) {
        fitting.add(answers);
      } else if (dose) {
        dosed.add(answers);
      }
    }
    if (fitting.isEmpty() && dosed.size() == 1 && rows.size() <= FEW) {
      return Findings.inconsistent(claim, dosed.get(0), List.of());
    }
    return fitting.size() == 1
        ? Findings.consistent(claim, fitting.get(0))
        : Findings.notInTable(claim, "the chart has no " + claim.name());
  }

  private static Finding of(
      NoteClaim claim, NoteContext context, Candidates.Found found, boolean told) {
    if (found.rows().isEmpty()) {
      return Findings.notInTable(claim, "the chart has no " + claim.name());
    }
    List<RowAnswers> answers = new ArrayList<>();
    OtherRows all = OtherRows.of(claim.value(), found.rows());
    for (TableValue row : fitting(claim, found.rows())) {
      answers.add(RowAnswers.of(new RuleCase(claim, row, all, context), found.how()));
    }
    RowAnswers best =
        answers.stream()
            .min(
                Comparator.comparing((RowAnswers a) -> a.differing().size())
                    .thenComparing(a -> otherKind(claim, a.row()))
                    .thenComparing(a -> holds(a.row(), context) ? 0 : 1)
                    .thenComparing(
                        a -> a.row().start().orElse(Instant.MIN), Comparator.reverseOrder())
                    .thenComparing(a -> a.row().source().id()))
            .orElseThrow();
    boolean statusOnly = best.fields().equals(List.of(ClaimField.STATUS));
    boolean before =
        claim.use().get().status() == UseStatus.CONTINUED
            || claim.use().get().status() == UseStatus.UNSAID;
    boolean general =
        best.fields().equals(List.of(ClaimField.DATE))
            && claim.use().get().dose() == null
            && found.rows().size() > 1
            && found.how().startsWith(Candidates.FORM);
    if (best.differing().isEmpty() || statusOnly && told && before || general) {
      return Findings.consistent(claim, best);
    }
    List<TableValue> others = found.rows().stream().filter(o -> o != best.row()).toList();
    return Findings.inconsistent(claim, best, others);
  }

  /** A regimen is held against orders only, where there are any. */
  private static List<TableValue> fitting(NoteClaim claim, List<TableValue> rows) {
    ClaimedUse use = claim.use().orElseThrow();
    boolean regimen =
        use.perDay() != null && use.status() != UseStatus.GIVEN && use.times() == null;
    List<TableValue> orders =
        rows.stream().filter(row -> row.use().filter(u -> u.given()).isEmpty()).toList();
    return regimen && !orders.isEmpty() ? orders : rows;
  }

  /** A regimen is an order, a dose that was given or a rate is an administration. */
  private static int otherKind(NoteClaim claim, TableValue row) {
    ClaimedUse use = claim.use().orElseThrow();
    boolean given = row.use().map(charted -> charted.given()).orElse(false);
    boolean once =
        use.status() == UseStatus.GIVEN
            || use.status() == UseStatus.NOT_GIVEN
            || use.times() != null
            || use.unit() != null && use.unit().contains("/") && use.perDay() == null;
    boolean regimen = use.perDay() != null || use.asNeeded();
    return regimen && given || once && !given ? 1 : 0;
  }

  private static boolean holds(TableValue row, NoteContext context) {
    Instant written = context.written();
    return row.start().filter(start -> start.isAfter(written)).isEmpty()
        && row.end().filter(end -> end.isBefore(written)).isEmpty();
  }
}
