package org.chartwarden.trials.criteria;

import static org.chartwarden.trials.criteria.CriterionState.CONFLICTING;
import static org.chartwarden.trials.criteria.CriterionState.MET;
import static org.chartwarden.trials.criteria.CriterionState.NOT_APPLICABLE;
import static org.chartwarden.trials.criteria.CriterionState.NOT_MET;
import static org.chartwarden.trials.criteria.CriterionState.UNKNOWN;

import java.util.List;

/**
 * Joins verdicts of parts: Kleene's strong three-valued logic. The joined verdict rests on the
 * parts that settle it, or on the open ones when nothing does.
 */
final class Kleene {

  private Kleene() {}

  static CriterionVerdict all(List<CriterionVerdict> verdicts) {
    List<CriterionVerdict> applicable = applicable(verdicts);
    if (applicable.isEmpty()) {
      return CriterionVerdict.joined(NOT_APPLICABLE, verdicts);
    }
    List<CriterionVerdict> failing = in(applicable, NOT_MET);
    if (!failing.isEmpty()) {
      return CriterionVerdict.joined(NOT_MET, failing);
    }
    return open(applicable, MET);
  }

  static CriterionVerdict any(List<CriterionVerdict> verdicts) {
    List<CriterionVerdict> applicable = applicable(verdicts);
    if (applicable.isEmpty()) {
      return CriterionVerdict.joined(NOT_APPLICABLE, verdicts);
    }
    List<CriterionVerdict> true_ = in(applicable, MET);
    if (!true_.isEmpty()) {
      return CriterionVerdict.joined(MET, true_);
    }
    return open(applicable, NOT_MET);
  }

  static CriterionVerdict atLeast(int count, List<CriterionVerdict> verdicts) {
    List<CriterionVerdict> applicable = applicable(verdicts);
    List<CriterionVerdict> met = in(applicable, MET);
    List<CriterionVerdict> failing = in(applicable, NOT_MET);
    if (met.size() >= count) {
      return CriterionVerdict.joined(MET, met);
    }
    if (applicable.size() - failing.size() < count) {
      return CriterionVerdict.joined(NOT_MET, failing.isEmpty() ? verdicts : failing);
    }
    return open(applicable, UNKNOWN);
  }

  static CriterionVerdict except(CriterionVerdict part, CriterionVerdict exception) {
    if (part.state() == NOT_MET || part.state() == NOT_APPLICABLE) {
      return part;
    }
    if (exception.state() == NOT_MET || exception.state() == NOT_APPLICABLE) {
      return part;
    }
    return all(List.of(part, exception.negated()));
  }

  static CriterionVerdict defined(CriterionVerdict name, CriterionVerdict meaning) {
    if (meaning.state().decided() || meaning.state() == CONFLICTING) {
      return meaning;
    }
    return name.state() == NOT_MET ? name : meaning;
  }

  /** The state of the open parts, or the given one when all parts are settled. */
  private static CriterionVerdict open(List<CriterionVerdict> parts, CriterionState settled) {
    List<CriterionVerdict> conflicting = in(parts, CONFLICTING);
    if (!conflicting.isEmpty()) {
      return CriterionVerdict.joined(CONFLICTING, conflicting);
    }
    List<CriterionVerdict> unknown = in(parts, UNKNOWN);
    return unknown.isEmpty()
        ? CriterionVerdict.joined(settled, parts)
        : CriterionVerdict.joined(UNKNOWN, unknown);
  }

  private static List<CriterionVerdict> applicable(List<CriterionVerdict> verdicts) {
    return verdicts.stream().filter(verdict -> verdict.state() != NOT_APPLICABLE).toList();
  }

  private static List<CriterionVerdict> in(List<CriterionVerdict> verdicts, CriterionState state) {
    return verdicts.stream().filter(verdict -> verdict.state() == state).toList();
  }
}
