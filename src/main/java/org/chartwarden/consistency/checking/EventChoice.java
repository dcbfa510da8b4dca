package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.OtherRows;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.names.NameRelation;
import org.chartwarden.notes.times.NoteContext;

/**
 * Chooses the row that a condition, a procedure, an allergy or the person of a note is judged by:
 * the one that contradicts it least. What the note denies is said only where a row contradicts it.
 */
final class EventChoice {

  private EventChoice() {}

  /** Symptoms and suspicions are no rows of a chart as a rule; that they have none says nothing. */
  private static boolean weak(NoteClaim claim) {
    return claim.assertion() == Assertion.POSSIBLE
        || claim.named().filter(name -> name.kind() == NameKind.SYMPTOM).isPresent();
  }

  /** A denial contradicts a row of the very same name only. */
  private static boolean same(NoteClaim claim, TableValue row) {
    return claim.named().isPresent()
        && row.named().stream()
            .anyMatch(name -> claim.named().get().relationTo(name) == NameRelation.SAME);
  }

  static Optional<Finding> of(NoteClaim claim, NoteContext context, Candidates.Found found) {
    boolean denied = claim.assertion() == Assertion.NEGATED;
    List<RowAnswers> answers = new ArrayList<>();
    OtherRows others = OtherRows.of(claim.value(), found.rows());
    for (TableValue row : found.rows()) {
      answers.add(RowAnswers.of(new RuleCase(claim, row, others, context), found.how()));
    }
    if (claim.kind() == ClaimKind.PERSON || claim.kind() == ClaimKind.ALLERGY) {
      Optional<RowAnswers> worst =
          answers.stream().filter(a -> !a.differing().isEmpty()).findFirst();
      Optional<RowAnswers> same =
          answers.stream().filter(a -> a.agreeing().isPresent()).findFirst();
      return worst
          .map(answer -> Findings.inconsistent(claim, answer, List.of()))
          .or(() -> same.map(answer -> Findings.consistent(claim, answer)));
    }
    if (denied && claim.kind() == ClaimKind.PROCEDURE) {
      answers.removeIf(a -> !a.differing().isEmpty());
    }
    if (denied && claim.kind() == ClaimKind.CONDITION) {
      answers.removeIf(a -> !same(claim, a.row()));
    }
    Optional<RowAnswers> best =
        answers.stream()
            .min(
                Comparator.comparing((RowAnswers a) -> a.differing().size())
                    .thenComparing(a -> a.row().source().id()));
    if (best.isEmpty()) {
      return denied || weak(claim)
          ? Optional.empty()
          : Optional.of(Findings.notInTable(claim, "the chart has no " + claim.name()));
    }
    if (best.get().differing().isEmpty()) {
      return denied && best.get().agreeing().isEmpty()
          ? Optional.empty()
          : Optional.of(Findings.consistent(claim, best.get()));
    }
    List<TableValue> also = found.rows().stream().filter(o -> o != best.get().row()).toList();
    return Optional.of(Findings.inconsistent(claim, best.get(), also));
  }
}
