package org.chartwarden.trials.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.FactState;

/**
 * What a note names and says to be over right behind the name: "pneumonia in 2019, resolved",
 * "asthma as a child", "hepatitis C cured 2019". Linear in the words.
 */
final class Bygone {

  private static final String WHEN =
      "(?:[\\s,(]{0,2}(?:in |of |on |since |from |at )?(?:(?:early |mid-? ?|late )?\\p{L}{3,9}\\.? )?(?:\\d{1,2}[/.-])?"
          + "(?:19|20)\\d\\d\\)?)?";

  private static final String FILLER =
      "(?:(?:now|fully|completely|since|long|all|has|have|had|is|was|were|been|which|that|with|it|and|then|quite"
          + "|entirely|spontaneously|well)\\s+){0,4}";

  private static final Pattern OVER =
      Pattern.compile(
          "(?is)\\A(?:\\s*\\([^()]{1,30}\\))?"
              + WHEN
              + "[\\s,:;-]{1,3}"
              + FILLER
              + "(?:resolved(?!\\s+(?:incompletely|partly|partially))|cured|recovered|settled|cleared|healed|eradicated"
              + "|passed|outgr[eo]w\\w*|gone|behind (?:him|her)|none since|nothing since|none after"
              + "|in (?:complete |full |sustained |long-?term )?remission|(?:complete|full) remission|disease[- ]free"
              + "|treated,? (?:with )?no recurrence|no (?:sign of )?recurrence|without recurrence|no evidence of disease"
              + "|no (?:further|more) \\p{L}+|not since|never since|never again|until (?:19|20)\\d\\d"
              + "|(?:only )?(?:as an? (?:small |young )?(?:child|baby|teenager|boy|girl|infant|adolescent|toddler|student)"
              + "|in (?:early |late )?(?:childhood|infancy|adolescence|youth|(?:his|her) (?:teens|youth))))\\b.*");

  /** "Cut out in 2022, clear margins": a growth that is no longer there. */
  private static final Pattern TAKEN_OUT =
      Pattern.compile(
          "(?is)\\A[\\s,(]{0,3}(?:(?:was|were|has been|had been) )?(?:completely |fully |surgically )?"
              + "(?:cut out|excised|removed|resected|shaved off|frozen off)\\b.{0,60}"
              + "\\b(?:clear margins?|margins? (?:were |was )?clear|(?:nothing|none|clear) since|no recurrence|no relapse"
              + "|not (?:come back|recurred)|in full|in toto)\\b.*");

  private static final SievedPattern STILL =
      SievedPattern.of(
          "(?is).*\\b(?:still|until now|to this day|ongoing|persist\\w*|again in)\\b.*");

  /** Illnesses that pass, and the bare year in which they were. */
  private static final SievedPattern PASSING =
      SievedPattern.of(
          "(?i)\\b(?:shingles|zoster|pneumonia|(?:peptic|gastric|duodenal|stomach) ulcer|cellulitis|appendicitis|influenza|covid(?:-19)?|sepsis|meningitis|pyelonephritis|gastroenteritis|bronchitis|concussion|diverticulitis|cholecystitis|gestational diabetes(?: mellitus)?|pre-?eclampsia|hyperemesis gravidarum"
              + "|gonorrho?ea|chlamydia|trichomonas|trichomoniasis|malaria|dengue|scabies|measles|mumps|chickenpox|varicella|pharyngitis|tonsillitis|sinusitis|otitis media"
              + "|urinary tract infection|uti|cystitis|peritonitis|salmonella|c\\.? diff(?:icile)?|erysipelas|endocarditis)$");

  private static final Pattern YEAR =
      Pattern.compile("(?is)\\A[\\s,(]{1,3}(?:in )?(?:\\p{L}{3,9} )?((?:19|20)\\d\\d)\\b.*");

  /** "Cut out 2014", "resolved in 2019": the year in which it was over. */
  private static final Pattern ENDED =
      Pattern.compile(
          "(?is)\\A[\\s,(]{0,3}(?:(?:was|were|has been|had been) )?(?:completely |fully |surgically )?"
              + "(?:cut out|excised|removed|resected|treated|cured|resolved|cleared|eradicated|healed)"
              + "(?: (?:with|by) \\p{L}{4,20})?,? (?:in )?(?:\\p{L}{3,9} )?((?:19|20)\\d\\d)\\b.*");

  private Bygone() {}

  /** The year in which the words behind a name say that it ended; empty where they do not. */
  static Optional<Integer> ended(String behind) {
    Matcher year = ENDED.matcher(behind);
    return year.matches() ? Optional.of(Integer.valueOf(year.group(1))) : Optional.empty();
  }

  /**
   * As {@link #of}, for what is named with a year: an illness that passes is over the year after.
   *
   * @param written the year of the note
   */
  static FactState of(String name, String behind, FactState state, int written) {
    Matcher year = YEAR.matcher(behind);
    boolean over =
        state == FactState.PRESENT
            && PASSING.find(name.strip())
            && year.matches()
            && Integer.parseInt(year.group(1)) < written
            && !STILL.matches(behind);
    return over ? FactState.PAST : of(behind, state);
  }

  /** The state of what is there, as the words behind its name tell it. */
  static FactState of(String behind, FactState state) {
    return state == FactState.PRESENT
            && (OVER.matcher(behind).matches() || TAKEN_OUT.matcher(behind).matches())
            && !STILL.matches(behind)
        ? FactState.PAST
        : state;
  }
}
