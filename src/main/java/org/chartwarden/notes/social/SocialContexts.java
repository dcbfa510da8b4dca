package org.chartwarden.notes.social;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Where a word of {@code note-social.psv} tells nothing of how the patient lives. */
final class SocialContexts {

  private static final int KIN_NEAR = 4;

  /** In the form of {@code Spelling}. */
  private static final Set<String> KIN =
      Set.of(
          "dad",
          "father",
          "mom",
          "mum",
          "mother",
          "husband",
          "wife",
          "partner",
          "parent",
          "brother",
          "sister",
          "son",
          "daughter",
          "grandmother",
          "grandfather",
          "roommate",
          "boyfriend",
          "nobody",
          "noone",
          "everyone",
          "others",
          "housemate",
          "housemates",
          "flatmate",
          "flatmates",
          "neighbour",
          "neighbor",
          "neighbours",
          "neighbors",
          "colleague",
          "colleagues",
          "grandson",
          "granddaughter",
          "stepfather",
          "uncle",
          "aunt",
          "carer",
          "spouse",
          "girlfriend");

  /** What a single person is called or is besides. */
  private static final Set<String> SINGLE =
      Set.of(
          ".",
          ",",
          ";",
          "and",
          "with",
          "man",
          "woman",
          "male",
          "female",
          "mother",
          "father",
          "parent",
          "lives",
          "live",
          "living",
          "unemployed",
          "employed",
          "white",
          "black",
          "caucasian",
          "hispanic",
          "no",
          "never",
          "without",
          "retired",
          "student",
          ")",
          "/");

  private static final Set<String> LEVELS = Set.of("mg", "mmol", "level", "<", ">", "neg");

  private SocialContexts() {}

  /**
   * Whether the words are of something or somebody else: "single phototherapy", "Dad smokes
   * outside", "EtOH 142 mg/dL", "UDS positive for THC".
   */
  static boolean other(
      List<Token> tokens, SocialTopic topic, int from, int first, int end, int to) {
    return switch (topic) {
      case MARITAL ->
          tokens.get(first).is("single")
              && end < to
              && !SINGLE.contains(tokens.get(end).key())
              && tokens.get(end).breaks() == 0;
      case TOBACCO -> ofKin(tokens, from, first) || skinTest(tokens, first, end, to);
      case ALCOHOL -> ofKin(tokens, from, first) || level(tokens, end, to);
      case DRUGS -> ofKin(tokens, from, first) || screened(tokens, from, first);
      case LIVING -> asked(tokens, first);
      default -> false;
    };
  }

  /** "Dad smokes", not "lives with her husband, smokes". */
  private static boolean ofKin(List<Token> tokens, int from, int first) {
    for (int i = first - 1; i >= Math.max(from, first - KIN_NEAR); i--) {
      Token token = tokens.get(i);
      if (token.is(",") || token.is(".") || token.is(";") || token.is("with")) {
        return false;
      }
      if (KIN.contains(token.key())) {
        return i == from || !tokens.get(i - 1).is("with") && !withOwn(tokens, from, i);
      }
    }
    return false;
  }

  private static boolean withOwn(List<Token> tokens, int from, int i) {
    return i - 2 >= from && tokens.get(i - 2).is("with");
  }

  private static boolean level(List<Token> tokens, int end, int to) {
    boolean number = end < to && tokens.get(end).isNumber();
    return end < to && LEVELS.contains(tokens.get(end).key())
        || number && end + 1 < to && LEVELS.contains(tokens.get(end + 1).key());
  }

  /** "PPD 0 mm", "PPD neg": the test for tuberculosis. */
  private static boolean skinTest(List<Token> tokens, int first, int end, int to) {
    Token next = end < to ? tokens.get(end) : null;
    return tokens.get(first).is("ppd")
        && next != null
        && (next.isNumber()
            || next.is("neg")
            || next.is("negative")
            || next.is("placed")
            || next.is("pos")
            || next.is("positive")
            || next.is("read"));
  }

  private static boolean screened(List<Token> tokens, int from, int first) {
    for (int i = first - 1; i >= Math.max(from, first - 8); i--) {
      String key = tokens.get(i).key();
      if (key.equals("ud") || key.equals("uds") || key.equals("utox") || key.equals("tox")) {
        return true;
      }
    }
    return false;
  }

  /** "?SNF early next week": a question about the future. */
  private static boolean asked(List<Token> tokens, int first) {
    return first > 0 && tokens.get(first - 1).is("?");
  }
}
