package org.chartwarden.trials.parsing;

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
import org.chartwarden.trials.criteria.NamedThing;

/**
 * Tells every question of a form whether the trial wants it to be true: those of an inclusion, and
 * those that an exclusion denies or excepts.
 */
final class WantedSide {

  private WantedSide() {}

  /** The form with its questions told. */
  static CriterionForm of(CriterionForm form, boolean wanted) {
    return switch (form) {
      case Leaf leaf ->
          new Leaf(
              wanted ? NamedThing.sought(leaf.test()) : leaf.test(),
              leaf.span(),
              leaf.open(),
              wanted);
      case AllOf all -> new AllOf(each(all.parts(), wanted));
      case AnyOf any -> new AnyOf(each(any.parts(), wanted));
      case AtLeast least -> new AtLeast(least.count(), each(least.parts(), wanted));
      case Not not -> new Not(of(not.part(), !wanted));
      case Except except -> new Except(of(except.part(), wanted), of(except.exception(), !wanted));
      case Defined defined ->
          new Defined(of(defined.name(), wanted), of(defined.meaning(), wanted));
      case Unsupported unread -> unread;
    };
  }

  private static List<CriterionForm> each(List<CriterionForm> parts, boolean wanted) {
    List<CriterionForm> telling =
        parts.stream()
            .filter(
                part ->
                    !(part instanceof Unsupported unread
                        && NamedThing.tellsNothing(unread.span().text())))
            .toList();
    return (telling.isEmpty() ? parts : telling).stream().map(part -> of(part, wanted)).toList();
  }
}
