package org.chartwarden.agent.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.chartwarden.platform.Json;

/** A stored {@link TraceStep}. */
@Entity
@Table(name = "agent_step")
class StepRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "task_id")
  String taskId;

  int n;
  String kind;
  String name;
  String input;
  String output;
  long ms;

  static StepRow of(String taskId, TraceStep step) {
    StepRow row = new StepRow();
    row.taskId = taskId;
    row.n = step.n();
    row.kind = step.kind();
    row.name = step.name();
    row.input = Json.write(step.input());
    row.output = Json.write(step.output());
    row.ms = step.ms();
    return row;
  }

  TraceStep toStep() {
    return new TraceStep(n, kind, name, Json.parseOwn(input), Json.parseOwn(output), ms);
  }
}
