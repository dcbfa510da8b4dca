package org.chartwarden.trials.criteria.qualifiers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * On both sides or on one: by the words for it, else by the sides that rows and sentences name. Who
 * has it on the left and on the right has it on both.
 */
record SideQualifier(WordQualifier words) implements Qualifier {

  private static final Set<String> SIDES = Set.of("left", "right");
  private static final String BOTH = "bilateral";
  private static final String ONE = "unilateral";

  /** "Right-handed": the side tells the hand with which a person writes. */
  private static final Set<String> HANDEDNESS = Set.of("handed", "hander", "handedness");

  /** What takes in both sides without the word for it. */
  private static final Set<String> EACH = Set.of("both", "each");

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    if (told != Told.UNTOLD || words.values().size() > 1) {
      return told;
    }
    Set<String> sides = new LinkedHashSet<>();
    boolean open = false;
    for (QualifiedThing.Text text : thing.texts()) {
      Set<String> here = in(text);
      sides.addAll(here);
      open |= here.isEmpty() && text.from() < 0;
    }
    if (sides.isEmpty()) {
      return Told.UNTOLD;
    }
    boolean both = sides.containsAll(SIDES);
    if (!both && open) {
      // A row without a side may be the other one.
      return Told.UNSURE;
    }
    return words.values().contains(both ? BOTH : ONE) ? Told.SAME : Told.CONTRARY;
  }

  private static Set<String> in(QualifiedThing.Text text) {
    List<String> all = text.words();
    int from = text.from() < 0 ? 0 : Math.max(0, text.from() - WordQualifier.REACH);
    int to = text.from() < 0 ? all.size() : Math.min(all.size(), text.to() + WordQualifier.REACH);
    Set<String> sides = new LinkedHashSet<>();
    for (int i = from; i < to; i++) {
      String word = all.get(i);
      if (EACH.contains(word)) {
        return SIDES;
      }
      boolean hand = i + 1 < all.size() && HANDEDNESS.contains(all.get(i + 1));
      if (SIDES.contains(word) && !hand) {
        sides.add(word);
      }
    }
    return sides;
  }

  @Override
  public Silence silence() {
    return words.silence();
  }

  @Override
  public String shown() {
    return words.shown();
  }
}
