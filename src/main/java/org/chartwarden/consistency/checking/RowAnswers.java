package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.ClaimField;
import org.chartwarden.consistency.rules.ConsistencyRule;
import org.chartwarden.consistency.rules.ConsistencyRuleCatalog;
import org.chartwarden.consistency.rules.RuleAnswer;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;

/**
 * What all rules say of a statement and one row.
 *
 * @param row the row
 * @param how how it was found
 * @param answers the answers that are not silent
 */
record RowAnswers(TableValue row, String how, List<Ruled> answers) {

  /** One answer with the rule that gave it. */
  record Ruled(String rule, RuleAnswer answer) {}

  /** Asks every rule. */
  static RowAnswers of(RuleCase given, String how) {
    List<Ruled> answers = new ArrayList<>();
    for (ConsistencyRule rule : ConsistencyRuleCatalog.standard().all()) {
      RuleAnswer answer = rule.judge(given);
      if (answer.outcome() != RuleAnswer.Outcome.SILENT) {
        answers.add(new Ruled(rule.id(), answer));
      }
    }
    return new RowAnswers(given.row(), how, List.copyOf(answers));
  }

  /** The same row as one part of what a statement sums up: its own value is no matter. */
  RowAnswers asPart() {
    return new RowAnswers(
        row, how, answers.stream().filter(ruled -> !ruled.answer().differs()).toList());
  }

  /** The answers that differ, the field that is named first in front. */
  List<Ruled> differing() {
    return answers.stream()
        .filter(ruled -> ruled.answer().differs())
        .sorted(Comparator.comparing(ruled -> ruled.answer().field()))
        .toList();
  }

  List<ClaimField> fields() {
    return differing().stream().map(ruled -> ruled.answer().field()).distinct().toList();
  }

  boolean differs(ClaimField field) {
    return answers.stream()
        .anyMatch(ruled -> ruled.answer().differs() && ruled.answer().field() == field);
  }

  /** Whether something other than the time differs. */
  boolean differsBesidesTime() {
    return answers.stream()
        .anyMatch(ruled -> ruled.answer().differs() && ruled.answer().field() != ClaimField.DATE);
  }

  boolean unclear() {
    return answers.stream()
        .anyMatch(ruled -> ruled.answer().outcome() == RuleAnswer.Outcome.CANNOT_JUDGE);
  }

  /** The answer that says most about why it agrees. */
  Optional<Ruled> agreeing() {
    return answers.stream().filter(ruled -> ruled.answer().agrees()).findFirst();
  }

  Optional<Ruled> cannotJudge() {
    return answers.stream()
        .filter(ruled -> ruled.answer().outcome() == RuleAnswer.Outcome.CANNOT_JUDGE)
        .findFirst();
  }
}
