package org.chartwarden.consistency.rules;

import org.chartwarden.notes.claims.ClaimedValue;

/**
 * Results in words agree when both are positive or both negative, and when they name no different
 * organisms: MSSA is Staphylococcus aureus that methicillin kills.
 */
final class ResultWordsRule implements ConsistencyRule {

  @Override
  public String id() {
    return "result-words";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    if (given.claim().value().filter(value -> !value.isNumber()).isEmpty()
        || given.row().value().isEmpty()) {
      return RuleAnswer.silent();
    }
    ClaimedValue claim = given.claim().value().get();
    ChartedValue row = given.row().value().get();
    if (row.isNumber()) {
      return RuleAnswer.silent();
    }
    ResultWords note = ResultWords.of(claim.words());
    ResultWords chart = ResultWords.of(row.words());
    String both = "the note says \"" + claim.words() + "\", the chart \"" + row.words() + "\"";
    return switch (note.against(chart)) {
      case SAME -> RuleAnswer.agrees("by meaning", both);
      case OTHER ->
          RuleAnswer.differs(
              ClaimField.VALUE,
              Severity.HIGH,
              "by meaning",
              both,
              "Look the result up and correct the note; check what was done because of it.");
      case UNCLEAR -> RuleAnswer.cannotJudge(both);
    };
  }
}
