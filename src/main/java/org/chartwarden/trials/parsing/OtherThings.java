package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * What questions ask for that the rest of their trial tells: "another malignancy" is another than
 * those of its inclusions, "any component of the study drug" is of a drug that it speaks of.
 */
final class OtherThings {

  /** Texts that are longer tell of much that a trial is not about. */
  private static final int TITLE = 250;

  private final List<Term> own;
  private final List<Term> topics;
  private final Set<String> drugs;
  private final boolean excluding;

  private OtherThings(List<Term> own, List<Term> topics, Set<String> drugs, boolean excluding) {
    this.excluding = excluding;
    this.own = own;
    this.topics = topics;
    this.drugs = drugs;
  }

  /** The criteria of one trial with such questions told. */
  static List<ParsedCriterion> told(List<ParsedCriterion> criteria, List<String> background) {
    Set<String> drugs = new TreeSet<>();
    background.forEach(text -> drugs.addAll(TermBook.standard().idsIn(TermKind.DRUG, text)));
    List<Term> topics =
        background.stream()
            .filter(text -> text.length() <= TITLE)
            .flatMap(text -> TermBook.standard().narrowestIn(TermKind.CONDITION, text).stream())
            .filter(term -> !term.isFree())
            .distinct()
            .toList();
    List<Term> own = new ArrayList<>();
    for (ParsedCriterion one : criteria) {
      if (one.criterion().kind() == CriterionKind.INCLUSION) {
        names(one.form(), own);
      }
    }
    return criteria.stream()
        .map(
            one ->
                new ParsedCriterion(
                    one.criterion(),
                    new OtherThings(
                            own, topics, drugs, one.criterion().kind() == CriterionKind.EXCLUSION)
                        .told(one.form())))
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

  private CriterionForm told(CriterionForm form) {
    return switch (form) {
      case Leaf leaf ->
          new Leaf(
              NamedThing.given(another(leaf, NamedThing.besides(leaf.test(), own, topics)), drugs),
              leaf.span(),
              leaf.open(),
              leaf.wanted());
      case AllOf all -> new AllOf(each(all.parts()));
      case AnyOf any -> new AnyOf(each(any.parts()));
      case AtLeast least -> new AtLeast(least.count(), each(least.parts()));
      case Not not -> new Not(told(not.part()));
      case Except except -> new Except(told(except.part()), told(except.exception()));
      case Defined defined -> new Defined(told(defined.name()), told(defined.meaning()));
      case Unsupported unread -> unread;
    };
  }

  private CriterionTest another(Leaf leaf, CriterionTest test) {
    return excluding && !leaf.wanted() && leaf.open().isEmpty()
        ? NamedThing.another(test, own, topics)
        : test;
  }

  private List<CriterionForm> each(List<CriterionForm> parts) {
    return parts.stream().map(part -> told(part)).toList();
  }
}
