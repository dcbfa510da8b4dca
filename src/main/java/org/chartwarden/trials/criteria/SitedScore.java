package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.WordKin;

/**
 * "Leg pain of at least 4 on the NRS": the score of a pain that is felt somewhere else says
 * nothing.
 */
final class SitedScore {

  private static final String PAIN = "measurement pain score";

  private SitedScore() {}

  /** Whether a score of pain at some site is asked for. */
  static boolean asked(Leaf leaf) {
    return leaf.test().describe().startsWith(PAIN) && !sites(leaf.open()).isEmpty();
  }

  /** The verdict, unless all that the problem list tells of is at other sites. */
  static CriterionVerdict of(CriterionVerdict verdict, Leaf leaf, PatientFacts facts) {
    List<WordKin.Kin> asked = sites(leaf.open());
    boolean elsewhere = false;
    for (ProblemFact fact : facts.problems()) {
      if (fact.state() != FactState.PRESENT) {
        continue;
      }
      List<WordKin.Kin> told = sites(fact.name().texts());
      if (told.stream().anyMatch(one -> asked.stream().anyMatch(one::meets))) {
        return verdict;
      }
      elsewhere |=
          !told.isEmpty()
              && fact.name().texts().stream()
                  .anyMatch(text -> SymptomNames.has(text) || text.contains("arthr"));
    }
    return elsewhere
        ? CriterionVerdict.unknown(
            verdict.reason() + " The pain that is told is at another site.",
            verdict.evidence(),
            MissingItem.review(leaf.span().text()))
        : verdict;
  }

  private static List<WordKin.Kin> sites(List<String> texts) {
    return texts.stream().flatMap(text -> NoteMention.sites(text).stream()).toList();
  }
}
