package org.chartwarden.trials.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether the patient is allergic to one of some substances, or has a contraindication.
 *
 * @param kind allergy or contraindication
 * @param substances ids of drugs and classes, or {@code =} and words; empty for any
 * @param given ids of the drugs and classes that the trial speaks of; empty when no trial is known
 */
record AllergyTest(String kind, List<String> substances, Optional<Set<String>> given)
    implements CriterionTest {

  /** Harm by a drug that need not come of an allergy. */
  static final String INTOLERANCE = "intolerance";

  /** More drugs than one or two, whichever they are. */
  static final String SEVERAL = "=several drugs";

  private static final int MANY = 3;

  private static final Pattern EFFORT =
      Pattern.compile("^=.*\\b(?:exercis\\w*|physical activit\\w+|training|sports?)\\b");

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

  AllergyTest {
    substances = List.copyOf(substances);
    given = given.map(SubstanceKinds::telling);
  }

  /** A question outside of any trial. */
  AllergyTest(String kind, List<String> substances) {
    this(kind, substances, Optional.empty());
  }

  /** The same question in a trial that speaks of these drugs. */
  AllergyTest inTrial(Set<String> drugs) {
    return new AllergyTest(kind, substances, Optional.of(drugs));
  }

  @Override
  public String type() {
    return "allergy";
  }

  @Override
  public String describe() {
    return kind
        + (substances.isEmpty()
            ? ""
            : " to "
                + String.join(
                    ", ",
                    substances.stream()
                        .map(one -> one.startsWith("=") ? one.substring(1) : one)
                        .toList()));
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        new DataNeed(
            DataNeed.Kind.ALLERGY, Set.copyOf(new LinkedHashSet<>(substances)), List.of()));
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
    if (!substances.contains(SEVERAL)) {
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
    List<FactEvidence> yes =
        told.own().stream()
            .filter(
                fact ->
                    substances.isEmpty() || substances.stream().anyMatch(one -> fits(fact, one)))
            .map(AllergyFact::evidence)
            .toList();
    return yes.isEmpty()
        ? Optional.empty()
        : Optional.of(CriterionVerdict.met("The record tells this " + kind + ".", yes));
  }

  /** Contraindications, which a person has to judge but for those that notes speak of by name. */
  private Optional<CriterionVerdict> contraindicated(ToldAllergies told) {
    if (!kind.equals("contraindication")) {
      return Optional.empty();
    }
    if (!substances.isEmpty() && substances.stream().allMatch(MriSafety::asked)) {
      return Optional.of(MriSafety.contraindicated(told.facts()));
    }
    if (!substances.isEmpty() && substances.stream().allMatch(one -> EFFORT.matcher(one).find())) {
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
            ? substances.stream()
                .flatMap(one -> HarmfulDrugs.of(told.facts(), one).stream())
                .toList()
            : List.of();
    return harmed.isEmpty()
        ? Optional.empty()
        : Optional.of(CriterionVerdict.met("The note tells that it was not borne.", harmed));
  }

  private Optional<CriterionVerdict> besideConditions(ToldAllergies told) {
    boolean bracket = substances.stream().anyMatch(one -> one.contains("("));
    return (told.evidence().isEmpty() || bracket)
            && substances.stream().anyMatch(AllergyTest::namesCondition)
        ? Optional.of(
            CriterionVerdict.unknown(
                "Conditions are named beside the substances, which allergies do not tell.",
                MissingItem.review(describe())))
        : Optional.empty();
  }

  /** An allergy to a drug of the same kind; else what was borne later without harm. */
  private Optional<CriterionVerdict> borne(ToldAllergies told) {
    Map<Boolean, List<String>> byBorne =
        substances.stream()
            .collect(
                Collectors.partitioningBy(one -> !ToleratedDrugs.of(told.facts(), one).isEmpty()));
    List<FactEvidence> kin =
        told.own().stream()
            .filter(fact -> SubstanceKinds.shared(fact, byBorne.get(false)))
            .map(AllergyFact::evidence)
            .toList();
    if (!kin.isEmpty()) {
      return Optional.of(
          CriterionVerdict.unknown(
              "The patient is allergic to a drug of the same kind.",
              kin,
              MissingItem.review(describe())));
    }
    return byBorne.get(true).isEmpty() || !byBorne.get(false).isEmpty()
        ? Optional.empty()
        : Optional.of(
            CriterionVerdict.notMet(
                "The note tells that the patient had it without harm.",
                ToleratedDrugs.of(told.facts(), substances.get(0))));
  }

  /** What is in a product beside its drug. */
  private Optional<CriterionVerdict> inProduct(ToldAllergies told) {
    TrialProduct product = product();
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
    TrialProduct product = product();
    return product.vague() && given.isPresent() && product.farFrom(told)
        ? Optional.of(
            CriterionVerdict.notMet(
                "The list of allergies is said to be complete and holds nothing that the trial speaks"
                    + " of.",
                told.orComplete(told.evidence())))
        : Optional.empty();
  }

  /** A list that is complete, or said to be empty, denies what it does not hold. */
  private Optional<CriterionVerdict> denied(ToldAllergies told) {
    TrialProduct product = product();
    boolean ofTrial = !told.own().isEmpty() && product.drugsAlone();
    boolean unnamed = product.vague() && !substances.isEmpty() && !told.evidence().isEmpty();
    return !ofTrial && (told.none() || told.complete() && !unnamed)
        ? Optional.of(
            CriterionVerdict.notMet(
                "The allergies told do not hold this.", told.orComplete(told.evidence())))
        : Optional.empty();
  }

  private TrialProduct product() {
    return new TrialProduct(substances, given);
  }

  private static boolean namesCondition(String substance) {
    return substance.startsWith("=")
        && !TermBook.standard().idsIn(TermKind.CONDITION, substance.substring(1)).isEmpty();
  }

  private static boolean fits(AllergyFact fact, String substance) {
    SoughtSubstance sought = SoughtSubstance.of(substance);
    return sought.named().stream().anyMatch(fact.substance().concepts()::contains)
        || fact.substance().fits(sought.term()) == FactName.Fit.YES;
  }
}
