package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.trials.facts.FactEvidence;

/**
 * The answer to a criterion or a part of one.
 *
 * @param state whether it is true of the patient
 * @param reason why, in a sentence
 * @param evidence the facts it rests on, each once
 * @param missing what would settle it; empty when it is settled
 */
public record CriterionVerdict(
    CriterionState state,
    String reason,
    List<FactEvidence> evidence,
    Optional<MissingItem> missing) {

  private static final int FEW = 6;

  public CriterionVerdict {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    evidence = List.copyOf(eachOnce(evidence) ? evidence : new LinkedHashSet<>(evidence));
    Objects.requireNonNull(missing, "missing");
  }

  /** Whether a list is short enough to see at a glance that it holds nothing twice. */
  private static boolean eachOnce(List<FactEvidence> evidence) {
    int size = evidence.size();
    if (size > FEW) {
      return false;
    }
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (evidence.get(i).equals(evidence.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  public static CriterionVerdict met(String reason, List<FactEvidence> evidence) {
    return new CriterionVerdict(CriterionState.MET, reason, evidence, Optional.empty());
  }

  public static CriterionVerdict notMet(String reason, List<FactEvidence> evidence) {
    return new CriterionVerdict(CriterionState.NOT_MET, reason, evidence, Optional.empty());
  }

  public static CriterionVerdict notApplicable(String reason, List<FactEvidence> evidence) {
    return new CriterionVerdict(CriterionState.NOT_APPLICABLE, reason, evidence, Optional.empty());
  }

  public static CriterionVerdict unknown(String reason, MissingItem missing) {
    return unknown(reason, List.of(), missing);
  }

  public static CriterionVerdict unknown(
      String reason, List<FactEvidence> evidence, MissingItem missing) {
    return new CriterionVerdict(CriterionState.UNKNOWN, reason, evidence, Optional.of(missing));
  }

  public static CriterionVerdict conflicting(
      String reason, List<FactEvidence> evidence, MissingItem missing) {
    return new CriterionVerdict(CriterionState.CONFLICTING, reason, evidence, Optional.of(missing));
  }

  /** The answer to the contrary sentence. */
  CriterionVerdict negated() {
    return new CriterionVerdict(state.negated(), reason, evidence, missing);
  }

  CriterionVerdict withState(CriterionState other) {
    return new CriterionVerdict(other, reason, evidence, missing);
  }

  /** One answer in this state from those of several parts. */
  static CriterionVerdict joined(CriterionState state, List<CriterionVerdict> parts) {
    List<FactEvidence> evidence = new ArrayList<>();
    LinkedHashSet<String> reasons = new LinkedHashSet<>();
    Optional<MissingItem> missing = Optional.empty();
    for (CriterionVerdict part : parts) {
      evidence.addAll(part.evidence);
      reasons.add(part.reason);
      missing = missing.or(part::missing);
    }
    return new CriterionVerdict(
        state, String.join(" ", reasons), evidence, state.decided() ? Optional.empty() : missing);
  }
}
