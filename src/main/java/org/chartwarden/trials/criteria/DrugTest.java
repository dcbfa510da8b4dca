package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.terms.Regimens;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether the patient takes, took or will take a drug or one of a class.
 *
 * @param drug the drug or class
 * @param aspect now, before, planned
 * @param window when: the wash-out
 * @param dose least or most dose in words; empty when any dose counts
 */
record DrugTest(Term drug, Aspect aspect, Optional<Window> window, String dose)
    implements CriterionTest {

  /** Classes that name everything and thereby nothing. */
  private static final Set<String> VAGUE = Set.of("any-medication", "blood-product");

  /**
   * Classes by what their drugs do: one that is known for it affirms them, but a list without such
   * a one denies none.
   */
  private static final Set<String> BY_EFFECT =
      Set.of(
          "qt-prolonging",
          "nephrotoxic-drug",
          "photosensitizing-drug",
          "serotonergic-drug",
          "seizure-threshold-drug",
          "autonomic-drug",
          "pgp-inhibitor",
          "pgp-inducer");

  /** What lists of today's drugs do not hold once it is over. */
  private static final Set<String> SELDOM =
      Set.of(
          "topical-steroid",
          "topical-calcineurin",
          "topical-treatment",
          "eye-drops",
          "eye-drop-drug",
          "otc-medication");

  /** A trial that gives no drug, as notes tell it. */
  private static final Pattern DRUGLESS =
      Pattern.compile(
          "(?i)\\bno (?:\\w+ )?(?:drugs?|medications?|medicines?|tablets?)\\b(?! allerg)"
              + "|\\b(?:observational|registry|questionnaires?|survey)\\b");

  private static final Pattern ON_SKIN =
      Pattern.compile(
          "(?i)\\b(?:ointment|cream|gel|lotion|foam|topical(?:ly)?|top|(?:eye|ear) ?drops?|ophthalmic|emulsion)\\b");

  /** What people buy and use without a word to a physician. */
  private static final Set<String> UNLISTED = Set.of("petrolatum", "emollient", "sunscreen");

  private static final String INVESTIGATIONAL = "investigational-drug";

  private static final int RECENT_DAYS = 30;

  private static final Set<String> HOURS = Set.of("h", "min");

  @Override
  public String type() {
    return "therapy";
  }

  @Override
  public String describe() {
    return "drug "
        + drug.shown()
        + aspect.shown()
        + (dose.isEmpty() ? "" : " " + dose)
        + window.map(one -> " " + one).orElse("");
  }

  @Override
  public Optional<Term> named() {
    return drug.id().equals(INVESTIGATIONAL) ? Optional.empty() : Optional.of(drug);
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.DRUG, drug.id()));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (drug.id().equals(INVESTIGATIONAL)) {
      return investigational(facts);
    }
    if (VAGUE.contains(drug.id())) {
      return aspect == Aspect.NEW && window.isPresent()
          ? DrugChanges.any(facts, this::answer)
          : CriterionVerdict.unknown(
              "Which drugs are meant is not said.", MissingItem.review("medication list"));
    }
    Optional<CriterionVerdict> drugs = ofRegimen(facts);
    if (drugs.isPresent()) {
      return drugs.get();
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> perhaps = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    List<FactEvidence> denied = new ArrayList<>();
    for (DrugFact fact : facts.drugsLike(drug)) {
      FactName.Fit fit = fact.name().fits(drug);
      if (fit == FactName.Fit.NO) {
        continue;
      }
      if (fact.state() == FactState.ABSENT) {
        if (fit == FactName.Fit.PERHAPS
            || fact.name().concepts().stream()
                .allMatch(id -> drug.closure().contains(id) || id.startsWith("="))
            || drug.isFree()) {
          denied.add(fact.evidence());
        }
        continue;
      }
      if (datedElsewhere(fact, facts) || onSkin(fact)) {
        continue;
      }
      FactTime.Answer answer = answer(fact, facts.indexDate());
      if (aspect == Aspect.NEW && window.isPresent()) {
        answer = DrugChanges.noted(fact, facts, answer, window.get());
      }
      if (fit != FactName.Fit.YES && answer == FactTime.Answer.YES) {
        answer = FactTime.Answer.PERHAPS;
      }
      (answer == FactTime.Answer.YES ? yes : answer == FactTime.Answer.PERHAPS ? perhaps : no)
          .add(fact.evidence());
    }
    return decide(facts, yes, perhaps, no, denied);
  }

  /** A combination that nothing names: whoever had all of its drugs may have had it. */
  private Optional<CriterionVerdict> ofRegimen(PatientFacts facts) {
    Set<String> parts = Regimens.of(drug.id());
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    boolean named =
        facts.drugsLike(drug).stream().anyMatch(one -> one.name().fits(drug) == FactName.Fit.YES);
    if (named) {
      return Optional.empty();
    }
    List<CriterionVerdict> each =
        parts.stream()
            .map(
                id ->
                    new DrugTest(
                            new Term(TermKind.DRUG, id, TermBook.standard().closure(id), List.of()),
                            aspect,
                            window,
                            dose)
                        .verdict(facts))
            .toList();
    CriterionVerdict all = Kleene.all(each);
    return Optional.of(
        all.state() == CriterionState.MET
            ? CriterionVerdict.unknown(
                "The record tells the drugs of " + drug.shown() + ", but not that name.",
                all.evidence(),
                MissingItem.review(describe()))
            : all);
  }

  /** An ointment of tacrolimus suppresses the immunity of nobody. */
  private boolean onSkin(DrugFact fact) {
    return drug.id().equals("immunosuppressant") && ON_SKIN.matcher(fact.evidence().text()).find();
  }

  /** "Numb since oxaliplatin": when it was given another place tells. */
  private boolean datedElsewhere(DrugFact fact, PatientFacts facts) {
    boolean undated =
        window.isPresent()
            && fact.state() == FactState.PAST
            && fact.time().equals(FactTime.UNTOLD)
            && fact.evidence().span().isPresent();
    boolean within = undated && window.get().kind() == Window.Kind.WITHIN;
    return undated
        && facts.drugsLike(drug).stream()
            .filter(one -> !one.time().equals(FactTime.UNTOLD))
            .anyMatch(
                one ->
                    one.state() == FactState.PAST
                            && one.name().concepts().containsAll(fact.name().concepts())
                        // Where a complete list dates drugs of the class it holds the last ones.
                        || within
                            && facts.isComplete(FactList.DRUGS)
                            && one.evidence().span().isEmpty()
                            && one.name().fits(drug) == FactName.Fit.YES);
  }

  /** A drug of a trial: what is told of other trials. */
  private CriterionVerdict investigational(PatientFacts facts) {
    CriterionVerdict trial =
        new TrialParticipationCriterion.TrialParticipationTest("other trial", aspect, window)
            .verdict(facts);
    boolean drugless =
        trial.state() == CriterionState.MET
            && !trial.evidence().isEmpty()
            && trial.evidence().stream().allMatch(one -> DRUGLESS.matcher(one.text()).find());
    if (drugless) {
      return CriterionVerdict.notMet(
          "The record tells of another trial, and that it gives no drug.", trial.evidence());
    }
    // Who gives it does not chart it.
    return trial;
  }

  private CriterionVerdict decide(
      PatientFacts facts,
      List<FactEvidence> yes,
      List<FactEvidence> perhaps,
      List<FactEvidence> no,
      List<FactEvidence> denied) {
    String name = drug.shown();
    if (aspect == Aspect.RISK || aspect == Aspect.AT_RISK) {
      return CriterionVerdict.unknown(
          "A list does not tell whether this holds for " + name + ".",
          yes,
          MissingItem.ask(describe()));
    }
    if (aspect == Aspect.FAILED && !yes.isEmpty() && FailedDrugs.counts(dose)) {
      return FailedDrugs.verdict(facts, drug, dose);
    }
    if (aspect == Aspect.FAILED && !yes.isEmpty()) {
      List<FactEvidence> failed = DrugFailure.of(facts, drug);
      return failed.isEmpty()
          ? CriterionVerdict.unknown(
              "The record tells " + name + "; whether it failed is not told.",
              yes,
              MissingItem.review(describe()))
          : CriterionVerdict.met("The record tells " + name + " without success.", failed);
    }
    if (!yes.isEmpty()) {
      Optional<Boolean> enough = dose.isEmpty() ? Optional.of(true) : enough(facts);
      if (enough.isPresent() && !enough.get()) {
        return CriterionVerdict.notMet(
            "The record tells " + name + ", but not " + dose + " a day.", yes);
      }
      return enough.isPresent()
          ? CriterionVerdict.met("The record tells " + name + " " + dose + when() + ".", yes)
          : CriterionVerdict.unknown(
              "The record tells " + name + "; whether " + dose + " is to be checked.",
              yes,
              MissingItem.review("dose of " + name));
    }
    if (!perhaps.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not tell whether " + name + " was taken" + when() + ".",
          perhaps,
          MissingItem.review(describe()));
    }
    // What was not taken so far may well be planned.
    if (!denied.isEmpty() && aspect != Aspect.PLANNED) {
      return CriterionVerdict.notMet("The record denies " + name + ".", denied);
    }
    if (!no.isEmpty() && aspect == Aspect.PLANNED) {
      // Who takes it, or took it, may well be about to take it.
      return CriterionVerdict.unknown(
          "The record tells " + name + "; whether it is planned is not told.",
          no,
          MissingItem.review(describe()));
    }
    Optional<CriterionVerdict> worn =
        aspect == Aspect.PLANNED ? Optional.empty() : WornContraceptives.of(facts, drug);
    if (worn.isPresent()) {
      return worn.get();
    }
    if (BY_EFFECT.contains(drug.id())) {
      return CriterionVerdict.unknown(
          "Which drugs are meant is not said.", no, MissingItem.review("medication list"));
    }
    if (!no.isEmpty()) {
      return CriterionVerdict.notMet("The record tells " + name + ", but not" + when() + ".", no);
    }
    boolean listed =
        facts.isComplete(FactList.DRUGS)
            && aspect != Aspect.PLANNED
            && drug.closure().stream().noneMatch(UNLISTED::contains)
            && window.map(one -> !one.unit().equals("h")).orElse(true)
            && !(aspect == Aspect.FAILED && drug.closure().stream().anyMatch(SELDOM::contains));
    return listed
        ? CriterionVerdict.notMet(
            "The medication list is said to be complete and does not hold " + name + ".",
            facts.saysComplete(FactList.DRUGS))
        : CriterionVerdict.unknown(
            "The record does not tell of " + name + ".",
            MissingItem.review("medication list: " + name));
  }

  /** Whether what is taken each day reaches the dose; empty when it is not told. */
  private Optional<Boolean> enough(PatientFacts facts) {
    Optional<Boolean> found = Optional.empty();
    for (DrugFact fact : facts.drugsLike(drug)) {
      boolean taken =
          fact.name().fits(drug) == FactName.Fit.YES
              && answer(fact, facts.indexDate()) == FactTime.Answer.YES
              && fact.evidence().span().isEmpty();
      if (taken) {
        Optional<Boolean> one = DailyDose.reaches(dose, drug, fact);
        if (one.isEmpty() || found.isPresent() && !found.equals(one)) {
          return Optional.empty();
        }
        found = one;
      }
    }
    return found;
  }

  private String when() {
    String asked =
        aspect == Aspect.CURRENT ? " now" : aspect == Aspect.PLANNED ? " for the future" : "";
    return window.map(one -> " " + one).orElse(asked);
  }

  private FactTime.Answer answer(DrugFact fact, LocalDate index) {
    boolean ongoing = fact.state() == FactState.PRESENT;
    if (fact.state() == FactState.PLANNED) {
      return aspect == Aspect.PLANNED ? FactTime.Answer.YES : FactTime.Answer.NO;
    }
    if (fact.state() == FactState.RELATIVE) {
      return FactTime.Answer.NO;
    }
    if (fact.state() == FactState.POSSIBLE) {
      // A complete list of today does not hold it.
      boolean once = window.isEmpty() && (aspect == Aspect.HISTORY || aspect == Aspect.FAILED);
      return fact.time().end().isPresent() && !once ? FactTime.Answer.NO : FactTime.Answer.PERHAPS;
    }
    if (window.isPresent()) {
      Window asked = window.get();
      if (!asked.anchored()) {
        return FactTime.Answer.PERHAPS;
      }
      LocalDate edge = asked.back(index);
      if (asked.kind() == Window.Kind.WITHIN && HOURS.contains(asked.unit()) && ongoing) {
        // Who takes it every day may have taken it this morning or last night.
        return FactTime.Answer.PERHAPS;
      }
      return switch (asked.kind()) {
        case WITHIN ->
            aspect == Aspect.NEW
                ? DrugChanges.since(fact, edge)
                : fact.time().during(edge, index, ongoing);
        case AHEAD -> ongoing ? FactTime.Answer.YES : FactTime.Answer.NO;
        case BEFORE -> fact.time().during(LocalDate.MIN, edge, ongoing);
        // "5 to 7 days before" is how long it must be left off: what began since is asked for too.
        case BETWEEN -> fact.time().during(asked.farthestBack(index), index, ongoing);
        case LASTING -> ongoing ? lasting(fact, edge) : lasted(fact, asked);
        case SHORTER -> fact.time().beganSince(edge);
      };
    }
    return switch (aspect) {
      case HISTORY, FAILED -> FactTime.Answer.YES;
      case NEW -> fact.time().during(index.minusDays(RECENT_DAYS), index, ongoing);
      default -> ongoing ? FactTime.Answer.YES : FactTime.Answer.NO;
    };
  }

  /** Whether a course that is over lasted so long. */
  private static FactTime.Answer lasted(DrugFact fact, Window asked) {
    if (fact.time().begin().isEmpty() || fact.time().end().isEmpty()) {
      return FactTime.Answer.PERHAPS;
    }
    LocalDate end = fact.time().end().get().last().plusDays(1);
    return fact.time().begin().get().first().isAfter(asked.back(end))
        ? FactTime.Answer.NO
        : FactTime.Answer.YES;
  }

  private static FactTime.Answer lasting(DrugFact fact, LocalDate edge) {
    return switch (fact.time().beganSince(edge.plusDays(1))) {
      case YES -> FactTime.Answer.NO;
      case NO -> FactTime.Answer.YES;
      case PERHAPS -> FactTime.Answer.PERHAPS;
    };
  }
}
