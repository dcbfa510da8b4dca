package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.qualifiers.QualifiedThing;
import org.chartwarden.trials.criteria.qualifiers.Qualifier;
import org.chartwarden.trials.criteria.qualifiers.Silence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * Judges the words that narrow a condition which the chart tells. Immutable: made once for a
 * question and asked of many patients.
 */
final class QualifiedVerdict {

  private static final Set<String> CONDITIONS = Set.of("diagnosis", "infection", "organ-function");

  /** What a complete list need not hold although it is so. */
  private static final Set<Silence> TOLD_EITHER_WAY = Set.of(Silence.ASSUMED, Silence.OPEN);

  private static final Set<Silence> PRESUMED = Set.of(Silence.PRESUMED, Silence.ASSUMED);

  private final Optional<Term> name;
  private final boolean ever;
  private final boolean wanted;
  private final Optional<Sides> side;
  private final List<Qualifier> qualifiers;

  /** Whether complete lists that are silent deny them. */
  private final boolean listed;

  /**
   * Qualifiers beside a question for a condition.
   *
   * @param side the side of the body that is asked for
   * @param alone whether no other words stand beside it, which silence would deny as well
   */
  QualifiedVerdict(Leaf leaf, Optional<Sides> side, List<Qualifier> qualifiers, boolean alone) {
    this.name = leaf.test().named();
    this.ever =
        leaf.test() instanceof ConditionTest asked
            && (asked.aspect() == Aspect.HISTORY || asked.window().isPresent());
    this.wanted = leaf.wanted();
    this.side = side;
    this.qualifiers = List.copyOf(qualifiers);
    this.listed = alone && !wanted && UntoldWords.LISTED.contains(leaf.test().type());
  }

  /** Whether the words beside a question narrow a condition; those beside others are not read. */
  static boolean narrows(Leaf leaf) {
    return CONDITIONS.contains(leaf.test().type());
  }

  /** The answer to the question, given that for the condition alone, which is there. */
  CriterionVerdict of(CriterionVerdict met, PatientFacts facts) {
    if (qualifiers.isEmpty()) {
      return met;
    }
    QualifiedThing thing = new QualifiedThing(name, ever, met.evidence(), facts);
    List<Qualifier> contrary = new ArrayList<>();
    List<Qualifier> elsewhere = new ArrayList<>();
    List<Qualifier> untold = new ArrayList<>();
    List<Qualifier> unsure = new ArrayList<>();
    for (Qualifier one : qualifiers) {
      switch (one.told(thing)) {
        case CONTRARY -> contrary.add(one);
        case ELSEWHERE -> elsewhere.add(one);
        case UNTOLD -> untold.add(one);
        case UNSURE -> unsure.add(one);
        case SAME -> {}
      }
    }
    if (!contrary.isEmpty()) {
      return CriterionVerdict.notMet(
          met.reason() + " It is told not to be " + shown(contrary) + ".", met.evidence());
    }
    if (untold.isEmpty() && elsewhere.isEmpty() && unsure.isEmpty()) {
      return met;
    }
    if (wanted && side.isPresent() && side.get().other(met.evidence(), facts)) {
      return Sides.unknown(met);
    }
    if (wanted && elsewhere.isEmpty() && unsure.isEmpty() && all(untold, PRESUMED)) {
      return CriterionVerdict.met(
          met.reason() + " Whether it is " + shown(untold) + " is not told.", met.evidence());
    }
    boolean absent =
        listed
            && unsure.isEmpty()
            && none(untold, TOLD_EITHER_WAY)
            && facts.isComplete(FactList.PROBLEMS);
    elsewhere.addAll(untold);
    elsewhere.addAll(unsure);
    String open = shown(elsewhere);
    return absent
        ? CriterionVerdict.notMet(
            met.reason() + " Nothing tells that it is " + open + ".", met.evidence())
        : CriterionVerdict.unknown(
            met.reason() + " Whether it is " + open + " is not told.",
            met.evidence(),
            MissingItem.review(open));
  }

  private static boolean all(List<Qualifier> qualifiers, Set<Silence> any) {
    for (Qualifier one : qualifiers) {
      if (!any.contains(one.silence())) {
        return false;
      }
    }
    return true;
  }

  private static boolean none(List<Qualifier> qualifiers, Set<Silence> any) {
    for (Qualifier one : qualifiers) {
      if (any.contains(one.silence())) {
        return false;
      }
    }
    return true;
  }

  private static String shown(List<Qualifier> all) {
    StringBuilder shown = new StringBuilder();
    for (Qualifier one : all) {
      shown.append(shown.isEmpty() ? "\"" : ", \"").append(one.shown()).append('"');
    }
    return shown.toString();
  }
}
