package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;

/**
 * Whether what a chart tells of a procedure was, is or will be when a question asks for it.
 *
 * @param procedure what is done
 * @param aspect done, going on, planned
 * @param window when
 */
record ProcedureTimes(Term procedure, Aspect aspect, Optional<Window> window) {

  /** Treatments that go on: asked for without a time, they must be so now. */
  private static final Set<String> LASTING =
      WordSet.of(
          "dialysis ventilation mechanical-ventilation non-invasive-ventilation oxygen-therapy",
          "physical-therapy psychotherapy palliative-care feeding-tube urinary-catheter ecmo",
          "tracheostomy ostomy inseparable-device intubation");

  /** Whether it is a treatment that goes on. */
  boolean lasting() {
    return procedure.closure().stream().anyMatch(LASTING::contains);
  }

  FactTime.Answer answer(FactState state, FactTime time, LocalDate index) {
    boolean wantsFuture =
        aspect == Aspect.PLANNED
            || window.map(one -> one.kind() == Window.Kind.AHEAD).orElse(false);
    if (state == FactState.PLANNED) {
      if (!wantsFuture) {
        // "Surgery after noon" speaks of the one to come.
        boolean any = procedure.id().equals(ProcedureTest.OPERATION_ID) && aspect == Aspect.PLAIN;
        return any && window.isEmpty() ? FactTime.Answer.PERHAPS : FactTime.Answer.NO;
      }
      return window.isEmpty() || !window.get().anchored() && time.begin().isEmpty()
          ? FactTime.Answer.YES
          : time.during(index, window.get().ahead(index), false);
    }
    // A stent that is there was put in.
    boolean there = state == FactState.PRESENT && aspect == Aspect.PLANNED && !lasting();
    if (state == FactState.RELATIVE || wantsFuture && (state == FactState.PAST || there)) {
      return FactTime.Answer.NO;
    }
    if (state == FactState.POSSIBLE) {
      return FactTime.Answer.PERHAPS;
    }
    boolean ongoing = state == FactState.PRESENT;
    if (window.isPresent()) {
      Window asked = window.get();
      if (!asked.anchored()) {
        return FactTime.Answer.PERHAPS;
      }
      LocalDate edge = asked.back(index);
      return switch (asked.kind()) {
        case WITHIN ->
            aspect == Aspect.NEW ? time.beganSince(edge) : time.during(edge, index, ongoing);
        case AHEAD -> ongoing ? FactTime.Answer.YES : FactTime.Answer.NO;
        case BEFORE -> time.during(LocalDate.MIN, edge, ongoing);
        case BETWEEN -> time.during(asked.farthestBack(index), edge, ongoing);
        case LASTING -> ongoing ? lasting(time, edge) : FactTime.Answer.NO;
        case SHORTER -> ongoing ? time.beganSince(edge) : FactTime.Answer.NO;
      };
    }
    if (aspect == Aspect.CURRENT || aspect == Aspect.PLAIN && lasting()) {
      return ongoing ? FactTime.Answer.YES : recent(time, index);
    }
    return aspect == Aspect.NEW ? time.beganSince(index.minusDays(90)) : FactTime.Answer.YES;
  }

  /** Whether what goes on began on a day or before it. */
  private static FactTime.Answer lasting(FactTime time, LocalDate edge) {
    return switch (time.beganSince(edge.plusDays(1))) {
      case YES -> FactTime.Answer.NO;
      case NO -> FactTime.Answer.YES;
      case PERHAPS -> FactTime.Answer.PERHAPS;
    };
  }

  private static FactTime.Answer recent(FactTime time, LocalDate index) {
    return time.beganSince(index.minusDays(7));
  }
}
