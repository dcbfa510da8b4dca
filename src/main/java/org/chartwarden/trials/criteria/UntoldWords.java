package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.WordKin;

/** What silence means on words that narrow a question which the chart answers with yes. */
final class UntoldWords {

  /** Questions whose narrower forms a complete list would hold, and that harm nobody. */
  static final Set<String> LISTED = Set.of("diagnosis", "procedure", "infection");

  /** More words than these are no mere kind of a treatment. */
  private static final int FEW_WORDS = 3;

  private final Leaf leaf;
  private final Optional<Sides> side;
  private final List<UntoldPhrase> phrases;
  private final String words;

  /**
   * Words of which the chart tells nothing.
   *
   * @param leaf the question
   * @param side the side of the body that it asks for
   * @param phrases one or more
   */
  UntoldWords(Leaf leaf, Optional<Sides> side, List<UntoldPhrase> phrases) {
    this.leaf = leaf;
    this.side = side;
    this.phrases = phrases;
    this.words =
        phrases.stream().map(UntoldPhrase::words).collect(Collectors.joining("\", \"", "\"", "\""));
  }

  /** The answer to the narrowed question, given that without the words. */
  CriterionVerdict judged(CriterionVerdict verdict, PatientFacts facts) {
    return switch (degree(verdict, facts)) {
      case SAME ->
          new CriterionVerdict(
              CriterionState.MET, verdict.reason(), verdict.evidence(), verdict.missing());
      case CONTRARY ->
          CriterionVerdict.notMet(
              verdict.reason() + " It is not told to be " + words + ".", verdict.evidence());
      case UNTOLD -> narrowed(verdict, leaf.wanted(), facts);
      case NONE -> narrowed(verdict, phrases.stream().anyMatch(UntoldPhrase::doubtful), facts);
    };
  }

  private Degree degree(CriterionVerdict verdict, PatientFacts facts) {
    return phrases.stream().anyMatch(UntoldPhrase::graded)
        ? Degree.asked(phrases.stream().map(UntoldPhrase::words).toList(), verdict, facts)
        : Degree.NONE;
  }

  /**
   * Nothing is told of what narrows the question. What a trial wants is taken to be so, and what
   * keeps a patient out would stand in lists that are complete; where harm may come of it, or the
   * narrower thing is a matter of degree that the trial wants, it stays open.
   */
  private CriterionVerdict narrowed(
      CriterionVerdict verdict, boolean doubtful, PatientFacts facts) {
    if (leaf.wanted() && side.isPresent() && side.get().other(verdict.evidence(), facts)) {
      return Sides.unknown(verdict);
    }
    if (leaf.wanted() && elsewhere(verdict)) {
      return unknown(verdict, " It is told of another place than " + words + ".");
    }
    if (leaf.wanted() && !doubtful && !sentence() && !ofStage()) {
      return CriterionVerdict.met(
          verdict.reason() + " Whether " + words + " holds is not told.", verdict.evidence());
    }
    return !leaf.wanted() && listed() && facts.isComplete(FactList.PROBLEMS)
        ? CriterionVerdict.notMet(
            verdict.reason() + " Nothing tells that it is " + words + ".", verdict.evidence())
        : unknown(verdict, " Whether " + words + " holds is not told.");
  }

  private CriterionVerdict unknown(CriterionVerdict verdict, String because) {
    return CriterionVerdict.unknown(
        verdict.reason() + because,
        verdict.evidence(),
        MissingItem.review(
            phrases.stream().map(UntoldPhrase::words).collect(Collectors.joining("; "))));
  }

  /** "ACLF grade 2": what the stage is one of may be told of another. */
  private boolean ofStage() {
    return leaf.test() instanceof StageTest && phrases.stream().anyMatch(UntoldPhrase::thing);
  }

  /** Whether words beside a treatment are so many that they say something of their own. */
  private boolean sentence() {
    return leaf.test().type().equals("procedure")
        && phrases.stream().mapToInt(UntoldPhrase::weight).sum() > FEW_WORDS;
  }

  private boolean listed() {
    boolean place =
        leaf.test().type().equals("procedure") && phrases.stream().allMatch(UntoldPhrase::place);
    return LISTED.contains(leaf.test().type())
        && !place
        && phrases.stream().allMatch(UntoldPhrase::listable);
  }

  /** Whether all that is told is told of sites of the body that are not those asked for. */
  private boolean elsewhere(CriterionVerdict verdict) {
    List<WordKin.Kin> asked = phrases.stream().flatMap(one -> one.sites().stream()).toList();
    return !asked.isEmpty()
        && !verdict.evidence().isEmpty()
        && verdict.evidence().stream()
            .allMatch(
                one -> {
                  List<WordKin.Kin> told = NoteMention.sites(one.text());
                  return !told.isEmpty()
                      && told.stream().noneMatch(site -> asked.stream().anyMatch(site::meets));
                });
  }
}
