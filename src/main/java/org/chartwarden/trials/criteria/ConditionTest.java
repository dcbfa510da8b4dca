package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

/**
 * Whether the patient has, or had, a condition. Devices and treatments that charts hold as
 * procedures are looked for there too.
 *
 * @param type id of the type that asks
 * @param term the condition
 * @param aspect what of it is asked for
 * @param window when
 * @param count how many times
 */
record ConditionTest(
    String type, Term term, Aspect aspect, Optional<Window> window, Optional<Bounds> count)
    implements CriterionTest {

  /** Days within which something counts as recent when nothing is said. */
  private static final int RECENT_DAYS = 90;

  /** What problem lists hold seldom: silence says nothing even of a complete one. */
  private static final Set<String> SYMPTOMS =
      Set.of("pain", "symptom", "fatigue", "nausea", "cough", "dyspnea", "stiffness", "swelling");

  private static final Set<String> VAGUE = Set.of("chronic-disease");

  /** Conditions that are over in days and stay in the history: asked for, they may be past. */
  private static final Set<String> EVENTS =
      WordSet.of(
          "stroke myocardial-infarction tia fracture pulmonary-embolism dvt",
          "venous-thromboembolism intracranial-hemorrhage anaphylaxis seizures trauma",
          "traumatic-brain-injury gi-bleed amputation preeclampsia preterm-birth",
          "cerebrovascular-disease metastatic-cancer miscarriage suicidality");

  /** Events that go on in what they leave behind. */
  private static final Set<String> ENDURING =
      Set.of("metastatic-cancer", "cerebrovascular-disease", "suicidality");

  /** Words of procedures after which a device or a graft is no longer there. */
  private static final Pattern TAKEN_OUT =
      Pattern.compile(
          "(?i)\\b(?:remov\\w+|explant\\w+|extract\\w+|revers\\w+|taken out|replac\\w+ of lead)\\b");

  private static final Pattern HISTORY_CODE = Pattern.compile("Z8[5-7].*");
  private static final Pattern HISTORY_NAME = Pattern.compile("(personal )?history of .*");

  @Override
  public String describe() {
    return type
        + " "
        + term.shown()
        + new Modifiers(aspect, window, count, new java.util.BitSet()).shown();
  }

  @Override
  public Optional<Term> named() {
    return Optional.of(term);
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        new DataNeed(DataNeed.Kind.PROBLEM, Set.of(term.id()), List.of()),
        DataNeed.of(DataNeed.Kind.PROCEDURE, term.id()));
  }

  /** A fact that names the condition. */
  private record Candidate(
      FactName name, FactState state, FactTime time, FactEvidence evidence, FactName.Fit fit) {}

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (VAGUE.contains(term.id()) || term.isFree() && !FreeNameTest.telling(term.shown())) {
      return CriterionVerdict.unknown(
          "Which conditions are meant is not said.", MissingItem.review("comorbidities"));
    }
    List<Candidate> all = candidates(facts);
    if (aspect == Aspect.RELATIVE) {
      return relative(all, facts);
    }
    if (aspect == Aspect.FAMILY) {
      return Kleene.any(
          List.of(
              new ConditionTest(type, term, Aspect.HISTORY, window, count).verdict(facts),
              relative(all, facts)));
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> perhaps = new ArrayList<>();
    List<FactEvidence> wide = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    List<FactEvidence> denied = new ArrayList<>();
    for (Candidate one : all) {
      if (one.state() == FactState.ABSENT) {
        if (one.fit() == FactName.Fit.PERHAPS
            || one.name().concepts().contains(term.id()) && sameWidth(one)
            || one.fit() == FactName.Fit.YES && term.isFree()) {
          denied.add(one.evidence());
        }
        continue;
      }
      switch (answer(one, facts)) {
        case YES -> {
          if (one.fit() == FactName.Fit.YES) {
            yes.add(one.evidence());
          } else if (count.isEmpty() && !explained(one, facts)) {
            wide.add(one.evidence());
          }
        }
        case PERHAPS -> {
          if (one.fit() == FactName.Fit.YES) {
            perhaps.add(one.evidence());
          } else if (count.isEmpty() && !explained(one, facts)) {
            wide.add(one.evidence());
          }
        }
        default -> no.add(one.evidence());
      }
    }
    if (term.isFree() && yes.isEmpty() && denied.isEmpty() && aspect != Aspect.RISK) {
      CriterionVerdict told = window.isEmpty() ? NoteMention.of(facts, term.shown()) : null;
      if (told != null && count.isEmpty()) {
        return told;
      }
    }
    boolean charted = yes.stream().anyMatch(one -> one.span().isEmpty());
    if (charted && denied.stream().allMatch(one -> one.span().isPresent())) {
      // What a note denies besides the problem list is some other part of it.
      denied.clear();
    }
    boolean listed = facts.isComplete(FactList.PROBLEMS) && !type.equals("organ-function");
    if (!wide.isEmpty() && !listed) {
      perhaps.addAll(wide);
    } else if (yes.isEmpty() && denied.isEmpty() && perhaps.isEmpty() && no.isEmpty()) {
      no.addAll(wide);
    }
    return decide(facts, yes, perhaps, no, denied);
  }

  /** Whether a wider name is told more closely by another fact, which is not what is asked for. */
  private boolean explained(Candidate wide, PatientFacts facts) {
    return facts.toldProblems().stream()
        .anyMatch(
            name ->
                name.concepts().size() > wide.name().concepts().size()
                    && name.concepts().containsAll(wide.name().concepts())
                    && name.fits(term) == FactName.Fit.NO);
  }

  private boolean sameWidth(Candidate one) {
    return one.name().concepts().stream().allMatch(id -> term.closure().contains(id));
  }

  private CriterionVerdict decide(
      PatientFacts facts,
      List<FactEvidence> yes,
      List<FactEvidence> perhaps,
      List<FactEvidence> no,
      List<FactEvidence> denied) {
    String name = term.shown();
    if (count.isPresent()) {
      return counted(facts, yes, perhaps, denied);
    }
    if (!yes.isEmpty() && !denied.isEmpty() && aspect != Aspect.HISTORY && window.isEmpty()) {
      List<FactEvidence> both = new ArrayList<>(yes);
      both.addAll(denied);
      return CriterionVerdict.conflicting(
          "The record tells " + name + " and denies it.", both, MissingItem.review(name));
    }
    if (!yes.isEmpty()) {
      return aspect == Aspect.RISK || aspect == Aspect.FAILED || aspect == Aspect.OTHER
          ? CriterionVerdict.unknown(
              "The record tells " + name + ".", yes, MissingItem.review(describe()))
          : CriterionVerdict.met("The record tells " + name + when() + ".", yes);
    }
    boolean unheard =
        aspect == Aspect.RISK
            && !term.closure().contains("psychiatric-disease")
            && no.isEmpty()
            && perhaps.isEmpty()
            && denied.isEmpty()
            && facts.isComplete(FactList.PROBLEMS)
            && new FreeNameTest("diagnosis", term.shown()).near(facts).isEmpty();
    if (unheard) {
      return CriterionVerdict.notMet(
          "The record says that its lists are complete, and nothing in it speaks of " + name + ".",
          facts.saysComplete(FactList.PROBLEMS));
    }
    if (aspect == Aspect.RISK || aspect == Aspect.FAILED) {
      return CriterionVerdict.unknown(
          "A list does not tell whether this holds for " + name + ".", MissingItem.ask(describe()));
    }
    if (!denied.isEmpty()) {
      return CriterionVerdict.notMet("The record denies " + name + ".", denied);
    }
    if (!perhaps.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not tell whether it is " + name + when() + ".",
          perhaps,
          MissingItem.review(name + when()));
    }
    if (aspect == Aspect.SUSPECTED || aspect == Aspect.PLANNED) {
      return facts.isComplete(FactList.PROBLEMS)
          ? CriterionVerdict.notMet(
              "Nothing in the record speaks of " + name + ".",
              no.isEmpty() ? facts.saysComplete(FactList.PROBLEMS) : no)
          : CriterionVerdict.unknown(
              "Nothing in the record speaks of " + name + ".", no, MissingItem.ask(name));
    }
    if (!no.isEmpty()) {
      return CriterionVerdict.notMet(
          "The record does not tell that it is or was " + name + when() + ".", no);
    }
    if (SYMPTOMS.stream().anyMatch(term.id()::contains)) {
      return CriterionVerdict.unknown(
          "The record does not tell of " + name + ", which no list holds.", MissingItem.ask(name));
    }
    return facts.isComplete(FactList.PROBLEMS)
        ? CriterionVerdict.notMet(
            "The problem list is said to be complete and does not hold " + name + ".",
            facts.saysComplete(FactList.PROBLEMS))
        : CriterionVerdict.unknown(
            "The record does not tell of " + name + ".", MissingItem.review(name));
  }

  private CriterionVerdict counted(
      PatientFacts facts,
      List<FactEvidence> yes,
      List<FactEvidence> perhaps,
      List<FactEvidence> denied) {
    Bounds wanted = count.orElseThrow();
    String name = term.shown();
    BigDecimal seen = BigDecimal.valueOf(yes.size());
    BigDecimal most = BigDecimal.valueOf(yes.size() + perhaps.size());
    if (wanted.containsAllAbove(seen) && wanted.contains(seen)) {
      return CriterionVerdict.met("The record tells " + name + " " + seen + " times.", yes);
    }
    boolean none = yes.isEmpty() && perhaps.isEmpty();
    boolean tooFew = wanted.high() == null && !wanted.contains(most);
    if (tooFew && (none && !denied.isEmpty() || facts.isComplete(FactList.PROBLEMS))) {
      return CriterionVerdict.notMet("The record tells " + name + " " + most + " times.", yes);
    }
    return CriterionVerdict.unknown(
        "How many times there was " + name + " is not told.", yes, MissingItem.review(describe()));
  }

  /** Whether it asks for relatives of the patient. */
  boolean ofRelatives() {
    return aspect == Aspect.RELATIVE || aspect == Aspect.FAMILY;
  }

  private CriterionVerdict relative(List<Candidate> all, PatientFacts facts) {
    List<FactEvidence> theirs =
        all.stream()
            .filter(one -> one.state() == FactState.RELATIVE && one.fit() == FactName.Fit.YES)
            .map(Candidate::evidence)
            .toList();
    if (theirs.isEmpty() && facts.isComplete(FactList.PROBLEMS)) {
      return CriterionVerdict.notMet(
          "The record says that its lists are complete, and tells of no relative with "
              + term.shown()
              + ".",
          facts.saysComplete(FactList.PROBLEMS));
    }
    return theirs.isEmpty()
        ? CriterionVerdict.unknown(
            "The family history does not tell of " + term.shown() + ".",
            MissingItem.ask("family history of " + term.shown()))
        : CriterionVerdict.met("The family history tells " + term.shown() + ".", theirs);
  }

  private FactTime.Answer answer(Candidate one, PatientFacts facts) {
    return switch (one.state()) {
      case RELATIVE, ABSENT -> FactTime.Answer.NO;
      case POSSIBLE -> aspect == Aspect.SUSPECTED ? FactTime.Answer.YES : FactTime.Answer.PERHAPS;
      case PLANNED -> aspect == Aspect.PLANNED ? FactTime.Answer.YES : FactTime.Answer.NO;
      case PRESENT -> timed(one, facts, true);
      case PAST -> past(one, facts);
    };
  }

  private FactTime.Answer past(Candidate one, PatientFacts facts) {
    boolean event = term.closure().stream().anyMatch(EVENTS::contains);
    return switch (aspect) {
      case CURRENT, SUSPECTED, PLANNED -> FactTime.Answer.NO;
      case PLAIN -> {
        if (window.isPresent() || event) {
          yield timed(one, facts, false);
        }
        // A row that is resolved is no longer so; a cancer that was cured may count all the same.
        boolean told = one.evidence().span().isEmpty() || one.time().end().isPresent();
        boolean over = told && !term.closure().contains("malignancy");
        yield over ? FactTime.Answer.NO : FactTime.Answer.PERHAPS;
      }
      default -> timed(one, facts, false);
    };
  }

  /** Whether it is an event, which was when it began. */
  private boolean happened() {
    return term.closure().stream().anyMatch(EVENTS::contains) && !ENDURING.contains(term.id());
  }

  private FactTime.Answer timed(Candidate one, PatientFacts facts, boolean ongoing) {
    LocalDate index = facts.indexDate();
    if (aspect == Aspect.NEW && window.isEmpty()) {
      return one.time().beganSince(index.minusDays(RECENT_DAYS));
    }
    if (window.isEmpty()) {
      return FactTime.Answer.YES;
    }
    Window asked = window.get();
    if (!asked.anchored()) {
      return FactTime.Answer.PERHAPS;
    }
    LocalDate edge = asked.back(index);
    return switch (asked.kind()) {
      case WITHIN ->
          aspect == Aspect.NEW
              ? one.time().beganSince(edge)
              : one.time().during(edge, index, ongoing && !happened());
      case AHEAD -> FactTime.Answer.NO;
      case BEFORE -> opposite(one.time().beganSince(edge));
      case LASTING ->
          ongoing ? opposite(one.time().beganSince(edge.plusDays(1))) : FactTime.Answer.NO;
      case SHORTER -> one.time().beganSince(edge);
    };
  }

  private static FactTime.Answer opposite(FactTime.Answer answer) {
    return switch (answer) {
      case YES -> FactTime.Answer.NO;
      case NO -> FactTime.Answer.YES;
      case PERHAPS -> FactTime.Answer.PERHAPS;
    };
  }

  private String when() {
    return window.map(one -> " " + one).orElse(aspect == Aspect.NEW ? " recently" : "");
  }

  private List<Candidate> candidates(PatientFacts facts) {
    List<Candidate> all = new ArrayList<>();
    for (ProblemFact fact : facts.problemsLike(term)) {
      FactName.Fit fit = fact.name().fits(term);
      boolean touched = fit == FactName.Fit.NO && fact.name().touches(term) && told(fact.state());
      if (fit != FactName.Fit.NO || touched) {
        FactName.Fit near = touched ? FactName.Fit.PERHAPS : fit;
        all.add(new Candidate(fact.name(), effective(fact), fact.time(), fact.evidence(), near));
      }
    }
    for (ProcedureFact fact : facts.proceduresLike(term)) {
      FactName.Fit fit = fact.name().fits(term);
      if (fit == FactName.Fit.YES) {
        boolean stays =
            fact.state() == FactState.PAST
                && fact.name().texts().stream().noneMatch(text -> TAKEN_OUT.matcher(text).find());
        // What was put in is there: a pacemaker, a shunt.
        all.add(
            stays
                ? new Candidate(
                    fact.name(),
                    FactState.PRESENT,
                    new FactTime(fact.time().begin(), Optional.empty()),
                    fact.evidence(),
                    fit)
                : new Candidate(fact.name(), fact.state(), fact.time(), fact.evidence(), fit));
      }
    }
    return all;
  }

  private static boolean told(FactState state) {
    return state == FactState.PRESENT || state == FactState.PAST || state == FactState.POSSIBLE;
  }

  /** A problem that is named as a history is past, whatever its clinical status. */
  private static FactState effective(ProblemFact fact) {
    if (fact.state() != FactState.PRESENT) {
      return fact.state();
    }
    boolean history =
        fact.name().codes().stream().anyMatch(code -> HISTORY_CODE.matcher(code.code()).matches())
            || fact.name().texts().stream()
                .anyMatch(
                    text ->
                        HISTORY_NAME.matcher(text.toLowerCase(java.util.Locale.ROOT)).matches());
    return history ? FactState.PAST : FactState.PRESENT;
  }
}
