package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.NamedThing;

/**
 * "Bleeding related to a coagulopathy", "surgery secondary to an injury": a chart that tells both
 * does not tell that one came of the other. It denies an exclusion that asks so when either is
 * absent, and leaves it to a person when both are there.
 */
final class CausedThing {

  private static final Pattern CAUSED =
      Pattern.compile(
          "(?i)\\b(?:(?:due|secondary|attributable|related) to|caused by|resulting from"
              + "|(?:as )?an? (?:result|consequence) of|because of|on account of)\\b");

  private static final Set<String> THINGS =
      Set.of("diagnosis", "infection", "organ-function", "procedure");

  /** More characters than these between two names tell of more than the joint. */
  private static final int NEAR = 60;

  private final String text;

  private CausedThing(String text) {
    this.text = text;
  }

  /**
   * The form with the causes that it asks for left to a person.
   *
   * @param form of an exclusion
   * @param text of the criterion, in which its spans count
   */
  static CriterionForm in(CriterionForm form, String text) {
    return CAUSED.matcher(text).find() ? new CausedThing(text).read(form) : form;
  }

  private CriterionForm read(CriterionForm form) {
    return switch (form) {
      case AllOf all -> caused(all);
      case AnyOf any -> new AnyOf(any.parts().stream().map(this::read).toList());
      case Except except -> new Except(read(except.part()), except.exception());
      case Defined defined -> new Defined(read(defined.name()), read(defined.meaning()));
      default -> form;
    };
  }

  private CriterionForm caused(AllOf all) {
    List<CriterionForm> parts = new ArrayList<>();
    for (CriterionForm part : all.parts()) {
      if (!parts.isEmpty()) {
        joint(parts.get(parts.size() - 1), part)
            .ifPresent(
                span -> parts.add(new Leaf(NamedThing.judged(span.text()), span, List.of())));
      }
      parts.add(read(part));
    }
    return parts.size() == all.parts().size() ? new AllOf(parts) : JoinedForm.of(parts, true);
  }

  /** The words that make the second of two neighbours the cause of the first. */
  private Optional<TextSpan> joint(CriterionForm one, CriterionForm next) {
    if (!things(one) || !things(next)) {
      return Optional.empty();
    }
    int from = one.leaves().get(one.leaves().size() - 1).span().end();
    int to = next.leaves().get(0).span().start();
    if (from >= to || to - from > NEAR || to > text.length()) {
      return Optional.empty();
    }
    Matcher caused = CAUSED.matcher(text.substring(from, to));
    return caused.find()
        ? Optional.of(
            new TextSpan(from + caused.start(), to, text.substring(from + caused.start(), to)))
        : Optional.empty();
  }

  private static boolean things(CriterionForm form) {
    return !form.leaves().isEmpty()
        && form.leaves().stream().allMatch(leaf -> THINGS.contains(leaf.test().type()));
  }
}
