package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;

/** Drugs that a note says the patient had without harm: "lidocaine since without trouble". */
final class ToleratedDrugs {

  private static final Pattern BORNE =
      Pattern.compile(
          "\\b(?:tolerat(?:es|ed|ing)\\b(?! (?:poorly|badly))|without (?:any |further )?(?:trouble|reactions?|problems?|difficulty|incident|harm|ill effects?)"
              + "|no (?:reactions?|problems?|trouble|ill effects?)\\b(?! (?:with|from|to) the other))");

  private static final Pattern NOT =
      Pattern.compile(
          "\\b(?:not|never|cannot|could|would|if|whether|unless|poorly|badly|hardly|mother|father|sister|brother|until)\\b|n['’]t\\b");

  private static final DrugClauses CLAUSES =
      new DrugClauses("borne drugs", BORNE, Pattern.compile("(?i)[;:]|\\bbut\\b"));

  private ToleratedDrugs() {}

  /** The sentences in which a clause that names the drug itself says that it did no harm. */
  static List<FactEvidence> of(PatientFacts facts, SoughtSubstance substance) {
    return CLAUSES.of(
        facts,
        substance.term(),
        (clause, sentence, drug) -> {
          String lower = clause.toLowerCase(Locale.ROOT);
          return BORNE.matcher(lower).find()
              && !NOT.matcher(lower).find()
              && DrugClauses.names(lower, drug);
        });
  }
}
