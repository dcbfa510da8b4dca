package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Drugs that a patient did not bear, by the clauses of notes that name them. */
final class HarmfulDrugs {

  private static final String HARM =
      "(?:nausea|vomit\\w*|sick(?:ness)?|diarrh\\w*|rash\\w*|itch\\w*|hives|cough\\w*|myalgia\\w*|muscle|cramps?|angio-?o?edema"
          + "|bleed\\w*|dizz\\w*|hypotension|bradycardia|headaches?|o?edema|swelling|constipation|hepatitis|liver"
          + "|transaminases|alt|lfts?|ck|weight gain|drows\\w*|sedat\\w*|tired\\w*|fatigue|hypos?|hypoglyc\\w*"
          + "|hyperkal\\w*|hyponatr\\w*|neutropeni\\w*|cytopeni\\w*|neuropathy|mucositis|reflux|heartburn|gi (?:upset|trouble)"
          + "|stomach|abdominal pain|insomnia|tremor|side[- ]effects?|adverse (?:effects?|reactions?|events?)|toxicity"
          + "|intoleran\\w*)";

  private static final Pattern HARMED =
      Pattern.compile(
          "(?i)\\b(?:(?:not|badly|poorly|never|hardly) (?:be(?:en)? )?(?:tolerated|borne)|(?:could|did|can|does)(?: not|n['’]t) (?:tolerate|bear|stand|take)"
              + "|cannot (?:tolerate|take)|intoleran(?:t|ce)|unable to tolerate|unbearable|(?:stopped|withdrawn|discontinued|given up|abandoned|off"
              + "|had to stop|came off|switched|changed|reduced|ceased)\\b[^;:]{0,30}?\\b(?:for|because of|due to|owing to|after|with|by|[,(]) ?(?:\\p{L}+ ){0,2}?"
              + HARM
              + "|(?:gave|gives|caused|causes|made) (?:him|her|them)? ?(?:\\p{L}+ ){0,2}?"
              + HARM
              + "|[,(] ?(?:stopped|withdrawn|discontinued)[^;:]{0,8}"
              + HARM
              + "|"
              + HARM
              + " (?:on|with|from|to|by|under) )");

  private static final Pattern DENIED =
      Pattern.compile("(?i)\\b(?:no|without|never|denies)\\s+(?:\\p{L}+\\s+){0,2}" + HARM);

  private static final Pattern OTHERS =
      Pattern.compile("(?i)\\b(?:mother|father|sister|brother|if|unless|should)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(HARMED);

  private HarmfulDrugs() {}

  /**
   * The sentences in which a clause that names a drug says that it did harm.
   *
   * @param substance as allergies name it
   */
  static List<FactEvidence> of(PatientFacts facts, String substance) {
    SoughtSubstance sought = SoughtSubstance.of(substance);
    List<FactEvidence> found = new ArrayList<>();
    if (sought.term().isFree()) {
      return found;
    }
    for (NoteSentence sentence :
        facts.sentencesWhere("harmful drugs", SIEVE, words -> HARMED.matcher(words).find())) {
      for (String clause : sentence.text().split("[;:]|\\bbut\\b|\\bthen\\b")) {
        boolean harmed = HARMED.matcher(clause).find() && !OTHERS.matcher(clause).find();
        if (harmed && !DENIED.matcher(clause).find() && names(clause, sentence, sought, facts)) {
          found.add(sentence.evidence());
        }
      }
    }
    return found;
  }

  private static boolean names(
      String clause, NoteSentence sentence, SoughtSubstance sought, PatientFacts facts) {
    return TermBook.standard().idsIn(TermKind.DRUG, clause).contains(sought.term().id())
        || facts.drugsLike(sought.term()).stream()
            .filter(one -> one.name().fits(sought.term()) == FactName.Fit.YES)
            .map(one -> one.evidence())
            .anyMatch(
                one ->
                    one.span().isPresent()
                        && clause.contains(one.text())
                        && facts.sentenceAround(one).filter(sentence::equals).isPresent());
  }
}
