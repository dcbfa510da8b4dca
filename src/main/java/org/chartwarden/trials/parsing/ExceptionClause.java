package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.Term;

/** "Cancer, except basal cell carcinoma": a sentence with an exception to the end of its clause. */
final class ExceptionClause {

  private static final Set<String> OPENERS =
      Set.of("active", "current", "known", "uncontrolled", "receiving", "presence", "pregnant");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;
  private final ClauseParser clauses;

  ExceptionClause(MarkedPhrase marked, CriterionKind kind, ClauseParser clauses) {
    this.marked = marked;
    this.phrase = marked.words();
    this.kind = kind;
    this.clauses = clauses;
  }

  /**
   * The form of a sentence with an exception; null for other sentences.
   *
   * @param sentences reads what follows the exception
   */
  CriterionForm read(int from, int to, BiFunction<Integer, Integer, CriterionForm> sentences) {
    for (int i = from + 1; i < to; i++) {
      int behind = ClauseWords.exceptionEnd(phrase, i);
      boolean opens =
          behind > 0
              && behind < to
              && !phrase.is(behind, "limited")
              && !marked.covered(i)
              && marked.asks(from, i);
      CriterionForm main = opens ? clauses.parse(from, bracketed(i) ? i - 1 : i) : null;
      if (main != null) {
        return excepted(main, i, behind, to, sentences);
      }
    }
    return null;
  }

  /** ", history of stroke" and ", or active infection": another item of the outer list. */
  private boolean otherItem(int at) {
    if (kind == CriterionKind.INCLUSION || !phrase.is(at, ",") || marked.covered(at)) {
      return false;
    }
    boolean or = phrase.is(at + 1, "or");
    int next = or ? at + 2 : at + 1;
    return phrase.reads(next, "history", "of") || or && phrase.isAny(next, OPENERS);
  }

  /**
   * "Other medications (except antidepressants)": who takes the excepted drug may take others as
   * well, and which these are is not said.
   */
  private static boolean boundless(CriterionForm main, CriterionForm exception, boolean bracket) {
    List<Leaf> leaves = main.leaves();
    return bracket
        && main instanceof AnyOf
        && !leaves.isEmpty()
        && leaves.get(leaves.size() - 1).test().describe().startsWith("drug any medication")
        && !exception.leaves().isEmpty()
        && exception.leaves().stream().allMatch(one -> one.test().type().equals("therapy"));
  }

  private boolean bracketed(int at) {
    return phrase.is(at - 1, "(");
  }

  /**
   * "Cancer except for basal cell carcinoma; cured melanoma; or ...": an item behind a semicolon
   * that is a kind of what is excepted from. It would be no exclusion of its own, being one
   * already.
   */
  private boolean goesOn(CriterionForm main, int from, int to) {
    int end = from;
    while (end < to && !phrase.is(end, ";")) {
      end++;
    }
    CriterionForm item =
        kind == CriterionKind.EXCLUSION ? new ClauseParser(marked, kind).parse(from, end) : null;
    List<Term> whole =
        main.leaves().stream().flatMap(leaf -> leaf.test().named().stream()).distinct().toList();
    List<Term> kinds =
        item == null
            ? List.of()
            : item.leaves().stream().flatMap(leaf -> leaf.test().named().stream()).toList();
    return whole.size() == 1
        && !kinds.isEmpty()
        && kinds.stream()
            .allMatch(
                one ->
                    !one.id().equals(whole.get(0).id())
                        && one.closure().contains(whole.get(0).id()));
  }

  private CriterionForm excepted(
      CriterionForm main,
      int at,
      int behind,
      int to,
      BiFunction<Integer, Integer, CriterionForm> sentences) {
    int end = behind;
    while (end < to
        && !(phrase.is(end, ";") && !goesOn(main, end + 1, to))
        && !(phrase.is(end, ")") && bracketed(at))
        && !(end > behind && otherItem(end))) {
      end++;
    }
    CriterionForm exception = new ClauseParser(marked, CriterionKind.EXCLUSION).parse(behind, end);
    boolean inclusion = kind == CriterionKind.INCLUSION;
    CriterionForm narrowed =
        exception == null || boundless(main, exception, bracketed(at))
            ? main
            : inclusion && phrase.is(at, "unless")
                ? JoinedForm.of(List.of(main, exception), false)
                : new Except(main, inclusion ? exception : ExceptedThing.of(exception));
    int rest = bracketed(at) || end < to && phrase.is(end, ",") ? end + 1 : end;
    CriterionForm after = rest < to && marked.asks(rest, to) ? sentences.apply(rest, to) : null;
    return after == null ? narrowed : JoinedForm.of(List.of(narrowed, after), inclusion);
  }
}
