package org.chartwarden.agent.trace;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The ordered steps of each task; a step is stored when it happens and never changed. */
@ApplicationScoped
public class RunTrace {

  private final StepRows rows;

  RunTrace(StepRows rows) {
    this.rows = rows;
  }

  /**
   * Stores the next step of a task. The caller holds the lock of the task row, so numbers have no
   * gap and no double.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TraceStep append(
      String taskId, String kind, String name, JsonNode input, JsonNode output, long ms) {
    TraceStep step = new TraceStep(rows.last(taskId) + 1, kind, name, input, output, ms);
    rows.persist(StepRow.of(taskId, step));
    return step;
  }

  /** The steps of a task after number {@code n}, in order. */
  @Transactional
  public List<TraceStep> after(String taskId, int n) {
    return rows.after(taskId, n).stream().map(StepRow::toStep).toList();
  }
}
