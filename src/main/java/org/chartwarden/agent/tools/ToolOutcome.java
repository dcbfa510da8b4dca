package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.evidence.Evidence;

/** What a tool call came to. */
public sealed interface ToolOutcome {

  /**
   * The tool ran.
   *
   * @param value what the planner sees; bounded in size, says what was left out
   * @param evidence resource versions the value rests on
   * @param change for PROPOSE tools, the proposal
   */
  record Result(JsonNode value, List<Evidence> evidence, Optional<ProposedChange> change)
      implements ToolOutcome {
    public Result {
      evidence = List.copyOf(evidence);
    }

    /** A reading without a proposal. */
    public static Result of(JsonNode value, List<Evidence> evidence) {
      return new Result(value, evidence, Optional.empty());
    }
  }

  /** A guard or the access decision refused the call; it is audited. */
  record Refused(String guard, String message) implements ToolOutcome {}

  /** The input was wrong or the record does not allow an answer; the planner may try again. */
  record Failed(String code, String message) implements ToolOutcome {}
}
