package org.chartwarden.trials.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.FactState;

/**
 * Illnesses of a pregnancy end with it: "pre-eclampsia with her first", "sectioned in 2020 for
 * abruption" tell of one that is over. Linear in the words.
 */
final class PastPregnancy {

  private static final SievedPattern OF_PREGNANCY =
      SievedPattern.of(
          "(?i)\\b(?:(?:pre-?\\s?)?eclampsia|hellp|pih|gdm|gestational (?:diabetes|hypertension|dm)|pregnancy[- ]induced hypertension"
              + "|(?:placental )?abruption|placenta (?:praevia|previa|accreta)|hyperemesis|(?:obstetric |intrahepatic )?cholestasis(?: of pregnancy)?"
              + "|p?prom|preterm (?:labou?r|birth|delivery)|premature (?:labou?r|birth)|ectopic(?: pregnancy)?|miscarriages?|still-?births?"
              + "|(?:post|ante)-?partum h(?:a)?emorrhage|pph|iugr|fgr|f(?:o)?etal growth restriction|cervical (?:insufficiency|incompetence)"
              + "|shoulder dystocia|chorioamnionitis|post-?partum depression)\\b");

  private static final SievedPattern EARLIER =
      SievedPattern.of(
          "(?i)\\b(?:previous|prior|earlier|last|first|second|third|1st|2nd|3rd|other|past|both|former|eldest|older)\\s+(?:\\w+\\s+)?(?:pregnanc\\w+|gestations?|deliver\\w+|births?|child|baby|one|time|section\\w*|c(?:a)?esarean|labou?r|son|daughter|was|had)\\b"
              + "|\\bwith (?:her|the) (?:\\w+ )?(?:son|daughter|first|second|third|eldest|twins|child)\\b|\\blast time\\b");

  private static final Pattern YEAR = Pattern.compile("\\b((?:19|20)\\d\\d)\\b");

  private static final SievedPattern NOW =
      SievedPattern.of(
          "(?i)\\b(?:this (?:pregnancy|time)|currently|again|now|since|index pregnancy|current pregnancy)\\b");

  private PastPregnancy() {}

  /**
   * The state of an illness by the sentence it stands in.
   *
   * @param written the year of the note
   */
  static FactState of(String name, String sentence, FactState state, int written) {
    if (state != FactState.PRESENT || !OF_PREGNANCY.find(name) || NOW.find(sentence)) {
      return state;
    }
    Matcher year = YEAR.matcher(sentence);
    boolean before = EARLIER.find(sentence);
    while (!before && year.find()) {
      before = Integer.parseInt(year.group(1)) < written;
    }
    return before ? FactState.PAST : state;
  }
}
