package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.NamedThing;

/**
 * "Clinically significant cardiovascular disease": of so wide a name some kinds are slight. Who has
 * none of them does not meet it; whether what is there is significant is for a person to judge.
 */
final class SignificantThing {

  private static final Pattern ASKED =
      Pattern.compile("(?i)\\b(?:significant|relevant|important|meaningful)\\b");

  private static final Pattern SIGNIFICANT =
      Pattern.compile(
          "(?i)\\b(?:clinically (?:significant|relevant|important|meaningful)|significant|relevant)"
              + " (?:(?:or|and) \\p{L}+ )?$");

  /** A comma and "or" are no longer. */
  private static final int JOINT = 7;

  /** As many characters ahead of a name hold it. */
  private static final int AHEAD = 60;

  private final String text;

  private SignificantThing(String text) {
    this.text = text;
  }

  /**
   * The form with the significance of wide things left to a person.
   *
   * @param form of an exclusion
   * @param text of the criterion, in which its spans count
   */
  static CriterionForm in(CriterionForm form, String text) {
    return ASKED.matcher(text).find() ? new SignificantThing(text).read(form) : form;
  }

  private CriterionForm read(CriterionForm form) {
    return switch (form) {
      case Leaf leaf when leaf.open().isEmpty() && NamedThing.system(leaf.test()) -> judged(leaf);
      case AllOf all -> new AllOf(all.parts().stream().map(this::read).toList());
      case AnyOf any -> list(any);
      case Except except -> new Except(read(except.part()), except.exception());
      default -> form;
    };
  }

  /** "Clinically significant cardiac, renal or hepatic disease": asked of each that follows. */
  private CriterionForm list(AnyOf any) {
    List<CriterionForm> parts = new ArrayList<>();
    Leaf judge = null;
    int end = 0;
    for (CriterionForm part : any.parts()) {
      CriterionForm read = read(part);
      if (read instanceof AllOf both && part instanceof Leaf) {
        judge = both.leaves().get(1);
      } else if (judge != null && part instanceof Leaf leaf && follows(leaf, end)) {
        read = new AllOf(List.of(leaf, judge));
      } else {
        judge = null;
      }
      end = part.leaves().isEmpty() ? end : part.leaves().getLast().span().end();
      parts.add(read);
    }
    return new AnyOf(parts);
  }

  private static boolean follows(Leaf leaf, int end) {
    return leaf.open().isEmpty()
        && NamedThing.system(leaf.test())
        && leaf.span().start() - end <= JOINT;
  }

  private CriterionForm judged(Leaf leaf) {
    int to = Math.min(leaf.span().start(), text.length());
    int from = Math.max(0, to - AHEAD);
    Matcher found = SIGNIFICANT.matcher(text.substring(from, to));
    if (!found.find()) {
      return leaf;
    }
    TextSpan span =
        new TextSpan(from + found.start(), to, text.substring(from + found.start(), to));
    return new AllOf(
        List.of(leaf, new Leaf(NamedThing.judged(span.text().strip()), span, List.of())));
  }
}
