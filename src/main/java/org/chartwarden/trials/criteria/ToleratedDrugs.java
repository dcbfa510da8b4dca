package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Drugs that a note says the patient had without harm: "lidocaine since without trouble". */
final class ToleratedDrugs {

  private static final Pattern BORNE =
      Pattern.compile(
          "\\b(?:tolerat(?:es|ed|ing)\\b(?! (?:poorly|badly))|without (?:any |further )?(?:trouble|reactions?|problems?|difficulty|incident|harm|ill effects?)"
              + "|no (?:reactions?|problems?|trouble|ill effects?)\\b(?! (?:with|from|to) the other))");

  private static final Pattern NOT =
      Pattern.compile(
          "\\b(?:not|never|cannot|could|would|if|whether|unless|poorly|badly|hardly|mother|father|sister|brother|until)\\b|n['’]t\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(BORNE);

  private ToleratedDrugs() {}

  /** The sentences in which a clause that names the drug itself says that it did no harm. */
  static List<FactEvidence> of(PatientFacts facts, String substance) {
    SoughtSubstance sought = SoughtSubstance.of(substance);
    List<FactEvidence> found = new ArrayList<>();
    if (sought.term().isFree()) {
      return found;
    }
    for (NoteSentence sentence :
        facts.sentencesWhere("borne drugs", SIEVE, words -> BORNE.matcher(words).find())) {
      for (String clause : sentence.text().toLowerCase(Locale.ROOT).split("[;:]|\\bbut\\b")) {
        Matcher borne = BORNE.matcher(clause);
        boolean well = borne.find() && !NOT.matcher(clause).find();
        if (well && names(clause, sought)) {
          found.add(sentence.evidence());
        }
      }
    }
    return found;
  }

  private static boolean names(String clause, SoughtSubstance sought) {
    return TermBook.standard().idsIn(TermKind.DRUG, clause).contains(sought.term().id());
  }
}
