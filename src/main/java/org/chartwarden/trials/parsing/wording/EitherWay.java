package org.chartwarden.trials.parsing.wording;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** "Chemotherapy with or without radiotherapy": what may be there or not is asked of nobody. */
final class EitherWay implements Rewording {

  private static final Pattern EITHER =
      Pattern.compile(
          "(?i),?\\s*\\bwith(?:\\s*/\\s*|\\s+(?:and|or|and/or|&)\\s+|\\s*\\+/-\\s*)without\\b");

  /** A first episode or a further one: either will do. */
  private static final Pattern EPISODES =
      Pattern.compile(
          "(?i)\\s*,?\\s*\\(?\\s*\\b(?:single(?:[- ]episodes?)?\\s*(?:or|/|and|and/or)\\s*recurrent(?:[- ]episodes?)?|recurrent\\s*(?:or|/)\\s*single(?:[- ]episodes?)?)(?:\\s+episodes?)?\\b\\s*\\)?");

  /** A clause of its own begins with these. */
  private static final Set<String> STOPS =
      WordSet.of(
          "who that which whose within during aged at prior before presenting treated receiving",
          "undergoing scheduled if as when where confirmed diagnosed has have had must should will",
          "are is were was requiring planned after since but including such will between following");

  private static final int LONGEST_TAIL = 3;

  private static final Set<String> EMPTY =
      WordSet.of(
          "patients patient subjects subject participants participant individuals persons people",
          "adults children women men all any the only these those they who both a and or");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher episodes = EPISODES.matcher(plain.text());
    if (episodes.find() && names(plain.text().substring(0, episodes.start()))) {
      plain = plain.without(episodes.start(), episodes.end());
    }
    Matcher either = EITHER.matcher(plain.text());
    int at = 0;
    while (either.find(at)) {
      at = either.end();
      int from = either.start();
      int end = end(plain.text(), either.end());
      String rest = plain.text().substring(0, from) + " " + plain.text().substring(end);
      if (names(rest)) {
        boolean comma = plain.text().startsWith(",", from) && plain.text().startsWith(",", end);
        boolean bracket = plain.text().startsWith(")", end) && opens(plain.text(), from) >= 0;
        plain =
            bracket
                ? plain.without(opens(plain.text(), from), end + 1)
                : plain.without(from, comma ? end + 1 : end);
        at = from;
        either = EITHER.matcher(plain.text());
      }
      if (at >= plain.text().length()) {
        break;
      }
    }
    return plain;
  }

  /** Where the bracket opens that begins with a stretch, or -1. */
  private static int opens(String text, int from) {
    int at = from - 1;
    while (at > 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at >= 0 && text.charAt(at) == '(' ? at : -1;
  }

  private static int end(String text, int from) {
    CriterionPhrase phrase = CriterionPhrase.of(text);
    int i = 0;
    while (i < phrase.size() && phrase.token(i).start() < from) {
      i++;
    }
    int first = i;
    while (i < phrase.size() && !ends(phrase, i)) {
      boolean joint = phrase.is(i, "and") || phrase.is(i, "or");
      if (joint && i > first && !shortTail(phrase, i + 1)) {
        break;
      }
      i++;
    }
    return i < phrase.size()
        ? (phrase.isWord(i) ? phrase.token(i - 1).end() : phrase.token(i).start())
        : text.length();
  }

  private static boolean shortTail(CriterionPhrase phrase, int from) {
    int i = from;
    while (i < phrase.size() && !ends(phrase, i)) {
      if (phrase.isNumber(i) || i - from >= LONGEST_TAIL) {
        return false;
      }
      i++;
    }
    return i > from;
  }

  private static boolean ends(CriterionPhrase phrase, int i) {
    return phrase.endsClause(i)
        || phrase.is(i, ",")
        || phrase.is(i, "(")
        || phrase.is(i, ")")
        || phrase.isAny(i, STOPS)
        || phrase.is(i, "with");
  }

  private static boolean names(String words) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isNumber(i) || phrase.isWord(i) && !phrase.isAny(i, EMPTY)) {
        return true;
      }
    }
    return false;
  }
}
