package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.qualifiers.QualifiedThing;
import org.chartwarden.trials.criteria.qualifiers.Qualifier;
import org.chartwarden.trials.criteria.qualifiers.Silence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;

/** Judges the words that narrow a condition which the chart tells. */
final class QualifiedVerdict {

  private static final Set<String> CONDITIONS = Set.of("diagnosis", "infection", "organ-function");

  /** What a complete list need not hold although it is so. */
  private static final Set<Silence> TOLD_EITHER_WAY = Set.of(Silence.ASSUMED, Silence.OPEN);

  private QualifiedVerdict() {}

  /** Whether the words beside a question narrow a condition; those beside others are not read. */
  static boolean narrows(Leaf leaf) {
    return CONDITIONS.contains(leaf.test().type());
  }

  /**
   * The answer to a question for a condition that is there.
   *
   * @param side the side of the body that is asked for
   * @param alone whether no other words stand beside it, which silence would deny as well
   */
  static CriterionVerdict of(
      CriterionVerdict met,
      Leaf leaf,
      Optional<Sides> side,
      List<Qualifier> qualifiers,
      PatientFacts facts,
      boolean alone) {
    if (qualifiers.isEmpty()) {
      return met;
    }
    boolean ever =
        leaf.test() instanceof ConditionTest asked
            && (asked.aspect() == Aspect.HISTORY || asked.window().isPresent());
    QualifiedThing thing = new QualifiedThing(leaf.test().named(), ever, met.evidence(), facts);
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
    if (leaf.wanted() && side.isPresent() && side.get().other(met.evidence(), facts)) {
      return Sides.unknown(met);
    }
    if (leaf.wanted() && elsewhere.isEmpty() && unsure.isEmpty() && presumed(untold)) {
      return CriterionVerdict.met(
          met.reason() + " Whether it is " + shown(untold) + " is not told.", met.evidence());
    }
    List<Qualifier> open = new ArrayList<>(elsewhere);
    open.addAll(untold);
    open.addAll(unsure);
    boolean absent =
        alone
            && !leaf.wanted()
            && UntoldWords.LISTED.contains(leaf.test().type())
            && unsure.isEmpty()
            && untold.stream().noneMatch(one -> TOLD_EITHER_WAY.contains(one.silence()))
            && facts.isComplete(FactList.PROBLEMS);
    return absent
        ? CriterionVerdict.notMet(
            met.reason() + " Nothing tells that it is " + shown(open) + ".", met.evidence())
        : CriterionVerdict.unknown(
            met.reason() + " Whether it is " + shown(open) + " is not told.",
            met.evidence(),
            MissingItem.review(shown(open)));
  }

  private static boolean presumed(List<Qualifier> all) {
    return all.stream()
        .allMatch(one -> one.silence() == Silence.PRESUMED || one.silence() == Silence.ASSUMED);
  }

  private static String shown(List<Qualifier> all) {
    return all.stream().map(one -> "\"" + one.shown() + "\"").collect(Collectors.joining(", "));
  }
}
