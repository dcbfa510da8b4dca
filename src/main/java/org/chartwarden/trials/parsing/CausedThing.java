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
 * "Bleeding related to a coagulopathy", "surgery secondary to an injury", "macrolides for acne": a
 * chart that tells both does not tell that one came of the other, or is taken for it. It denies an
 * exclusion that asks so when either is absent, and leaves it to a person when both are there.
 */
final class CausedThing {

  private static final Pattern CAUSED =
      Pattern.compile(
          "(?i)\\b(?:(?:due|secondary|attributable|related) to|caused by|resulting from"
              + "|(?:as )?an? (?:result|consequence) of|because of|on account of)\\b");

  /** What a drug is taken for: not for how long. */
  private static final Pattern FOR =
      Pattern.compile(
          "(?i)\\bfor (?!(?:at least|more than|less than|over|up to|the (?:last|past)|\\d))");

  private static final Set<String> THINGS =
      Set.of("diagnosis", "infection", "organ-function", "procedure");

  private static final Set<String> DRUGS = Set.of("therapy");
  private static final Set<String> SICK = Set.of("diagnosis", "infection", "organ-function");

  private static final Pattern OR = Pattern.compile("(?i)\\s*(?:/|or|and/or)\\s*");

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
    return CAUSED.matcher(text).find() || FOR.matcher(text).find()
        ? new CausedThing(text).read(form)
        : form;
  }

  private CriterionForm read(CriterionForm form) {
    return switch (form) {
      case AllOf all -> caused(all);
      case AnyOf any -> shared(any);
      case Except except -> new Except(read(except.part()), except.exception());
      case Defined defined -> new Defined(read(defined.name()), read(defined.meaning()));
      default -> form;
    };
  }

  /** "Stroke/TIA caused by fibrillation": the cause is asked of both. */
  private CriterionForm shared(AnyOf any) {
    boolean two =
        any.parts().size() == 2
            && any.parts().get(0) instanceof Leaf
            && any.parts().get(1) instanceof AllOf all
            && all.parts().get(0) instanceof Leaf
            && joint(all.parts().get(0), all.parts().get(1)).isPresent();
    if (two && of(any.parts().get(0), SICK)) {
      AllOf caused = (AllOf) any.parts().get(1);
      TextSpan first = ((Leaf) any.parts().get(0)).span();
      TextSpan second = ((Leaf) caused.parts().get(0)).span();
      boolean beside =
          first.end() <= second.start()
              && second.start() <= text.length()
              && OR.matcher(text.substring(first.end(), second.start())).matches();
      if (beside && of(caused.parts().get(0), SICK)) {
        List<CriterionForm> parts = new ArrayList<>(caused.parts());
        parts.set(0, new AnyOf(List.of(any.parts().get(0), caused.parts().get(0))));
        return caused(new AllOf(parts));
      }
    }
    return new AnyOf(any.parts().stream().map(this::read).toList());
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
    boolean caused = of(one, THINGS) && begins(next);
    boolean taken = of(one, DRUGS) && of(next, SICK);
    if (!caused && !taken) {
      return Optional.empty();
    }
    int from = one.leaves().get(one.leaves().size() - 1).span().end();
    int to = next.leaves().get(0).span().start();
    if (from >= to || to - from > NEAR || to > text.length()) {
      return Optional.empty();
    }
    Matcher joint = (caused ? CAUSED : FOR).matcher(text.substring(from, to));
    return joint.find()
        ? Optional.of(
            new TextSpan(from + joint.start(), to, text.substring(from + joint.start(), to)))
        : Optional.empty();
  }

  /** Whether the first thing that is named as a cause is one of a chart; others may be open. */
  private static boolean begins(CriterionForm form) {
    return !form.leaves().isEmpty() && THINGS.contains(form.leaves().get(0).test().type());
  }

  private static boolean of(CriterionForm form, Set<String> types) {
    return !form.leaves().isEmpty()
        && form.leaves().stream().allMatch(leaf -> types.contains(leaf.test().type()));
  }
}
