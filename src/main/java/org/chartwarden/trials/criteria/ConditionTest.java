package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.trials.criteria.ConditionFacts.Candidate;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ServiceNames;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Window;
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
 * @param besides conditions that do not count, though they are of its kind
 */
record ConditionTest(
    String type,
    Term term,
    Aspect aspect,
    Optional<Window> window,
    Optional<Bounds> count,
    List<Term> besides)
    implements CriterionTest {

  ConditionTest {
    besides = List.copyOf(besides);
  }

  /** A question for every kind of the condition. */
  ConditionTest(
      String type, Term term, Aspect aspect, Optional<Window> window, Optional<Bounds> count) {
    this(type, term, aspect, window, count, List.of());
  }

  private static final Set<String> VAGUE = Set.of("chronic-disease");

  private static final String METASTASES = "metastatic-cancer";

  /** Units of stretches that begin not long ago. */
  private static final Set<String> DAYS = Set.of("h", "d", "min");

  @Override
  public String describe() {
    return type
        + " "
        + term.shown()
        + new Modifiers(aspect, window, count, new java.util.BitSet()).shown()
        + (besides.isEmpty()
            ? ""
            : besides.stream()
                .map(Term::shown)
                .sorted()
                .collect(Collectors.joining(" or ", " besides ", "")));
  }

  /** The same question at another time of life. */
  ConditionTest at(Aspect other) {
    return new ConditionTest(type, term, other, window, count, besides);
  }

  /** The same question, for which some kinds of the condition do not count. */
  ConditionTest without(List<Term> kinds) {
    List<Term> all = Stream.concat(besides.stream(), kinds.stream()).distinct().toList();
    return new ConditionTest(type, term, aspect, window, count, all);
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

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (VAGUE.contains(term.id()) || term.isFree() && !FreeNameTest.telling(term.shown())) {
      return CriterionVerdict.unknown(
          "Which conditions are meant is not said.", MissingItem.review("comorbidities"));
    }
    if (aspect == Aspect.AT_RISK) {
      CriterionVerdict risk = RiskWords.of(facts, term);
      if (risk != null) {
        return risk;
      }
    }
    ConditionFacts told = new ConditionFacts(term, besides);
    List<Candidate> all = told.in(facts);
    boolean ofThis = aspect == Aspect.PLAIN && window.isEmpty() && OfPregnancy.asks(term, facts);
    ConditionTimes times = new ConditionTimes(term, ofThis ? Aspect.CURRENT : aspect, window);
    if (aspect == Aspect.RELATIVE) {
      return relative(all, facts);
    }
    if (aspect == Aspect.FAMILY) {
      return Kleene.any(List.of(at(Aspect.HISTORY).verdict(facts), relative(all, facts)));
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> perhaps = new ArrayList<>();
    List<FactEvidence> wide = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    List<FactEvidence> denied = new ArrayList<>();
    boolean rowPerhaps = false;
    boolean ofRelatives = false;
    for (Candidate one : all) {
      if (one.state() == FactState.RELATIVE) {
        // What a relative has tells nothing of the patient.
        ofRelatives = true;
        continue;
      }
      if (one.state() == FactState.ABSENT) {
        if (one.fit() == FactName.Fit.PERHAPS
            || one.name().concepts().contains(term.id()) && sameWidth(one)
            || one.fit() == FactName.Fit.YES && term.isFree()) {
          denied.add(one.evidence());
        }
        continue;
      }
      switch (times.answer(one, facts.indexDate())) {
        case YES -> {
          if (one.fit() == FactName.Fit.YES) {
            yes.add(one.evidence());
          } else if (count.isEmpty() && !told.explained(one, facts)) {
            wide.add(one.evidence());
          }
        }
        case PERHAPS -> {
          if (one.fit() == FactName.Fit.YES) {
            perhaps.add(one.evidence());
            rowPerhaps |= one.state() == FactState.PRESENT && one.evidence().span().isEmpty();
          } else if (count.isEmpty() && !told.explained(one, facts)) {
            wide.add(one.evidence());
          }
        }
        default -> no.add(one.evidence());
      }
    }
    // Where some kinds do not count, words that name the whole may be meant for one of them.
    boolean mentioned =
        besides.isEmpty()
            && !ofRelatives
            && (term.isFree() || perhaps.isEmpty() && no.isEmpty() && wide.isEmpty());
    if (mentioned && yes.isEmpty() && denied.isEmpty() && !aspect.unlisted()) {
      CriterionVerdict noted = window.isEmpty() ? mention(facts) : null;
      if (noted != null && count.isEmpty()) {
        return noted;
      }
    }
    if (!yes.isEmpty() || !perhaps.isEmpty() || !wide.isEmpty() || ofToday()) {
      denied.removeIf(one -> EarlierDenial.is(one, facts));
    }
    boolean charted = rowPerhaps || ofChart(yes);
    boolean tested = ofChart(denied);
    if (charted && !tested) {
      // What a note denies besides the problem list is some other part of it.
      denied.clear();
    }
    if (tested && !charted && type.equals("infection") && aspect == Aspect.CURRENT) {
      // A negative test of the chart prevails over what a note tells of earlier days.
      yes.clear();
    }
    boolean listed = facts.isComplete(FactList.PROBLEMS) && !type.equals("organ-function");
    if (!wide.isEmpty() && !listed) {
      perhaps.addAll(wide);
    } else if (yes.isEmpty() && denied.isEmpty() && perhaps.isEmpty() && no.isEmpty()) {
      no.addAll(wide);
    }
    Optional<CriterionVerdict> scored =
        charted ? Optional.empty() : MeasuredControl.scored(term, aspect, facts);
    if (scored.isPresent()) {
      // The name of a scale may hold that of the condition.
      return scored.get();
    }
    Optional<CriterionVerdict> measured = MeasuredControl.lost(term, facts);
    return yes.isEmpty() && denied.isEmpty() && measured.isPresent()
        ? measured.get()
        : decide(facts, yes, perhaps, no, denied);
  }

  /** Whether some of it stands in the chart beside the notes. */
  private static boolean ofChart(List<FactEvidence> evidence) {
    for (FactEvidence one : evidence) {
      if (one.span().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it asks for what is there now, or began a few days ago. */
  private boolean ofToday() {
    return aspect == Aspect.NEW
        || aspect == Aspect.CURRENT
        || window
            .filter(one -> one.kind() == Window.Kind.WITHIN)
            .filter(one -> DAYS.contains(one.unit()))
            .isPresent();
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
    boolean past = window.isPresent() || count.isPresent() || aspect == Aspect.HISTORY;
    if (past && yes.isEmpty() && denied.isEmpty()) {
      Optional<CriterionVerdict> untold =
          Episodes.of(term).flatMap(one -> one.untold(facts, window, count));
      if (untold.isPresent()) {
        return untold.get();
      }
    }
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
      return aspect.unlisted() || aspect.other()
          ? CriterionVerdict.unknown(
              "The record tells " + name + ".", yes, MissingItem.review(describe()))
          : CriterionVerdict.met("The record tells " + name + when() + ".", yes);
    }
    if (aspect.unlisted()) {
      return CriterionVerdict.unknown(
          "A list does not tell whether this holds for " + name + ".", MissingItem.ask(describe()));
    }
    if (!denied.isEmpty()) {
      return CriterionVerdict.notMet("The record denies " + name + ".", denied);
    }
    Optional<CriterionVerdict> able =
        perhaps.isEmpty() && no.isEmpty() && !past
            ? ToldAbilities.denying(term, facts)
            : Optional.empty();
    if (able.isPresent()) {
      return able.get();
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
    List<FactEvidence> hints = Hints.of(term, facts);
    if (!hints.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not name " + name + ", but tells what may be it.",
          hints,
          MissingItem.review(name));
    }
    if (!no.isEmpty()) {
      return CriterionVerdict.notMet(
          "The record does not tell that it is or was " + name + when() + ".", no);
    }
    if (isSymptom()) {
      return CriterionVerdict.unknown(
          "The record does not tell of " + name + ", which no list holds.", MissingItem.ask(name));
    }
    List<FactEvidence> like = BroadClass.told(term, facts);
    if (!like.isEmpty()) {
      return CriterionVerdict.unknown(
          "What the record tells may be one of " + name + ".", like, MissingItem.review(name));
    }
    return facts.isComplete(FactList.PROBLEMS)
        ? CriterionVerdict.notMet(
            "The problem list is said to be complete and does not hold " + name + ".",
            facts.saysComplete(FactList.PROBLEMS))
        : CriterionVerdict.unknown(
            "The record does not tell of " + name + ".", MissingItem.review(name));
  }

  /** A row of another list tells nothing of a condition that the vocabulary has. */
  private CriterionVerdict mention(PatientFacts facts) {
    CriterionVerdict told =
        term.isFree()
            ? NoteMention.of(facts, term.shown())
            : NoteMention.noted(facts, term.shown());
    boolean met = told != null && told.state() == CriterionState.MET;
    return met && (aspect == Aspect.CURRENT && ofProcedures(told) || ofService(told)) ? null : told;
  }

  /** What was once operated on need not be there now. */
  private static boolean ofProcedures(CriterionVerdict told) {
    return told.evidence().stream()
        .allMatch(one -> one.source().filter(of -> of.type().equals("Procedure")).isPresent());
  }

  /** Whether only the name of a service tells it. */
  private boolean ofService(CriterionVerdict told) {
    return told.evidence().stream()
        .allMatch(
            one -> {
              String rest = ServiceNames.without(one.text());
              return !rest.equals(one.text()) && !NoteMention.toldIn(rest, term.shown());
            });
  }

  /** Whether no list holds it, as a rule. */
  boolean isSymptom() {
    return SymptomNames.has(term.shown());
  }

  private CriterionVerdict counted(
      PatientFacts facts,
      List<FactEvidence> yes,
      List<FactEvidence> perhaps,
      List<FactEvidence> denied) {
    Bounds wanted = count.orElseThrow();
    String name = term.shown();
    if (!yes.isEmpty() && term.closure().contains(METASTASES)) {
      // A row tells an organ, not how many lie in it.
      return CriterionVerdict.unknown(
          "How many " + name + " there are is not told.", yes, MissingItem.review(describe()));
    }
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
    // A problem list holds what the patient has: that it is complete denies nothing of relatives.
    List<FactEvidence> denied = theirs.isEmpty() ? FamilyDenials.of(term, facts) : List.of();
    if (!denied.isEmpty()) {
      return CriterionVerdict.notMet("The family history denies " + term.shown() + ".", denied);
    }
    return theirs.isEmpty()
        ? CriterionVerdict.unknown(
            "The family history does not tell of " + term.shown() + ".",
            MissingItem.ask("family history of " + term.shown()))
        : CriterionVerdict.met("The family history tells " + term.shown() + ".", theirs);
  }

  private String when() {
    return window.map(one -> " " + one).orElse(aspect == Aspect.NEW ? " recently" : "");
  }
}
