package org.chartwarden.trials.parsing;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** "Visit 0 (screening) or Visit 1", "for cohorts 1 and 2:", "in a previous pregnancy". */
final class VisitWords {

  private static final Set<String> VISITS =
      WordSet.of("visit visits cohort cohorts arm arms part parts");
  private static final Set<String> JOINED = WordSet.of("and or , & - to");
  private static final Set<String> ARTICLES = WordSet.of("a an the any her their prior previous");
  private static final Set<String> EARLIER =
      WordSet.of("previous prior earlier last past preceding former");
  private static final Set<String> BEFORE = WordSet.of("in during with after of from");

  private VisitWords() {}

  /** Where the words of a visit or a part of the study end that begin at a token, or 0. */
  static int end(CriterionPhrase phrase, int i) {
    if (!phrase.isAny(i, VISITS) || !numbered(phrase, i + 1)) {
      return 0;
    }
    int end = i + 2;
    while (end + 1 < phrase.size() && phrase.isAny(end, JOINED) && numbered(phrase, end + 1)) {
      end += 2;
    }
    if (phrase.is(end, "(")) {
      int close = Brackets.closing(phrase, end, Math.min(phrase.size(), end + 6));
      if (phrase.is(close, ")")) {
        end = close + 1;
      }
    }
    return end;
  }

  private static boolean numbered(CriterionPhrase phrase, int i) {
    return phrase.isNumber(i)
        || phrase.key(i).matches("[1-9][a-d]|[a-d]") && phrase.token(i).capital();
  }

  /** Where "in a previous pregnancy" ends that begins at a token, or 0. */
  static int earlierPregnancyEnd(CriterionPhrase phrase, int i) {
    if (!phrase.isAny(i, BEFORE)) {
      return 0;
    }
    boolean past = false;
    int at = i + 1;
    while (phrase.isAny(at, ARTICLES) || phrase.isAny(at, EARLIER)) {
      past |= phrase.isAny(at, EARLIER);
      at++;
    }
    boolean named = phrase.is(at, "pregnancy") || phrase.is(at, "pregnancies");
    return past && named ? at + 1 : 0;
  }
}
