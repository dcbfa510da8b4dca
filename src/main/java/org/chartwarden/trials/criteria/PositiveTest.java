package org.chartwarden.trials.criteria;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Urine screen positive for cocaine, amphetamine or benzodiazepines": what a test is to find,
 * which no list of drugs tells, since who takes none of them by prescription may still test
 * positive.
 */
final class PositiveTest {

  private static final Set<String> TESTS =
      WordSet.of(
          "test tests tested testing screen screens screened screening toxicology urine urinalysis uds",
          "breathalyzer saliva urinary");

  /** What asks for more than a test, or for something else than its result. */
  private static final Set<String> OTHERWISE =
      WordSet.of(
          "use uses used using taking takes taken treatment treated therapy received receiving history",
          "abuse disorder dependence current currently prior previous ; . requires on with without while not who");

  private static final int REACH = 24;
  private static final int NEAR = 7;

  private PositiveTest() {}

  /** Whether the thing at a token stands in the list of what a test is positive for. */
  static boolean of(CriterionPhrase phrase, int at) {
    for (int i = at - 1; i > Math.max(0, at - REACH); i--) {
      if (phrase.is(i, "for") && phrase.is(i - 1, "positive")) {
        return near(i, one -> phrase.isAny(one, TESTS));
      }
      if (phrase.isAny(i, OTHERWISE)) {
        return false;
      }
      if (phrase.is(i, "for") && phrase.isAny(i - 1, TESTS)) {
        // "Positive urine drug test for opiates".
        return near(i, one -> phrase.is(one, "positive"));
      }
    }
    return false;
  }

  private static boolean near(int at, IntPredicate holds) {
    return IntStream.range(Math.max(0, at - NEAR), at).anyMatch(holds);
  }
}
