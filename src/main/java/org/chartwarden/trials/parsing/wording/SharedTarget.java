package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "AKT, PI3K or mTOR inhibitors": what the drugs do to the last of several targets they do to each
 * of them.
 */
final class SharedTarget implements Rewording {

  private static final String TARGET =
      "[\\p{L}][\\p{L}\\p{N}αβ]*(?:-[\\p{L}\\p{N}αβ]+){0,3}(?:/\\d+)?(?:\\s+channel)?";

  private static final String JOINT =
      "\\s*(?:,\\s*(?:and/or|or|and|&)?|/|\\band/or\\b|\\bor\\b|\\band\\b|&)\\s*";

  private static final Pattern LIST =
      Pattern.compile(
          "(?i)\\b((?:"
              + TARGET
              + JOINT
              + "){1,8})("
              + TARGET
              + ")[ -]+((?:pathway )?(?:inhibitors?|agonists?|antagonists?|blockers?|analog(?:ue)?s?|modulators?|inducers?))\\b");

  private static final Pattern ONE = Pattern.compile("(?i)(" + TARGET + ")" + JOINT);

  /** A short name of a protein: capitals, or letters with a number. */
  private static final Pattern SHORT =
      Pattern.compile("[\\p{Lu}][\\p{L}\\p{N}αβ/-]*[\\p{Lu}\\p{N}αβ][\\p{L}\\p{N}αβ/-]*");

  private static final int LONGEST_SHORT = 10;

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher list = LIST.matcher(text.text());
    List<int[]> ends = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    while (list.find()) {
      Matcher one = ONE.matcher(list.group(1));
      List<int[]> own = new ArrayList<>();
      while (one.find()) {
        String target = one.group(1);
        if (target(target, list.group(3))) {
          own.add(new int[] {list.start(1) + one.end(1)});
        } else {
          own.clear();
        }
      }
      ends.addAll(own);
      own.forEach(none -> heads.add(list.group(3)));
    }
    // From the end on, so that the places before stay right.
    for (int i = ends.size() - 1; i >= 0; i--) {
      plain = plain.inserted(ends.get(i)[0], " " + heads.get(i));
    }
    return plain;
  }

  /** Whether drugs may be named by what they act on so. */
  private static boolean target(String word, String head) {
    CriterionPhrase alone = CriterionPhrase.of(word);
    TermBook.Found drug = TermBook.standard().longest(TermKind.DRUG, alone.tokens(), 0);
    CriterionPhrase whole = CriterionPhrase.of(word + " " + head);
    TermBook.Found known = TermBook.standard().longest(TermKind.DRUG, whole.tokens(), 0);
    if (known != null && known.to() == whole.size()) {
      return true;
    }
    return (drug == null || drug.to() < alone.size())
        && word.length() <= LONGEST_SHORT
        && SHORT.matcher(word).matches();
  }
}
