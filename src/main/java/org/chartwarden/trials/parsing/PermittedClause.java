package org.chartwarden.trials.parsing;

import java.util.function.BiFunction;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * "Liver disease; participants with fatty liver are eligible", "fever (tumor-related fever is
 * allowed)": a clause that permits something. Of an exclusion it is an exception; of an inclusion
 * it asks for nothing.
 */
final class PermittedClause {

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;

  PermittedClause(MarkedPhrase marked, CriterionKind kind) {
    this.marked = marked;
    this.phrase = marked.words();
    this.kind = kind;
  }

  /**
   * The form of a sentence with such a clause; null for other sentences.
   *
   * @param sentences reads the rest of the sentence
   */
  CriterionForm read(int from, int to, BiFunction<Integer, Integer, CriterionForm> sentences) {
    for (Recognised question : marked.questions()) {
      if (question.test().type().equals("permission") && MarkedPhrase.within(question, from, to)) {
        return permitted(question, from, to, sentences);
      }
    }
    return null;
  }

  private CriterionForm permitted(
      Recognised permission,
      int from,
      int to,
      BiFunction<Integer, Integer, CriterionForm> sentences) {
    int begin = begin(permission, from);
    CriterionForm main = marked.asks(from, begin) ? sentences.apply(from, begin) : null;
    if (main == null) {
      return new Leaf(permission.test(), marked.span(from, to), java.util.List.of());
    }
    CriterionForm narrowed = excepted(main, begin, permission.from());
    if (!phrase.is(begin, "(")) {
      return narrowed;
    }
    int rest = Brackets.closing(phrase, begin, to) + 1;
    CriterionForm after = rest < to && marked.asks(rest, to) ? sentences.apply(rest, to) : null;
    return after == null
        ? narrowed
        : JoinedForm.of(java.util.List.of(narrowed, after), kind == CriterionKind.INCLUSION);
  }

  /** A form without what a clause permits. */
  CriterionForm excepted(CriterionForm main, int begin, int to) {
    if (kind == CriterionKind.INCLUSION) {
      return main;
    }
    Recognised permission =
        marked.questions().stream()
            .filter(one -> one.from() >= begin && one.test().type().equals("permission"))
            .findFirst()
            .orElse(null);
    int end = permission == null ? to : permission.from();
    if (permission != null && phrase.is(permission.to() - 1, "required")) {
      // "Testing is not required" excepts nobody.
      return main;
    }
    CriterionForm allowed =
        end > begin ? new ClauseParser(marked, CriterionKind.EXCLUSION).parse(begin, end) : null;
    return allowed == null ? main : new Except(main, ExceptedThing.of(allowed));
  }

  /** Where the clause begins that permits: behind a semicolon, at a bracket, or the sentence. */
  private int begin(Recognised permission, int from) {
    int depth = 0;
    for (int i = permission.from() - 1; i >= from; i--) {
      depth += Brackets.step(phrase, i);
      if (depth > 0 && phrase.is(i, "(")) {
        return i;
      }
      if (depth == 0 && phrase.is(i, ";") && !marked.covered(i)) {
        return i + 1;
      }
    }
    return from;
  }
}
