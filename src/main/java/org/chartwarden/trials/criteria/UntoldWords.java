package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactTexts;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.WordKin;

/**
 * What silence means on words that narrow a question which the chart answers with yes. Immutable:
 * what the words alone tell is told once.
 */
final class UntoldWords {

  /** Questions whose narrower forms a complete list would hold, and that harm nobody. */
  static final Set<String> LISTED = Set.of("diagnosis", "procedure", "infection");

  /** More words than these are no mere kind of a treatment. */
  private static final int FEW_WORDS = 3;

  private final Optional<Sides> side;
  private final List<UntoldPhrase> phrases;
  private final boolean wanted;
  private final String words;
  private final MissingItem review;
  private final Optional<Degree.Asked> degree;
  private final boolean doubtful;
  private final boolean listed;

  /** Whether silence is never taken for a yes. */
  private final boolean open;

  /** The sites of the body that the words name. */
  private final List<WordKin.Kin> sites;

  /**
   * Words of which the chart tells nothing.
   *
   * @param leaf the question
   * @param side the side of the body that it asks for
   * @param phrases the words
   */
  UntoldWords(Leaf leaf, Optional<Sides> side, List<UntoldPhrase> phrases) {
    this.side = side;
    this.phrases = List.copyOf(phrases);
    this.wanted = leaf.wanted();
    List<String> all = phrases.stream().map(UntoldPhrase::words).toList();
    this.words = all.stream().collect(Collectors.joining("\", \"", "\"", "\""));
    this.review = MissingItem.review(String.join("; ", all));
    this.degree =
        phrases.stream().anyMatch(UntoldPhrase::graded)
            ? Optional.of(Degree.Asked.by(all))
            : Optional.empty();
    this.doubtful = phrases.stream().anyMatch(UntoldPhrase::doubtful);
    this.listed = listed(leaf, phrases);
    this.open = sentence(leaf, phrases) || ofStage(leaf, phrases);
    this.sites = phrases.stream().flatMap(one -> one.sites().stream()).toList();
  }

  /** The words, each run of them by itself. */
  List<UntoldPhrase> phrases() {
    return phrases;
  }

  /** The answer to the narrowed question, given that without the words. */
  CriterionVerdict judged(CriterionVerdict verdict, PatientFacts facts) {
    Degree told = degree.isPresent() ? degree.get().told(verdict, facts) : Degree.NONE;
    return switch (told) {
      case SAME ->
          new CriterionVerdict(
              CriterionState.MET, verdict.reason(), verdict.evidence(), verdict.missing());
      case CONTRARY ->
          CriterionVerdict.notMet(
              verdict.reason() + " It is not told to be " + words + ".", verdict.evidence());
      case UNTOLD -> narrowed(verdict, wanted, facts);
      case NONE -> narrowed(verdict, doubtful, facts);
    };
  }

  /**
   * Nothing is told of what narrows the question. What a trial wants is taken to be so, and what
   * keeps a patient out would stand in lists that are complete; where harm may come of it, or the
   * narrower thing is a matter of degree that the trial wants, it stays open.
   */
  private CriterionVerdict narrowed(CriterionVerdict verdict, boolean doubted, PatientFacts facts) {
    if (wanted && side.isPresent() && side.get().other(verdict.evidence(), facts)) {
      return Sides.unknown(verdict);
    }
    if (wanted && elsewhere(verdict, facts)) {
      return unknown(verdict, " It is told of another place than " + words + ".");
    }
    if (wanted && !doubted && !open) {
      return CriterionVerdict.met(
          verdict.reason() + " Whether " + words + " holds is not told.", verdict.evidence());
    }
    return !wanted && listed && facts.isComplete(FactList.PROBLEMS)
        ? CriterionVerdict.notMet(
            verdict.reason() + " Nothing tells that it is " + words + ".", verdict.evidence())
        : unknown(verdict, " Whether " + words + " holds is not told.");
  }

  private CriterionVerdict unknown(CriterionVerdict verdict, String because) {
    return CriterionVerdict.unknown(verdict.reason() + because, verdict.evidence(), review);
  }

  /** "ACLF grade 2": what the stage is one of may be told of another. */
  private static boolean ofStage(Leaf leaf, List<UntoldPhrase> phrases) {
    return leaf.test() instanceof StageTest && phrases.stream().anyMatch(UntoldPhrase::thing);
  }

  /** Whether words beside a treatment are so many that they say something of their own. */
  private static boolean sentence(Leaf leaf, List<UntoldPhrase> phrases) {
    return leaf.test().type().equals("procedure")
        && phrases.stream().mapToInt(UntoldPhrase::weight).sum() > FEW_WORDS;
  }

  private static boolean listed(Leaf leaf, List<UntoldPhrase> phrases) {
    boolean place =
        leaf.test().type().equals("procedure") && phrases.stream().allMatch(UntoldPhrase::place);
    return LISTED.contains(leaf.test().type())
        && !place
        && phrases.stream().allMatch(UntoldPhrase::listable);
  }

  /** Whether all that is told is told of sites of the body that are not those asked for. */
  private boolean elsewhere(CriterionVerdict verdict, PatientFacts facts) {
    if (sites.isEmpty() || verdict.evidence().isEmpty()) {
      return false;
    }
    FactTexts texts = FactTexts.of(facts);
    for (FactEvidence one : verdict.evidence()) {
      List<WordKin.Kin> told = texts.own(one).sites();
      if (told.isEmpty() || told.stream().anyMatch(site -> sites.stream().anyMatch(site::meets))) {
        return false;
      }
    }
    return true;
  }
}
