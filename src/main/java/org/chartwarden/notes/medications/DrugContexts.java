package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Where the words around decide that a cue does not speak of the drug that it would reach. */
final class DrugContexts {

  /** Before "on" they keep what is said of the past: "history of being on warfarin". */
  private static final Set<String> BEING = Set.of("being", "been", "was", "were", "maintained");

  private static final Set<String> REASONS =
      Set.of(
          "hypotension",
          "hypertension",
          "bleeding",
          "low",
          "high",
          "elevated",
          "rising",
          "worsening",
          "concern",
          "concerns",
          "risk",
          "recent",
          "persistent",
          "ongoing",
          "lack",
          "history",
          "hx",
          "renal",
          "soft",
          "poor",
          "improving",
          "bradycardia",
          "new",
          "acute",
          "no",
          "normal",
          "age",
          "allergy",
          "her",
          "his",
          "patient",
          "increased",
          "decreased");

  private DrugContexts() {}

  /** "25 mg given lapse, trazodone 50 mg": "given" with a reason speaks of no dose. */
  static boolean because(List<Token> tokens, DrugCues.Cue cue, int first) {
    if (cue.end() != cue.first() + 1 || !tokens.get(cue.first()).is("given")) {
      return false;
    }
    Token next = cue.end() < first ? tokens.get(cue.end()) : null;
    if (next == null || !next.isWord() || DrugWords.filler(next)) {
      return false;
    }
    boolean way = DrugWords.detail(next.key()) || next.is("iv") || next.is("po");
    for (int i = cue.end(); i < first && !way; i++) {
      if (tokens.get(i).is(",")) {
        return true;
      }
    }
    return false;
  }

  /** "Hold ACEi given AKI", "given Cr bump": why, and not that it was given. */
  static boolean reason(List<Token> tokens, DrugCues.Cue cue, int to) {
    if (cue.end() != cue.first() + 1
        || cue.end() >= to
        || !tokens.get(cue.first()).raw().equals("given")) {
      return false;
    }
    Token next = tokens.get(cue.end());
    boolean named =
        next.isWord()
            && next.capital()
            && TimeWords.at(tokens, cue.end(), to) == cue.end()
            && RouteReader.at(tokens, cue.end(), to) == null
            && !(DrugWords.detail(next.key()) && !next.is("cr"));
    return named || REASONS.contains(next.key());
  }

  /**
   * "History of AF on warfarin", "goal MAP 65, on norepinephrine": what is past or aimed at is
   * something else, the drug is taken now.
   */
  static boolean takenNow(List<Token> tokens, DrugCues.Meaning meaning, int end, int first) {
    boolean on = first - 1 > end && tokens.get(first - 1).is("on");
    Circumstance circumstance = meaning.circumstance();
    if (!on || circumstance == null) {
      return false;
    }
    Token before = tokens.get(first - 2);
    return switch (circumstance) {
      case PAST -> !BEING.contains(before.key()) && !before.is("previously") && !before.is("used");
      case PLANNED, CONSIDERED -> before.is(",");
      default -> false;
    };
  }

  /** "Was held and will be resumed": held it is. */
  static boolean takenUp(List<Token> tokens, Statement s, DrugCues.Cue cue, int to) {
    boolean off = s.status == MedicationStatus.HELD || s.status == MedicationStatus.STOPPED;
    if (!off || s.statusFirst < s.name.end()) {
      return false;
    }
    for (int i = s.statusEnd; i < Math.min(to, cue.end() + 2); i++) {
      String key = tokens.get(i).key();
      if (key.startsWith("resum") || key.startsWith("restart") || key.startsWith("reinit")) {
        return true;
      }
    }
    return false;
  }

  /** "TXA 1 g PO, balloon not needed": what is said of a name behind a comma. */
  static boolean ofAnother(
      List<Token> tokens, DrugCues.Meaning meaning, int end, DrugCues.Cue cue) {
    if (meaning.circumstance() != Circumstance.NEGATED
        && meaning.circumstance() != Circumstance.ALLERGY
        && meaning.circumstance() != Circumstance.CONSIDERED) {
      return false;
    }
    boolean comma = false;
    for (int i = end; i < cue.first(); i++) {
      Token token = tokens.get(i);
      comma |= token.is(",") || token.is("—") || token.is("–");
      if (comma && token.isWord() && !DrugWords.filler(token)) {
        return true;
      }
    }
    return false;
  }
}
