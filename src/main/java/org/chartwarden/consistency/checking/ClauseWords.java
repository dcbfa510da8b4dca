package org.chartwarden.consistency.checking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.claims.Laterality;
import org.chartwarden.notes.text.Token;

/** What the words before and in a stretch of tokens say of it, within its clause. */
final class ClauseWords {

  private static final int REACH = 6;
  private static final int SIDE_REACH = 2;
  private static final Set<String> ENDS = Set.of(",", ";", ".", ":", "|");
  private static final Set<String> NO = Set.of("no", "not", "denies", "without", "neg", "never");
  private static final Set<String> LATER =
      Set.of(
          "if",
          "will",
          "consider",
          "plan",
          "plans",
          "planned",
          "scheduled",
          "needs",
          "pending",
          "await",
          "awaiting",
          "should",
          "would",
          "may",
          "candidate",
          "risk",
          "screen",
          "refer",
          "possible",
          "tomorrow",
          "declines",
          "declined",
          "todo",
          "request",
          "book",
          "booked",
          "goal",
          "target",
          "aim",
          "r/o",
          "until",
          "unless",
          "when",
          "before",
          "avoid");
  private static final Set<String> OTHERS =
      Set.of(
          "father",
          "mother",
          "mom",
          "mum",
          "dad",
          "sister",
          "brother",
          "son",
          "daughter",
          "aunt",
          "uncle",
          "wife",
          "husband",
          "twin",
          "cousin",
          "grandmother",
          "grandfather",
          "mgm",
          "mgf",
          "pgm",
          "pgf",
          "family",
          "fhx",
          "fh",
          "neighbour",
          "neighbor",
          "partner",
          "sibling");

  private ClauseWords() {}

  static boolean denied(List<Token> tokens, int first) {
    return before(tokens, first, NO);
  }

  /** Whether it is thought of or meant for later, or is somebody else's; the reason. */
  static Optional<String> neutral(List<Token> tokens, int first) {
    if (before(tokens, first, LATER)) {
      return Optional.of("it is only thought of or meant for later");
    }
    return before(tokens, first, OTHERS) ? Optional.of("it is somebody else's") : Optional.empty();
  }

  /** The side that is named in a stretch, else right before or behind it. */
  static Laterality side(List<Token> tokens, int first, int end) {
    Laterality side = Laterality.NONE;
    for (int i = first; i < end; i++) {
      Laterality here = side(tokens.get(i));
      side = here == Laterality.NONE ? side : here;
    }
    for (int i = first - 1; side == Laterality.NONE && i >= Math.max(0, first - SIDE_REACH); i--) {
      if (ENDS.contains(tokens.get(i).key()) || tokens.get(i + 1).breaks() > 0) {
        break;
      }
      side = side(tokens.get(i));
    }
    for (int i = end;
        side == Laterality.NONE && i < Math.min(tokens.size(), end + SIDE_REACH);
        i++) {
      if (ENDS.contains(tokens.get(i).key()) || tokens.get(i).breaks() > 0) {
        break;
      }
      side = side(tokens.get(i));
    }
    return side;
  }

  private static Laterality side(Token token) {
    if (token.raw().equals("L") || token.raw().equals("R")) {
      return token.raw().equals("L") ? Laterality.LEFT : Laterality.RIGHT;
    }
    return switch (token.key()) {
      case "left", "lt", "lle", "lue", "lll", "lul", "llq", "luq", "os" -> Laterality.LEFT;
      case "right", "rt", "rle", "rue", "rll", "rul", "rml", "rlq", "ruq" -> Laterality.RIGHT;
      case "bilateral", "bilat", "both" -> Laterality.BILATERAL;
      default -> Laterality.NONE;
    };
  }

  private static boolean before(List<Token> tokens, int first, Set<String> words) {
    for (int i = first - 1; i >= Math.max(0, first - REACH); i--) {
      Token token = tokens.get(i);
      if (ENDS.contains(token.key()) || tokens.get(i + 1).breaks() > 0) {
        return false;
      }
      if (words.contains(token.key())) {
        return true;
      }
    }
    return false;
  }
}
