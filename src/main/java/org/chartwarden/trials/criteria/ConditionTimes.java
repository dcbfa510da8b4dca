package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;

/**
 * Whether what a chart tells of a condition was so when a question asks for it.
 *
 * @param term the condition
 * @param aspect what of it is asked for
 * @param window when
 */
record ConditionTimes(Term term, Aspect aspect, Optional<Window> window) {

  /** Days within which something counts as recent when nothing is said. */
  private static final int RECENT_DAYS = 90;

  private static final int PASSED_DAYS = 120;

  /** Conditions that pass within weeks, one way or the other. */
  private static final Set<String> PASSING =
      WordSet.of(
          "pneumonia uti covid-19 influenza cellulitis sepsis respiratory-infection kidney-stones",
          "appendicitis aki delirium malaria meningitis sinusitis otitis-media diverticulitis",
          "cholecystitis peritonitis gastroenteritis pancreatitis pericarditis myocarditis",
          "herpes-zoster hepatic-encephalopathy");

  /** Events that go on in what they leave behind. */
  private static final Set<String> ENDURING =
      Set.of("metastatic-cancer", "cerebrovascular-disease", "suicidality");

  FactTime.Answer answer(ConditionFacts.Candidate one, LocalDate index) {
    return switch (one.state()) {
      case RELATIVE, ABSENT -> FactTime.Answer.NO;
      case POSSIBLE -> aspect == Aspect.SUSPECTED ? FactTime.Answer.YES : FactTime.Answer.PERHAPS;
      case PLANNED -> aspect == Aspect.PLANNED ? FactTime.Answer.YES : FactTime.Answer.NO;
      case PRESENT ->
          aspect == Aspect.CURRENT && longAgo(one, index)
              ? FactTime.Answer.NO
              : timed(one, index, true);
      case PAST -> past(one, index);
    };
  }

  /** What passes by itself, and what a note dates so far back that it has. */
  private static boolean longAgo(ConditionFacts.Candidate one, LocalDate index) {
    return one.evidence().span().isPresent()
        && one.time().begin().isPresent()
        && one.time().begin().get().last().isBefore(index.minusDays(PASSED_DAYS))
        && !Collections.disjoint(PASSING, one.name().concepts());
  }

  private FactTime.Answer past(ConditionFacts.Candidate one, LocalDate index) {
    return switch (aspect) {
      case CURRENT, SUSPECTED, PLANNED -> FactTime.Answer.NO;
      case PLAIN -> {
        if (window.isPresent() || term.isEvent()) {
          yield timed(one, index, false);
        }
        // A row that is resolved is no longer so; a cancer that was cured may count all the same.
        boolean told = one.evidence().span().isEmpty() || one.time().end().isPresent();
        boolean over = told && !term.closure().contains("malignancy");
        yield over ? FactTime.Answer.NO : FactTime.Answer.PERHAPS;
      }
      default -> timed(one, index, false);
    };
  }

  /** Whether it is an event, or an attack of which the day is told: it was when it began. */
  private boolean happened(ConditionFacts.Candidate one) {
    return term.isEvent() && !ENDURING.contains(term.id())
        || term.isAttack() && one.time().begin().isPresent();
  }

  private FactTime.Answer timed(ConditionFacts.Candidate one, LocalDate index, boolean ongoing) {
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
              : one.time().during(edge, index, ongoing && !happened(one) && !longAgo(one, index));
      case AHEAD -> FactTime.Answer.NO;
      case BEFORE -> opposite(one.time().beganSince(edge));
      case BETWEEN -> between(one.time(), asked.farthestBack(index), edge);
      case LASTING ->
          ongoing ? opposite(one.time().beganSince(edge.plusDays(1))) : FactTime.Answer.NO;
      case SHORTER -> one.time().beganSince(edge);
    };
  }

  /** Whether it began in a stretch of days. */
  private static FactTime.Answer between(FactTime time, LocalDate first, LocalDate last) {
    return time.whenBegun().during(first, last, false);
  }

  private static FactTime.Answer opposite(FactTime.Answer answer) {
    return switch (answer) {
      case YES -> FactTime.Answer.NO;
      case NO -> FactTime.Answer.YES;
      case PERHAPS -> FactTime.Answer.PERHAPS;
    };
  }
}
