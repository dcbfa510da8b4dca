package org.chartwarden.trials.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.text.Sentence;

/**
 * Treatments that stand behind the word "plan": "Plan: weekly docetaxel, then radiotherapy". They
 * are still to come, unless the words beside them tell that they go on, end or are not wanted.
 * Linear in the sentence.
 */
final class NotePlan {

  private static final Pattern HEADING =
      Pattern.compile(
          "(?is).*\\bplan(?:ned)?(?: now| today| is| was agreed)?\\s*:([^;:.]{0,200})\\z");

  /** Words of a course that is under way or over, or is not wanted. */
  private static final Pattern UNDER_WAY =
      Pattern.compile(
          "(?i)\\b(?:continu\\w*|cont|ongoing|keep|keeps|stay|stays|remain\\w*|same|complet\\w*|finish\\w*"
              + "|stop|hold|wean|taper|increase|reduce|change|uptitrate|titrate|restart|resume|re-?start|as before"
              + "|after|following|since|post|on|already|no|not|without|avoid|monitor|check|review|if|for)\\b");

  private static final Pattern BEGUN =
      Pattern.compile(
          "(?i)\\A[^,;.]{0,60}\\b(?:since|started|began|begun|given|done|ongoing|continu\\w*|as before|unchanged|stays)\\b");

  /** How far ahead of a sentence its heading begins. */
  private static final int HEAD = 12;

  private NotePlan() {}

  /**
   * Whether a treatment is only planned.
   *
   * @param sentence where it is named; the heading may stand right ahead of it
   * @param from first character of its name in the note
   * @param to after the last
   */
  static boolean holds(ClinicalNote note, Sentence sentence, int from, int to) {
    String text = note.text().text();
    int start = Math.max(0, sentence.start() - HEAD);
    String before = text.substring(start, Math.max(start, from));
    String behind = text.substring(Math.min(to, sentence.end()), sentence.end());
    if (before.indexOf(':') < 0) {
      return false;
    }
    Matcher heading = HEADING.matcher(before);
    if (!heading.matches()) {
      return false;
    }
    String piece = heading.group(1).substring(heading.group(1).lastIndexOf(',') + 1);
    return !UNDER_WAY.matcher(piece).find() && !BEGUN.matcher(behind).find();
  }
}
