package org.chartwarden.trials.reading;

import java.util.regex.Pattern;
import org.chartwarden.notes.text.SievedPattern;

/**
 * Words beside the name of a drug that tell that it was given, where no verb does: "CAPOX x8 to
 * 9/22", "7 cycles of FOLFIRI", "numb since oxaliplatin", "nausea on sertraline", "despite
 * prednisolone". Linear in the words.
 */
final class DrugCourse {

  private static final String COUNT =
      "(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";

  /** A number of cycles or weeks, or an end, right behind the name. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?is)\\A(?:\\s*(?:\\+|plus|and|/|with)\\s*[\\w-]{2,20}){0,2}(?:\\s+\\d[\\d.,]*\\s?(?:mg|mcg|g|units?))?[\\s,(:]{0,3}(?:"
              + "[x×]\\s?\\d{1,2}\\b(?!\\s*(?:/|per|a|daily|mg))|"
              + COUNT
              + "\\s*(?:cycles?|courses?|infusions?|lines?)\\b"
              + "|(?:from|in)?\\s*\\d{1,2}/\\d{2,4}\\s*(?:-|–|to|until)\\s*\\d{1,2}/\\d{2,4}"
              + "|(?:to|until|till|through)\\s+\\d{1,2}/\\d{2,4}"
              + "|for\\s+"
              + COUNT
              + "\\s+(?:cycles?|courses?)"
              + "|[^.;,]{0,40}\\b(?:achieved nothing|no (?:response|effect|benefit|help)|did nothing|did not (?:help|work)|without (?:effect|benefit|success)|made (?:him|her) \\w+|nauseated|not tolerated|ineffective|failed)\\b"
              + ").*");

  /** What came of it, or went before it: nobody has that of what was not given. */
  private static final SievedPattern BEFORE =
      SievedPattern.of(
          "(?is).*(?:\\b(?:numb\\w*|neuropathy|nausea|vomiting|rash|cough|swelling|bleed\\w*|tired|dizzy|diarrh(?:o)?ea|pain|worse|better|progress\\w*|relaps\\w*|refractory|resistant|unresponsive|intoleran\\w+|failed|failure)\\b[^.;]{0,24}"
              + "\\b(?:since|after|following|from|with|on|to|of|despite|under|through)\\s+(?:the\\s+)?|\\bdespite\\s+(?:\\w+\\s+){0,2}|\\bpost[- ]|\\bs/p\\s+"
              + "|\\b"
              + COUNT
              + "\\s+(?:cycles?|courses?|infusions?)\\s+(?:of\\s+)?)\\z");

  private static final SievedPattern TO_COME =
      SievedPattern.of(
          "(?i)\\b(?:plan\\w*|propos\\w*|offer\\w*|consider\\w*|discuss\\w*|to start|will|if|declin\\w*|refus\\w*|candidate|option|eligible|never|no|not|avoid\\w*|instead of|rather than)\\b");

  private DrugCourse() {}

  /**
   * Whether the words of a sentence before and behind a name tell that the drug was given.
   *
   * @param before up to the name
   * @param behind from the end of the name
   */
  static boolean given(String before, String behind) {
    String clause =
        before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
    if (TO_COME.find(clause)) {
      return false;
    }
    return BEHIND.matcher(behind).matches() || BEFORE.matches(before);
  }
}
