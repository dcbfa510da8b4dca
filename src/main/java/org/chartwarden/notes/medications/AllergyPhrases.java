package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.medications.AllergyMention.Kind;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/**
 * What a drug did to the patient where no word for an allergy stands: "codeine makes him sick",
 * "sulfa gives her hives", "rash with amoxicillin", "penicillin - anaphylaxis as a child".
 */
final class AllergyPhrases {

  /**
   * What is told of a drug.
   *
   * @param reactionFirst index of the first token of what it did
   * @param reactionEnd index after the last one
   */
  record Told(Kind kind, int reactionFirst, int reactionEnd) {}

  private static final Set<String> DOES =
      Set.of("makes", "made", "gives", "gave", "causes", "caused", "upsets", "upset");

  private static final Set<String> WHOM =
      Set.of(
          "him", "her", "me", "them", "pt", "patient", "the", "his", "a", "bad", "severe", "some");

  private static final Set<String> ILL =
      Set.of(
          "sick", "nauseated", "nauseous", "stomach", "ill", "dizzy", "loopy", "unwell", "tummy");

  /** What only a body's defence does. */
  private static final Set<String> DEFENCE =
      Set.of(
          "hives",
          "rash",
          "anaphylaxis",
          "angioedema",
          "urticaria",
          "swelling",
          "anaphylactic",
          "wheeze",
          "wheezing",
          "bronchospasm",
          "throat",
          "lip",
          "facial",
          "tongue",
          "face");

  private static final Set<String> FROM = Set.of("with", "from", "to", "after", "on");

  private AllergyPhrases() {}

  /** Whether a sentence has words of this kind at all. */
  static boolean speaks(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      String key = tokens.get(i).key();
      if (DOES.contains(key) || DEFENCE.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a sentence tells that a drug did, or null.
   *
   * @param section whether it stands under a heading for allergies
   */
  static Told of(List<Token> tokens, DrugName name, int from, int to, boolean section) {
    Told behind = behind(tokens, name.end(), to);
    return behind != null ? behind : before(tokens, name.first(), from, section);
  }

  private static Told behind(List<Token> tokens, int end, int to) {
    if (end >= to || !DOES.contains(tokens.get(end).key())) {
      return null;
    }
    int i = end + 1;
    boolean whom = false;
    while (i < to && WHOM.contains(tokens.get(i).key())) {
      whom = true;
      i++;
    }
    if (i >= to) {
      return null;
    }
    PhraseTrie.Match<String> reaction = AllergyWords.REACTIONS.longest(tokens, i, to);
    boolean ill = ILL.contains(tokens.get(i).key());
    if (reaction == null && !ill || !whom && !present(tokens.get(end))) {
      return null;
    }
    boolean defence = DEFENCE.contains(tokens.get(i).key());
    return new Told(
        defence ? Kind.ALLERGIC : Kind.INTOLERANT, i, reaction == null ? i + 1 : reaction.end());
  }

  private static boolean present(Token verb) {
    return verb.is("makes") || verb.is("gives") || verb.is("causes") || verb.is("upsets");
  }

  /** "Rash with amoxicillin", "anaphylaxis to PCN": not "rash treated with". */
  private static Told before(List<Token> tokens, int first, int from, boolean section) {
    int link = first - 1;
    if (link <= from || !FROM.contains(tokens.get(link).key())) {
      return null;
    }
    Token word = tokens.get(link - 1);
    boolean cured = tokens.get(link).is("on") || tokens.get(link).is("after");
    boolean sure = word.is("hives") || word.is("anaphylaxis") || word.is("angioedema") || section;
    boolean rash = (word.is("rash") || word.is("urticaria")) && !cured;
    boolean no =
        link - 2 >= from && (tokens.get(link - 2).is("no") || tokens.get(link - 2).is("denies"));
    boolean told = DEFENCE.contains(word.key()) && (sure || rash) && !no;
    return told ? new Told(Kind.ALLERGIC, link - 1, link) : null;
  }
}
