package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.terms.Term;

/**
 * A trial that wants patients with gout and excludes those with arthritis means another arthritis:
 * what it requires is no instance of a wider thing that it excludes.
 */
public final class RequiredKinds {

  private RequiredKinds() {}

  /** The conditions without which nobody fulfils an inclusion. */
  public static List<Term> of(CriterionForm inclusion) {
    return switch (inclusion) {
      case Leaf leaf when plain(leaf) -> List.of(((ConditionTest) leaf.test()).term());
      case AllOf all -> all.parts().stream().flatMap(one -> of(one).stream()).toList();
      default -> List.of();
    };
  }

  /** An exclusion whose wider conditions do not count those that the trial requires. */
  public static CriterionForm apart(CriterionForm exclusion, List<Term> required) {
    return switch (exclusion) {
      case Leaf leaf when plain(leaf) && leaf.open().isEmpty() -> leaf(leaf, required);
      case AnyOf any -> {
        List<CriterionForm> parts = each(any.parts(), required);
        yield parts.equals(any.parts()) ? any : new AnyOf(parts);
      }
      case AllOf all -> {
        List<CriterionForm> parts = each(all.parts(), required);
        yield parts.equals(all.parts()) ? all : new AllOf(parts);
      }
      default -> exclusion;
    };
  }

  private static List<CriterionForm> each(List<CriterionForm> parts, List<Term> required) {
    return parts.stream().map(one -> apart(one, required)).toList();
  }

  private static CriterionForm leaf(Leaf leaf, List<Term> required) {
    ConditionTest asked = (ConditionTest) leaf.test();
    List<Term> kinds =
        required.stream()
            .filter(one -> one.closure().contains(asked.term().id()))
            .filter(one -> !one.id().equals(asked.term().id()))
            .toList();
    return kinds.isEmpty()
        ? leaf
        : new Leaf(asked.without(kinds), leaf.span(), leaf.open(), leaf.wanted());
  }

  /** A condition that is asked for as such: not an earlier one, nor one of some time. */
  private static boolean plain(Leaf leaf) {
    return leaf.test() instanceof ConditionTest asked
        && (asked.aspect() == Aspect.PLAIN || asked.aspect() == Aspect.CURRENT)
        && asked.window().isEmpty()
        && asked.count().isEmpty();
  }
}
