package org.chartwarden.trials.criteria;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** "Pregnancy test must be negative", "negative urine hCG": words that ask for a negative test. */
final class PregnancyTests {

  private static final int REACH = 14;

  private static final Set<String> NEGATIVE = Set.of("negative", "negatively", "neg");

  private static final Set<String> TEST =
      Set.of("test", "tests", "testing", "result", "results", "hcg", "bhcg", "gonadotropin");

  private static final Set<String> BEFORE =
      WordSet.of(
          "urine serum blood plasma urinary or and / a an the ( ) highly sensitive result results of",
          "for on in β beta - hcg bhcg human chorionic gonadotropin local standard rapid test tests",
          "documented qualitative quantitative");

  private static final Set<String> BEHIND =
      WordSet.of(
          "test tests testing result results is are was were be must should shall will has have to a",
          "an ( ) serum urine urinary blood or and / β beta - hcg bhcg human chorionic gonadotropin",
          "with of at on in the screening baseline visit performed done obtained conducted taken",
          "within days day hours weeks prior before enrollment enrolment randomization inclusion",
          "documented confirmed that which who female females women for both : , = highly sensitive");

  private PregnancyTests() {}

  /**
   * Index of the first token of a negative test that a name belongs to; the name itself if none.
   */
  static int from(CriterionPhrase phrase, int name) {
    for (int i = name - 1; i >= Math.max(0, name - REACH); i--) {
      if (phrase.isAny(i, NEGATIVE)) {
        return phrase.is(i - 1, "not") ? name : i;
      }
      if (!phrase.isAny(i, BEFORE)) {
        return name;
      }
    }
    return name;
  }

  /** Index after a negative test that a name, ending there, belongs to; that end if none. */
  static int to(CriterionPhrase phrase, int name, int end) {
    boolean tested = false;
    for (int i = name; i < end; i++) {
      tested |= phrase.isAny(i, TEST);
    }
    for (int i = end; i < Math.min(phrase.size(), end + REACH); i++) {
      if (phrase.isAny(i, NEGATIVE)) {
        return tested && !phrase.is(i - 1, "not") ? i + 1 : end;
      }
      tested |= phrase.isAny(i, TEST);
      if (!phrase.isAny(i, BEHIND) && !phrase.isNumber(i)) {
        return end;
      }
    }
    return end;
  }
}
