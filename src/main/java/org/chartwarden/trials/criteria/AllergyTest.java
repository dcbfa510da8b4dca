package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Whether the patient is allergic to one of some substances, or has a contraindication.
 *
 * @param kind allergy or contraindication
 * @param product the substances, and what is known of the trial that asks
 */
record AllergyTest(String kind, TrialProduct product) implements CriterionTest {

  /** Harm by a drug that need not come of an allergy. */
  static final String INTOLERANCE = "intolerance";

  /** More drugs than one or two, whichever they are. */
  static final String SEVERAL = "=several drugs";

  private static final int MANY = 3;

  /** One of the ways to answer; empty where it does not apply. */
  private interface Answer {
    Optional<CriterionVerdict> of(AllergyTest asked, ToldAllergies told);
  }

  /** The first that applies answers. */
  private static final List<Answer> ANSWERS =
      List.of(
          AllergyTest::several,
          AllergyTest::named,
          AllergyTest::contraindicated,
          AllergyTest::harmed,
          AllergyTest::besideConditions,
          AllergyTest::borne,
          AllergyTest::inProduct,
          AllergyTest::farFromTrial,
          AllergyTest::denied);

  /**
   * A question outside of any trial.
   *
   * @param substances ids of drugs and classes, or {@code =} and words; empty for any
   */
  AllergyTest(String kind, List<String> substances) {
    this(kind, new TrialProduct(substances, Optional.empty()));
  }

  /** The same question in a trial that speaks of these drugs. */
  AllergyTest inTrial(Set<String> drugs) {
    return new AllergyTest(kind, new TrialProduct(substances(), Optional.of(drugs)));
  }

  private List<String> substances() {
    return product.substances();
  }

  @Override
  public String type() {
    return "allergy";
  }

  @Override
  public String describe() {
    return kind
        + (substances().isEmpty()
            ? ""
            : " to "
                + String.join(
                    ", ",
                    substances().stream()
                        .map(one -> one.startsWith("=") ? one.substring(1) : one)
                        .toList()));
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        new DataNeed(
            DataNeed.Kind.ALLERGY, Set.copyOf(new LinkedHashSet<>(substances())), List.of()));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    ToldAllergies told = ToldAllergies.of(facts);
    for (Answer answer : ANSWERS) {
      Optional<CriterionVerdict> verdict = answer.of(this, told);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return CriterionVerdict.unknown(
        "The record does not tell of this " + kind + ".",
        told.evidence(),
        MissingItem.ask(describe()));
  }

  /** Whether the patient bears many drugs badly; two leave it to a person. */
  private Optional<CriterionVerdict> several(ToldAllergies told) {
    if (!substances().contains(SEVERAL)) {
      return Optional.empty();
    }
    List<FactEvidence> drugs =
        told.own().stream()
            .filter(fact -> fact.state() != FactState.POSSIBLE)
            .filter(fact -> !fact.substance().concepts().isEmpty())
            .filter(fact -> fact.evidence().span().isEmpty())
            .map(AllergyFact::evidence)
            .toList();
    if (drugs.size() >= MANY) {
      return Optional.of(
          CriterionVerdict.met("The record tells allergies to several drugs.", drugs));
    }
    return Optional.of(
        drugs.size() < 2 && told.complete()
            ? CriterionVerdict.notMet(
                "The list of allergies is said to be complete and does not hold several drugs.",
                told.orComplete(drugs))
            : CriterionVerdict.unknown(
                "Whether the patient is allergic to several drugs is not told.",
                drugs,
                MissingItem.ask(describe())));
  }

  /** An allergy to what is asked for. */
  private Optional<CriterionVerdict> named(ToldAllergies told) {
    List<FactEvidence> yes = new ArrayList<>();
    for (AllergyFact fact : told.own()) {
      if (substances().isEmpty() || fits(fact)) {
        yes.add(fact.evidence());
      }
    }
    return yes.isEmpty()
        ? Optional.empty()
        : Optional.of(CriterionVerdict.met("The record tells this " + kind + ".", yes));
  }

  /** Contraindications, which a person has to judge but for those that notes speak of by name. */
  private Optional<CriterionVerdict> contraindicated(ToldAllergies told) {
    if (!kind.equals("contraindication")) {
      return Optional.empty();
    }
    if (product.imaging()) {
      return Optional.of(MriSafety.contraindicated(told.facts()));
    }
    if (product.effort()) {
      return Optional.of(
          Told.nothing()
              .answered(told.facts(), "exercise-clearance")
              .verdict("contraindications to exercise", true));
    }
    return Optional.of(
        CriterionVerdict.unknown(
            "A physician has to judge contraindications.", MissingItem.ask(describe())));
  }

  /** What a note says that the patient did not bear. */
  private Optional<CriterionVerdict> harmed(ToldAllergies told) {
    List<FactEvidence> harmed =
        kind.equals(INTOLERANCE)
            ? product.sought().stream()
                .flatMap(one -> HarmfulDrugs.of(told.facts(), one).stream())
                .toList()
            : List.of();
    return harmed.isEmpty()
        ? Optional.empty()
        : Optional.of(CriterionVerdict.met("The note tells that it was not borne.", harmed));
  }

  private Optional<CriterionVerdict> besideConditions(ToldAllergies told) {
    return product.namesConditions()
            && (told.evidence().isEmpty()
                || substances().stream().anyMatch(one -> one.contains("(")))
        ? Optional.of(
            CriterionVerdict.unknown(
                "Conditions are named beside the substances, which allergies do not tell.",
                MissingItem.review(describe())))
        : Optional.empty();
  }

  /** An allergy to a drug of the same kind; else what was borne later without harm. */
  private Optional<CriterionVerdict> borne(ToldAllergies told) {
    List<FactEvidence> borne = List.of();
    List<Set<String>> others = new ArrayList<>();
    for (int i = 0; i < product.sought().size(); i++) {
      List<FactEvidence> one = ToleratedDrugs.of(told.facts(), product.sought().get(i));
      if (one.isEmpty()) {
        others.add(product.kinds().get(i));
      } else if (i == 0) {
        borne = one;
      }
    }
    List<FactEvidence> kin = told.sharing(others);
    if (!kin.isEmpty()) {
      return Optional.of(
          CriterionVerdict.unknown(
              "The patient is allergic to a drug of the same kind.",
              kin,
              MissingItem.review(describe())));
    }
    return borne.isEmpty() || !others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CriterionVerdict.notMet("The note tells that the patient had it without harm.", borne));
  }

  /** What is in a product beside its drug. */
  private Optional<CriterionVerdict> inProduct(ToldAllergies told) {
    if (told.own().isEmpty() || !product.components()) {
      return Optional.empty();
    }
    return Optional.of(
        product.known() && product.holdsNoneOf(told)
            ? CriterionVerdict.notMet(
                "The list of allergies is said to be complete; what it holds is a drug of its own or"
                    + " nothing that a product is made with.",
                told.evidence())
            : CriterionVerdict.unknown(
                "Whether the product holds what the patient is allergic to is not told.",
                told.evidence(),
                MissingItem.review(describe())));
  }

  private Optional<CriterionVerdict> farFromTrial(ToldAllergies told) {
    return product.vague() && product.ofTrial() && product.farFrom(told)
        ? Optional.of(
            CriterionVerdict.notMet(
                "The list of allergies is said to be complete and holds nothing that the trial speaks"
                    + " of.",
                told.orComplete(told.evidence())))
        : Optional.empty();
  }

  /** A list that is complete, or said to be empty, denies what it does not hold. */
  private Optional<CriterionVerdict> denied(ToldAllergies told) {
    boolean ofTrial = !told.own().isEmpty() && product.drugsAlone();
    boolean unnamed = product.vague() && !substances().isEmpty() && !told.evidence().isEmpty();
    return !ofTrial && (told.none() || told.complete() && !unnamed)
        ? Optional.of(
            CriterionVerdict.notMet(
                "The allergies told do not hold this.", told.orComplete(told.evidence())))
        : Optional.empty();
  }

  private boolean fits(AllergyFact fact) {
    for (SoughtSubstance sought : product.sought()) {
      if (!Collections.disjoint(fact.substance().concepts(), sought.named())
          || fact.substance().fits(sought.term()) == FactName.Fit.YES) {
        return true;
      }
    }
    return false;
  }
}
