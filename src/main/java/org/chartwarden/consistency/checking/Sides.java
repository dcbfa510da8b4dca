package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.notes.claims.Laterality;

/** The side of the body that the words of a chart name. */
final class Sides {

  private Sides() {}

  /** The side of the site, else the one that the names tell; none when they tell both. */
  static Laterality of(String site, List<String> names) {
    List<String> texts = new ArrayList<>(List.of(site));
    texts.addAll(names);
    for (String text : texts) {
      Laterality side = of(text);
      if (side != Laterality.NONE) {
        return side;
      }
    }
    return Laterality.NONE;
  }

  private static Laterality of(String text) {
    boolean left = false;
    boolean right = false;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      switch (word) {
        case "left", "lt" -> left = true;
        case "right", "rt" -> right = true;
        case "bilateral", "both" -> {
          left = true;
          right = true;
        }
        default -> {
          // Any other word names no side.
        }
      }
    }
    if (left && right) {
      return Laterality.BILATERAL;
    }
    return left ? Laterality.LEFT : right ? Laterality.RIGHT : Laterality.NONE;
  }
}
