package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.WordKin;

/**
 * "Leg pain of at least 4 on the NRS": the score of a pain that is felt somewhere else says
 * nothing.
 *
 * @param asked the sites that are asked for
 * @param words of the question
 */
record SitedScore(List<WordKin.Kin> asked, String words) {

  private static final String PAIN = "measurement pain score";
  private static final String KEY = "sites of the problems that are there";

  SitedScore {
    asked = List.copyOf(asked);
  }

  /**
   * A problem.
   *
   * @param sites those that its names tell, one or more
   * @param painful whether it is a symptom, or a disease of joints
   */
  private record Sited(List<WordKin.Kin> sites, boolean painful) {}

  /** What is asked for where it is a score of pain at some site. */
  static Optional<SitedScore> asked(Leaf leaf) {
    List<WordKin.Kin> sites =
        leaf.test().describe().startsWith(PAIN) ? sites(leaf.open()) : List.of();
    return sites.isEmpty()
        ? Optional.empty()
        : Optional.of(new SitedScore(sites, leaf.span().text()));
  }

  /** The verdict, unless all that the problem list tells of is at other sites. */
  CriterionVerdict of(CriterionVerdict verdict, PatientFacts facts) {
    boolean elsewhere = false;
    for (Sited told : facts.derived(KEY, SitedScore::sited)) {
      if (told.sites().stream().anyMatch(one -> asked.stream().anyMatch(one::meets))) {
        return verdict;
      }
      elsewhere |= told.painful();
    }
    return elsewhere
        ? CriterionVerdict.unknown(
            verdict.reason() + " The pain that is told is at another site.",
            verdict.evidence(),
            MissingItem.review(words))
        : verdict;
  }

  private static List<Sited> sited(PatientFacts facts) {
    List<Sited> all = new ArrayList<>();
    for (ProblemFact fact : facts.problems()) {
      List<String> texts = fact.name().texts();
      List<WordKin.Kin> told = fact.state() == FactState.PRESENT ? sites(texts) : List.of();
      if (!told.isEmpty()) {
        boolean painful =
            texts.stream().anyMatch(text -> SymptomNames.has(text) || text.contains("arthr"));
        all.add(new Sited(told, painful));
      }
    }
    return all;
  }

  private static List<WordKin.Kin> sites(List<String> texts) {
    return texts.stream().flatMap(text -> NoteMention.sites(text).stream()).toList();
  }
}
