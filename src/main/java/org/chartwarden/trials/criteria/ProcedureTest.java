package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether an operation or treatment was done, goes on or is planned.
 *
 * @param procedure what is done
 * @param aspect done, going on, planned
 * @param window when
 * @param count how many times
 */
record ProcedureTest(Term procedure, Aspect aspect, Optional<Window> window, Optional<Bounds> count)
    implements CriterionTest {

  /** Tests and treatments that charts hold seldom: silence says nothing even in a complete list. */
  private static final Set<String> SELDOM =
      WordSet.of(
          "mri-scan ct-scan biopsy physical-therapy psychotherapy acupuncture blood-donation",
          "tens inseparable-device general-anesthesia regional-anesthesia fillers oral-surgery",
          "phototherapy endoscopy tumor-resection noncardiac-surgery bypass-conduit tattoo anesthesia",
          "catheterization embolization metal-implant vaginal-delivery labor-induction wound-care",
          "seldom-listed");

  /**
   * Those that are neither operations nor devices: not even a record without a word denies them.
   */
  private static final Set<String> UNTOLD =
      WordSet.of(
          "mri-scan ct-scan physical-therapy psychotherapy acupuncture blood-donation fillers",
          "phototherapy tattoo wound-care");

  /** Devices, which stand below physical therapy. */
  private static final Set<String> STIMULATOR = Set.of("tens");

  static final String OPERATION_ID = "surgery-procedure";

  /** What is done at a birth alone. */
  private static final Set<String> BIRTH =
      Set.of("vaginal-delivery", "cesarean-section", "labor-induction", "cerclage");

  /** Names that no list holds and that lists of procedures would hold. */
  private static final java.util.regex.Pattern OPERATION =
      java.util.regex.Pattern.compile(
          "ectom|plast|surg|operation|graft|implant|transplant|replacement|resect|stent|bypass"
              + "|otomy|ostomy|fusion|repair|amputat|ablation|fixation|osteosynthesis|shunt");

  private static final java.util.regex.Pattern TAUGHT =
      java.util.regex.Pattern.compile(
          "(?i)\\b(?:education(?:al)?|behaviou?ral|lifestyle|counsel\\w*|coaching|courses?|class(?:es)?"
              + "|workshops?|programm?es?)\\b");

  @Override
  public String type() {
    return "procedure";
  }

  @Override
  public String describe() {
    return "procedure "
        + procedure.shown()
        + new Modifiers(aspect, window, count, new java.util.BitSet()).shown();
  }

  @Override
  public Optional<Term> named() {
    // Plans stand in sentences that may name it in any way.
    return aspect == Aspect.PLANNED ? Optional.empty() : Optional.of(procedure);
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        DataNeed.of(DataNeed.Kind.PROCEDURE, procedure.id()),
        DataNeed.of(DataNeed.Kind.PROBLEM, procedure.id()));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (procedure.closure().contains(OPERATION_ID)
        && window.filter(PlannedDuration::asked).isPresent()) {
      return PlannedDuration.verdict(window.get(), facts);
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> perhaps = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    List<FactEvidence> denied = new ArrayList<>();
    for (ProcedureFact fact : facts.proceduresLike(procedure)) {
      boolean putIn = putIn(fact.state()) && fact.time().begin().isPresent();
      sort(
          fact.name(),
          putIn ? FactState.PAST : fact.state(),
          putIn ? fact.time().whenBegun() : fact.time(),
          fact.evidence(),
          facts.indexDate(),
          List.of(yes, perhaps, no, denied));
    }
    if (yes.isEmpty() && ofSite()) {
      bySite(facts, List.of(yes, perhaps, no, denied));
    }
    for (ProblemFact fact : facts.problemsLike(procedure)) {
      if (fact.name().texts().stream().anyMatch(text -> names(text))) {
        boolean putIn = putIn(fact.state());
        sort(
            fact.name(),
            putIn ? FactState.PAST : fact.state(),
            putIn ? fact.time().whenBegun() : fact.time(),
            fact.evidence(),
            facts.indexDate(),
            List.of(yes, perhaps, no, denied));
      }
    }
    if (yes.isEmpty() && procedure.id().equals("mechanical-ventilation")) {
      denied.addAll(neverIntubated(facts));
    }
    if (count.isPresent() && !aspect.unlisted()) {
      return counted(facts, yes, perhaps);
    }
    boolean silent = yes.isEmpty() && denied.isEmpty() && perhaps.isEmpty() && no.isEmpty();
    boolean open = aspect == Aspect.PLAIN || aspect == Aspect.HISTORY && !procedure.isFree();
    if (silent && open && window.isEmpty()) {
      CriterionVerdict told = NoteMention.of(facts, procedure.shown());
      if (told != null) {
        return told;
      }
    }
    return decide(facts, yes, perhaps, no, denied);
  }

  /** Whether it was done on the day since when the chart tells of it: a stent is there since. */
  private boolean putIn(FactState state) {
    return window.isPresent()
        && state == FactState.PRESENT
        && !new ProcedureTimes(procedure, aspect, window).lasting();
  }

  /** Nobody is ventilated through a tube without one. */
  private static List<FactEvidence> neverIntubated(PatientFacts facts) {
    return TermBook.standard().find(TermKind.PROCEDURE, "intubation").stream()
        .flatMap(term -> facts.proceduresLike(term).stream())
        .filter(fact -> fact.state() == FactState.ABSENT)
        .map(ProcedureFact::evidence)
        .toList();
  }

  /** "Upper limb surgery": any operation on what belongs to a site of the body. */
  private boolean ofSite() {
    return procedure.closure().contains("surgery-procedure")
        && SoughtMeaning.of(procedure.shown()).keys().size() > 1;
  }

  /** Operations whose names tell the site by a part of it: the release of a finger. */
  private void bySite(PatientFacts facts, List<List<FactEvidence>> lists) {
    for (ProcedureFact fact : facts.proceduresMeaning(SoughtMeaning.of(procedure.shown()).keys())) {
      if (fact.state() != FactState.ABSENT && fact.name().fits(procedure) == FactName.Fit.NO) {
        FactTime.Answer answer =
            new ProcedureTimes(procedure, aspect, window)
                .answer(fact.state(), fact.time(), facts.indexDate());
        lists
            .get(answer == FactTime.Answer.YES ? 0 : answer == FactTime.Answer.PERHAPS ? 1 : 2)
            .add(fact.evidence());
      }
    }
  }

  /** Rows of the chart count; where it has none, the places of notes that name the procedure. */
  private CriterionVerdict counted(
      PatientFacts facts, List<FactEvidence> yes, List<FactEvidence> perhaps) {
    long rows = yes.stream().filter(one -> one.span().isEmpty()).count();
    BigDecimal seen = BigDecimal.valueOf(rows > 0 ? rows : Math.min(1, yes.size()));
    boolean told = facts.isComplete(FactList.PROCEDURES) && (rows > 0 || yes.isEmpty());
    Bounds wanted = count.orElseThrow();
    String reason = "The record tells " + procedure.shown() + " " + seen + " times.";
    if (wanted.contains(seen) && (told || wanted.containsAllAbove(seen))) {
      return CriterionVerdict.met(reason, yes);
    }
    return told && perhaps.isEmpty()
        ? CriterionVerdict.notMet(
            reason, yes.isEmpty() ? facts.saysComplete(FactList.PROCEDURES) : yes)
        : CriterionVerdict.unknown(reason, yes, MissingItem.review(describe()));
  }

  /** Whether charts hold it seldom. */
  boolean isSeldom() {
    return isOf(SELDOM);
  }

  /** What is taught, which no list of procedures holds. */
  private boolean taught() {
    return procedure.isFree() && TAUGHT.matcher(procedure.shown()).find();
  }

  private boolean isOf(Set<String> kinds) {
    return procedure.closure().stream().anyMatch(kinds::contains);
  }

  private boolean names(String text) {
    return org.chartwarden.trials.terms.TermBook.standard()
        .idsIn(org.chartwarden.trials.terms.TermKind.PROCEDURE, text)
        .contains(procedure.id());
  }

  private void sort(
      FactName name,
      FactState state,
      FactTime time,
      FactEvidence evidence,
      LocalDate index,
      List<List<FactEvidence>> lists) {
    FactName.Fit fit = name.fits(procedure);
    if (fit == FactName.Fit.NO && state != FactState.ABSENT && name.touches(procedure)) {
      fit = FactName.Fit.PERHAPS;
    }
    boolean named = fit == FactName.Fit.YES || name.texts().stream().anyMatch(this::names);
    if (!named && fit == FactName.Fit.NO) {
      return;
    }
    if (state == FactState.ABSENT) {
      if (fit == FactName.Fit.PERHAPS
          || procedure.isFree()
          || name.concepts().stream().allMatch(id -> procedure.closure().contains(id))
          || named) {
        lists.get(3).add(evidence);
      }
      return;
    }
    FactTime.Answer answer =
        new ProcedureTimes(procedure, aspect, window).answer(state, time, index);
    if (!named && answer == FactTime.Answer.YES) {
      answer = FactTime.Answer.PERHAPS;
    }
    lists
        .get(answer == FactTime.Answer.YES ? 0 : answer == FactTime.Answer.PERHAPS ? 1 : 2)
        .add(evidence);
  }

  private CriterionVerdict decide(
      PatientFacts facts,
      List<FactEvidence> yes,
      List<FactEvidence> perhaps,
      List<FactEvidence> no,
      List<FactEvidence> denied) {
    String name =
        procedure.shown()
            + (aspect == Aspect.PLANNED ? " planned" : "")
            + window.map(one -> " " + one).orElse("");
    if (ahead() && yes.isEmpty()) {
      CriterionVerdict told = planned(facts);
      if (told != null) {
        return told;
      }
    }
    if (aspect.unlisted()) {
      return CriterionVerdict.unknown(
          "A list does not tell whether this holds for " + procedure.shown() + ".",
          yes,
          MissingItem.ask(describe()));
    }
    if (!yes.isEmpty()) {
      return CriterionVerdict.met("The record tells " + name + ".", yes);
    }
    if (!denied.isEmpty()) {
      return CriterionVerdict.notMet("The record denies " + procedure.shown() + ".", denied);
    }
    boolean listed = facts.isComplete(FactList.PROCEDURES) && !ahead() && !taught();
    if (!perhaps.isEmpty() && !(listed && noneNamed(facts))) {
      return CriterionVerdict.unknown(
          "The record does not tell whether it is " + name + ".",
          perhaps,
          MissingItem.review(name));
    }
    if (!no.isEmpty() && !ahead()) {
      return CriterionVerdict.notMet(
          "The record tells " + procedure.shown() + ", but not " + name + ".", no);
    }
    List<FactEvidence> noPlans = ahead() ? NoPlans.of(facts, procedure) : List.of();
    if (!noPlans.isEmpty()) {
      return CriterionVerdict.notMet("The note says that it is not planned.", noPlans);
    }
    List<FactEvidence> unnamed =
        procedure.closure().contains(OPERATION_ID) && !ahead()
            ? NoteOperations.of(facts)
            : List.of();
    if (!unnamed.isEmpty()) {
      String reason = "The note tells of an operation without its name.";
      boolean any = procedure.id().equals(OPERATION_ID) && window.isEmpty();
      return any && aspect != Aspect.CURRENT && aspect != Aspect.NEW
          ? CriterionVerdict.met(reason, unnamed)
          : CriterionVerdict.unknown(reason, unnamed, MissingItem.review(name));
    }
    boolean told =
        facts.isComplete(FactList.PROCEDURES)
            && (!procedure.isFree() || OPERATION.matcher(procedure.shown()).find())
            && !isSeldom()
            && !taught()
            && !ahead();
    // A treatment that no list names and that no word of the record speaks of.
    boolean unheard =
        facts.isComplete(FactList.PROCEDURES)
            && facts.isComplete(FactList.DRUGS)
            && (procedure.isFree() || isSeldom())
            && (!isOf(UNTOLD) || isOf(STIMULATOR))
            && !taught()
            && !ahead()
            && FreeNameTest.telling(procedure.shown())
            && new FreeNameTest(type(), procedure.shown()).near(facts).isEmpty();
    return told || unheard
        ? CriterionVerdict.notMet(
            "The list of procedures is said to be complete and does not hold "
                + procedure.shown()
                + ".",
            facts.saysComplete(FactList.PROCEDURES))
        : CriterionVerdict.unknown(
            "The record does not tell of " + name + ".", MissingItem.ask(name));
  }

  /** Whether it asks for what is still to come, which no list of what was done tells. */
  private boolean ahead() {
    return aspect == Aspect.PLANNED
        || window.filter(one -> one.kind() == Window.Kind.AHEAD).isPresent();
  }

  /** What notes tell of a plan, or null; what belongs to a birth is planned for the pregnant. */
  private CriterionVerdict planned(PatientFacts facts) {
    List<FactEvidence> plans = NotePlans.of(facts, procedure);
    if (!plans.isEmpty()) {
      String reason = "The note plans " + procedure.shown() + ".";
      return window.isEmpty()
          ? CriterionVerdict.met(reason, plans)
          : CriterionVerdict.unknown(
              reason + " Whether it is " + window.get() + " is to be checked.",
              plans,
              MissingItem.review(describe()));
    }
    List<FactEvidence> against = NotePlans.against(facts, procedure);
    if (!against.isEmpty()) {
      return CriterionVerdict.notMet(
          "The note says that there will be no " + procedure.shown() + ".", against);
    }
    CriterionVerdict pregnant =
        procedure.closure().stream().anyMatch(BIRTH::contains)
            ? new PregnancyCriterion.PregnancyTest("pregnancy").verdict(facts)
            : null;
    return pregnant != null && pregnant.state() == CriterionState.NOT_MET ? pregnant : null;
  }

  /** Whether only wider names stand in the chart, which a complete list would have told closer. */
  private boolean noneNamed(PatientFacts facts) {
    return facts.procedures().stream()
            .noneMatch(
                fact ->
                    fact.name().fits(procedure) == FactName.Fit.YES
                        || fact.name().texts().stream().anyMatch(this::names)
                        || fact.name().touches(procedure))
        && facts.problems().stream()
            .noneMatch(fact -> fact.name().texts().stream().anyMatch(this::names));
  }
}
