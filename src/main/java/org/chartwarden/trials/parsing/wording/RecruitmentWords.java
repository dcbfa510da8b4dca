package org.chartwarden.trials.parsing.wording;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Patients with gout will be recruited from our clinics": that these take part, and where they
 * come from, is no question. An exclusion says so of those who are excluded.
 */
final class RecruitmentWords implements Rewording {

  /** What asks for something: it is no place and no way of recruiting. */
  private static final String ASKS =
      "\\b(?:absence|presence|without|no|not|unless|if|with|who|whose|after|before|within|least|most|than)\\b";

  private static final String TAIL =
      "(?:\\s+(?:in|into|for|to|from|at|by|through|among|based on)\\b(?:(?!"
          + ASKS
          + ")[^.;:()\\d])*?)?(?=\\s*(?:[.;]|$))";

  private static final String BE =
      "\\s*,?\\s*\\b(?:(?:will|would|shall|should|must)\\s+(?:also\\s+)?be|are|is|were|was|have been|are to be|have to be)\\s+(?:consecutively\\s+|prospectively\\s+|randomly\\s+|also\\s+)?";

  private static final String INCLUDED =
      "(?:included|enrolled|enroled|recruited|selected|invited|approached|asked to (?:participate|take part))";

  private static final Pattern INCLUDING =
      Pattern.compile(
          "(?i)" + BE + INCLUDED + "(?:\\s*(?:,|and|or|/)\\s*" + INCLUDED + ")*" + TAIL);

  private static final Pattern EXCLUDING =
      Pattern.compile("(?i)" + BE + "(?:excluded|not included|not enrolled)" + TAIL);

  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)^\\W*(?:(?:this|the|our|present|current) (?:study|trial|research) (?:will )?(?:includes?|recruits?|enrolls?)|we (?:will |plan to |intend to )?(?:include|recruit|enroll|enrol)|(?:the )?study (?:population|sample|group|participants) (?:will )?(?:consists? of|comprises?|includes?|be))\\s+");

  private static final Pattern METHOD =
      Pattern.compile(
          "(?i)\\s\\b(?:by|through) (?:a |the )?(?:clinical|physical|medical|radiolog\\w+|radiographic|neurological|orthop\\w+)(?:\\s*(?:,|,? and|,? or|/|and/or)\\s*(?:clinical|physical|radiolog\\w+|radiographic|imaging|laboratory))*\\s*(?:and |or )?(?:examinations?|assessments?|evaluations?|investigations?)\\b");

  private static final Set<String> PERSONS =
      WordSet.of(
          "patients patient subjects subject participants participant individuals persons people",
          "adults children women men males females volunteers all any the eligible only these those",
          "they who both and or a male female adult of consecutive total");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    boolean wanted = kind == CriterionKind.INCLUSION;
    WrittenText plain = text;
    Matcher opening = OPENING.matcher(plain.text());
    if (wanted && opening.find()) {
      plain = plain.without(opening.start(), opening.end());
    }
    Matcher predicate = (wanted ? INCLUDING : EXCLUDING).matcher(plain.text());
    int at = 0;
    while (predicate.find(at)) {
      at = predicate.end();
      if (names(
          plain.text().substring(sentence(plain.text(), predicate.start()), predicate.start()))) {
        plain = plain.without(predicate.start(), predicate.end());
        at = predicate.start();
        predicate = (wanted ? INCLUDING : EXCLUDING).matcher(plain.text());
      }
    }
    Matcher method = METHOD.matcher(plain.text());
    return method.find() && names(plain.text().substring(0, method.start()))
        ? plain.without(method.start(), method.end())
        : plain;
  }

  private static int sentence(String text, int end) {
    return Math.max(text.lastIndexOf(". ", end - 1), text.lastIndexOf(';', end - 1)) + 1;
  }

  /** Whether some words name more than persons. */
  private static boolean names(String words) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isNumber(i) || phrase.isWord(i) && !phrase.isAny(i, PERSONS)) {
        return true;
      }
    }
    return false;
  }
}
