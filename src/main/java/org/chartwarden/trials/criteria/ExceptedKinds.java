package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.terms.Term;

/**
 * What is left of a question when some kinds of the thing do not count: "malignancy other than
 * liver cancer" asks whether there is any malignancy besides it.
 */
final class ExceptedKinds {

  private ExceptedKinds() {}

  /** The part of a form that asks for all but the excepted kinds; empty when none is a kind. */
  static Optional<CriterionForm> rest(CriterionForm part, CriterionForm exception) {
    List<Term> excepted = new ArrayList<>();
    names(exception, excepted);
    return excepted.isEmpty() ? Optional.empty() : without(part, excepted);
  }

  private static void names(CriterionForm form, List<Term> terms) {
    if (form instanceof Leaf leaf) {
      leaf.test().named().ifPresent(terms::add);
    } else if (!(form instanceof Not)) {
      form.parts().forEach(one -> names(one, terms));
    }
  }

  private static Optional<CriterionForm> without(CriterionForm form, List<Term> excepted) {
    return switch (form) {
      case Leaf leaf -> leaf(leaf, excepted);
      case AnyOf any -> {
        List<CriterionForm> left =
            any.parts().stream().flatMap(one -> without(one, excepted).stream()).toList();
        yield left.isEmpty() ? Optional.empty() : Optional.of(new AnyOf(left));
      }
      case AllOf all -> {
        boolean changed = false;
        List<CriterionForm> parts = new ArrayList<>();
        for (CriterionForm one : all.parts()) {
          Optional<CriterionForm> left = without(one, excepted);
          changed |= left.isPresent();
          parts.add(left.orElse(one));
        }
        yield changed ? Optional.of(new AllOf(parts)) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<CriterionForm> leaf(Leaf leaf, List<Term> excepted) {
    if (!(leaf.test() instanceof ConditionTest asked) || asked.ofRelatives()) {
      return Optional.empty();
    }
    List<Term> kinds =
        excepted.stream()
            .filter(one -> one.closure().contains(asked.term().id()))
            .filter(one -> !one.id().equals(asked.term().id()))
            .toList();
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(new Leaf(asked.without(kinds), leaf.span(), leaf.open(), leaf.wanted()));
  }
}
