package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** "HBsAg, HBeAg or HBV DNA positive": the sign of the last marker is that of all. */
final class SharedSign implements Rewording {

  /** What may follow the sign; another word is what has it: "ER and PR negative cancer". */
  private static final Set<String> BEHIND =
      Set.of("at", "in", "on", "within", "before", "after", "by", "during", "patients", "subjects");

  private static final int LONGEST = 2;

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    CriterionPhrase phrase = CriterionPhrase.of(text.text());
    WrittenText plain = text;
    for (int sign = phrase.size() - 1; sign > 2; sign--) {
      boolean signed = phrase.is(sign, "positive") || phrase.is(sign, "negative");
      if (signed && (!phrase.isWord(sign + 1) || phrase.isAny(sign + 1, BEHIND))) {
        plain = shared(plain, phrase, sign);
      }
    }
    return plain;
  }

  private static WrittenText shared(WrittenText text, CriterionPhrase phrase, int sign) {
    int last = markerStart(phrase, sign);
    int joint = BodyWords.jointBefore(phrase, last);
    if (last == sign || joint == last || !BodyWords.closes(phrase, joint, last)) {
      return text;
    }
    List<Integer> ends = ListedMembers.ends(phrase, joint, end -> markerStart(phrase, end), false);
    WrittenText plain = text;
    for (int one : ends) {
      plain = plain.inserted(phrase.token(one - 1).end(), " " + phrase.words(sign, sign + 1));
    }
    return plain;
  }

  /** First token of the letters of a marker that end before a token; that token when none do. */
  private static int markerStart(CriterionPhrase phrase, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST && letters(phrase, start - 1)) {
      start--;
    }
    return start;
  }

  private static boolean letters(CriterionPhrase phrase, int i) {
    String word = phrase.words(i, i + 1);
    return phrase.isWord(i) && word.chars().filter(Character::isUpperCase).count() > 1;
  }
}
