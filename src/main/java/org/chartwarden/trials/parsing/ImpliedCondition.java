package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.Recognised;

/**
 * "Women of childbearing potential must have a negative pregnancy test" asks nothing of men: the
 * words for women open a condition, which the tests of pregnancy and contraception know by
 * themselves.
 */
final class ImpliedCondition {

  /** As many words may part a verb from its object. */
  private static final int NEAR = 3;

  private static final Set<String> OBJECTS =
      Set.of("drug any medication", "drug investigational drug");

  private ImpliedCondition() {}

  /** The questions of a criterion without those that only open such a condition. */
  static List<Recognised> removed(List<Recognised> found) {
    List<Recognised> all = withoutSubstances(withoutObjects(found));
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

  /**
   * "Chemotherapy contraindications": the drug is what they speak against, and need not be taken.
   */
  private static List<Recognised> withoutSubstances(List<Recognised> all) {
    List<Recognised> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Recognised one = all.get(i);
      boolean substance =
          i + 1 < all.size()
              && one.test().type().equals("therapy")
              && all.get(i + 1).test().type().equals("allergy")
              && all.get(i + 1).from() == one.to()
              && all.get(i + 1).used().get(one.to() - 1);
      if (!substance) {
        kept.add(one);
      }
    }
    return kept;
  }

  /** "Able to swallow the study drug": the drug is what is swallowed. */
  private static List<Recognised> withoutObjects(List<Recognised> all) {
    List<Recognised> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean object =
          i > 0
              && all.get(i - 1).test().describe().startsWith("ability")
              && all.get(i - 1).test().describe().contains("swallow")
              && all.get(i).from() - all.get(i - 1).to() < NEAR
              && OBJECTS.contains(all.get(i).test().describe());
      if (!object) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  private static boolean describes(Recognised one, String words) {
    return one.test().describe().equals(words);
  }
}
