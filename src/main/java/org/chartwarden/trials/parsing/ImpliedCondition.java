package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.Recognised;

/**
 * "Women of childbearing potential must have a negative pregnancy test" asks nothing of men: the
 * words for women open a condition, which the tests of pregnancy and contraception know by
 * themselves.
 */
final class ImpliedCondition {

  private ImpliedCondition() {}

  /** The questions of a criterion without those that only open such a condition. */
  static List<Recognised> removed(List<Recognised> all) {
    boolean test = all.stream().anyMatch(one -> describes(one, "no pregnancy"));
    boolean contraception =
        all.stream()
            .anyMatch(
                one ->
                    one.test().type().equals("contraception")
                        && !describes(one, "menopause or sterility"));
    boolean others =
        all.stream().anyMatch(one -> Set.of("diagnosis", "age").contains(one.test().type()));
    if (!test && !contraception || others) {
      return all;
    }
    return all.stream()
        .filter(one -> !one.test().type().equals("sex"))
        .filter(one -> !(test && describes(one, "childbearing potential")))
        .toList();
  }

  private static boolean describes(Recognised one, String words) {
    return one.test().describe().equals(words);
  }
}
