package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * "If diabetic, HbA1c at most 8 %", "for patients with asthma: ...": an inclusion that asks
 * something of some only. Whom its condition does not hold for fits it.
 */
final class ConditionalClause {

  private static final int REACH = 12;

  private static final Set<String> CONDITIONS =
      Set.of("sex", "diagnosis", "infection", "organ-function", "age", "therapy");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;
  private final ClauseParser clauses;

  ConditionalClause(MarkedPhrase marked, CriterionKind kind, ClauseParser clauses) {
    this.marked = marked;
    this.phrase = marked.words();
    this.kind = kind;
    this.clauses = clauses;
  }

  /** The form of such a sentence; null for other sentences. */
  CriterionForm read(int from, int to) {
    int opened = opened(from);
    if (kind == CriterionKind.EXCLUSION || opened == 0) {
      return null;
    }
    int end = opened;
    while (end < Math.min(to, opened + REACH) && !phrase.is(end, ",") && !phrase.is(end, ":")) {
      end++;
    }
    boolean parted = end < to - 1 && (phrase.is(end, ",") || phrase.is(end, ":"));
    if (!parted || !marked.asks(opened, end) || !marked.asks(end + 1, to)) {
      return null;
    }
    CriterionForm condition = clauses.parse(opened, end);
    CriterionForm asked = condition == null ? null : clauses.parse(end + 1, to);
    boolean read =
        condition != null
            && !condition.unsupported()
            && condition.leaves().stream().allMatch(ConditionalClause::whole);
    return read && asked != null ? JoinedForm.of(List.of(new Not(condition), asked), false) : null;
  }

  private static boolean whole(Leaf leaf) {
    return leaf.open().isEmpty() && CONDITIONS.contains(leaf.test().type());
  }

  /** Index after the words that open a condition, or 0. */
  private int opened(int from) {
    int at = from;
    while (phrase.is(at, "•") || phrase.is(at, "(")) {
      at++;
    }
    if (phrase.is(at, "if")) {
      return at + 1;
    }
    if (phrase.reads(at, "in", "case", "of")) {
      return at + 3;
    }
    boolean some =
        phrase.is(at, "for")
            && (phrase.is(at + 2, "with")
                || phrase.is(at + 2, "who")
                || phrase.is(at + 2, ":")
                || phrase.is(at + 2, ",")
                || phrase.is(at + 2, "patients")
                || phrase.is(at + 2, "subjects")
                || phrase.is(at + 2, "participants"));
    return some ? at + 1 : 0;
  }
}
