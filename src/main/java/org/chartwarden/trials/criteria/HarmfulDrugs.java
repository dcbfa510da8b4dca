package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

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

  private static final DrugClauses CLAUSES =
      new DrugClauses("harmful drugs", HARMED, Pattern.compile("[;:]|\\bbut\\b|\\bthen\\b"));

  private HarmfulDrugs() {}

  /** The sentences in which a clause that names a drug says that it did harm. */
  static List<FactEvidence> of(PatientFacts facts, SoughtSubstance substance) {
    return CLAUSES.of(
        facts,
        substance.term(),
        (clause, sentence, drug) -> harmed(clause) && names(clause, sentence, drug, facts));
  }

  private static boolean harmed(String clause) {
    return HARMED.matcher(clause).find()
        && !OTHERS.matcher(clause).find()
        && !DENIED.matcher(clause).find();
  }

  /** Whether a clause names the drug, by a brand or another name of the chart too. */
  private static boolean names(
      String clause, NoteSentence sentence, Term drug, PatientFacts facts) {
    return DrugClauses.names(clause, drug)
        || facts.drugsLike(drug).stream()
            .filter(one -> one.name().fits(drug) == FactName.Fit.YES)
            .map(DrugFact::evidence)
            .anyMatch(
                one ->
                    one.span().isPresent()
                        && clause.contains(one.text())
                        && facts.sentenceAround(one).filter(sentence::equals).isPresent());
  }
}
