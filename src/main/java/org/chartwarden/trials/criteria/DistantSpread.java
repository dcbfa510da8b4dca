package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Metastases in other organs, which make a cancer one of stage 4; those in lymph nodes do not. */
final class DistantSpread {

  private static final Term SPREAD =
      TermBook.standard().find(TermKind.CONDITION, "metastatic-cancer").orElseThrow();

  private static final Pattern NODES = Pattern.compile("(?i)\\b(?:lymph|nod(?:e|al|es))\\b");

  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)\\b(?:lymph|node|nodes|nodal|ln)\\W+(?:\\w+\\W+){0,2}(?:mets|metasta\\w+|secondaries)");

  private DistantSpread() {}

  /** Where a chart tells of them. */
  static List<FactEvidence> of(PatientFacts facts) {
    return facts.problemsLike(SPREAD).stream()
        .filter(fact -> fact.state() == FactState.PRESENT)
        .filter(fact -> fact.name().fits(SPREAD) == FactName.Fit.YES)
        .filter(fact -> !nodal(fact, facts))
        .map(ProblemFact::evidence)
        .toList();
  }

  private static boolean nodal(ProblemFact fact, PatientFacts facts) {
    return BESIDE.matcher(Degree.around(fact.evidence(), facts)).find()
        || fact.name().codes().stream().anyMatch(code -> code.code().startsWith("C77"))
        || fact.name().texts().stream().anyMatch(text -> NODES.matcher(text).find());
  }
}
