package org.chartwarden.trials.criteria;

import static org.chartwarden.trials.criteria.CriterionState.CONFLICTING;
import static org.chartwarden.trials.criteria.CriterionState.NOT_APPLICABLE;
import static org.chartwarden.trials.criteria.CriterionState.NOT_MET;

import java.util.List;

/**
 * Joins verdicts of parts: Kleene's strong three-valued logic. The joined verdict rests on the
 * parts that settle it, or on the open ones when nothing does.
 */
final class Kleene {

  private Kleene() {}

  static CriterionVerdict all(List<CriterionVerdict> verdicts) {
    return settled(StateTally.of(verdicts).all(), verdicts);
  }

  static CriterionVerdict any(List<CriterionVerdict> verdicts) {
    return settled(StateTally.of(verdicts).any(), verdicts);
  }

  static CriterionVerdict atLeast(int count, List<CriterionVerdict> verdicts) {
    return settled(StateTally.of(verdicts).atLeast(count), verdicts);
  }

  static CriterionVerdict except(CriterionVerdict part, CriterionVerdict exception) {
    return exceptionCounts(part.state(), exception.state())
        ? all(List.of(part, exception.negated()))
        : part;
  }

  static CriterionState except(CriterionState part, CriterionState exception) {
    return exceptionCounts(part, exception)
        ? new StateTally().add(part).add(exception.negated()).all()
        : part;
  }

  private static boolean exceptionCounts(CriterionState part, CriterionState exception) {
    return part != NOT_MET
        && part != NOT_APPLICABLE
        && exception != NOT_MET
        && exception != NOT_APPLICABLE;
  }

  static CriterionVerdict defined(CriterionVerdict name, CriterionVerdict meaning) {
    return nameCounts(name.state(), meaning.state()) ? name : meaning;
  }

  static CriterionState defined(CriterionState name, CriterionState meaning) {
    return nameCounts(name, meaning) ? name : meaning;
  }

  private static boolean nameCounts(CriterionState name, CriterionState meaning) {
    return !meaning.decided() && meaning != CONFLICTING && name == NOT_MET;
  }

  /** The state, resting on the parts that are in it; on all when none is. */
  private static CriterionVerdict settled(CriterionState state, List<CriterionVerdict> parts) {
    List<CriterionVerdict> same = parts.stream().filter(part -> part.state() == state).toList();
    return CriterionVerdict.joined(state, same.isEmpty() ? parts : same);
  }
}
