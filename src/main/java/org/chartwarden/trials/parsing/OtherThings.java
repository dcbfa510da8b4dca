package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.AtLeast;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.terms.Term;

/**
 * "Another malignancy": another than those that the inclusions of the same trial ask for. Tells
 * every such question what these are.
 */
final class OtherThings {

  private OtherThings() {}

  /** The criteria of one trial with such questions told. */
  static List<ParsedCriterion> told(List<ParsedCriterion> criteria) {
    List<Term> own = new ArrayList<>();
    for (ParsedCriterion one : criteria) {
      if (one.criterion().kind() == CriterionKind.INCLUSION) {
        names(one.form(), own);
      }
    }
    return criteria.stream()
        .map(one -> new ParsedCriterion(one.criterion(), told(one.form(), own)))
        .toList();
  }

  private static void names(CriterionForm form, List<Term> own) {
    switch (form) {
      case Leaf leaf -> NamedThing.condition(leaf.test()).ifPresent(own::add);
      case Not not -> {}
      case Except except -> names(except.part(), own);
      default -> form.parts().forEach(part -> names(part, own));
    }
  }

  private static CriterionForm told(CriterionForm form, List<Term> own) {
    return switch (form) {
      case Leaf leaf ->
          new Leaf(NamedThing.besides(leaf.test(), own), leaf.span(), leaf.open(), leaf.wanted());
      case AllOf all -> new AllOf(each(all.parts(), own));
      case AnyOf any -> new AnyOf(each(any.parts(), own));
      case AtLeast least -> new AtLeast(least.count(), each(least.parts(), own));
      case Not not -> new Not(told(not.part(), own));
      case Except except -> new Except(told(except.part(), own), told(except.exception(), own));
      case Defined defined -> new Defined(told(defined.name(), own), told(defined.meaning(), own));
      case Unsupported unread -> unread;
    };
  }

  private static List<CriterionForm> each(List<CriterionForm> parts, List<Term> own) {
    return parts.stream().map(part -> told(part, own)).toList();
  }
}
