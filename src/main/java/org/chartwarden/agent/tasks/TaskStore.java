package org.chartwarden.agent.tasks;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Outbox;

/** Takes tasks in and shows them. */
@ApplicationScoped
public class TaskStore {

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final Outbox outbox;
  private final IdGenerator ids;

  TaskStore(AgentTaskRows rows, TaskRecords records, Outbox outbox, IdGenerator ids) {
    this.rows = rows;
    this.records = records;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** Stores a task, its FHIR Task and the message that starts it; all or nothing. */
  @Transactional
  public AgentTask accept(TaskOrder order, String actor) {
    AgentTaskRow row = AgentTaskRow.of(ids.newId(), order, actor, records.now());
    rows.persist(row);
    AgentTask task = records.publish(row, actor);
    outbox.put(TaskQueue.NAME, task.id());
    return task;
  }

  @Transactional
  public Optional<AgentTask> find(String id) {
    return rows.findByIdOptional(id).map(AgentTaskRow::toTask);
  }

  /**
   * Tasks, newest first.
   *
   * @param patient logical id of a patient the runs are bound to
   * @param offset tasks to skip
   * @param count tasks to return, at most
   */
  @Transactional
  public AgentTask.Page list(
      Optional<TaskStatus> status, Optional<String> patient, int offset, int count) {
    PanacheQuery<AgentTaskRow> query = rows.list(status, patient);
    long total = query.count();
    List<AgentTask> tasks =
        query.range(offset, offset + count - 1).list().stream().map(AgentTaskRow::toTask).toList();
    return new AgentTask.Page(tasks, total, offset + tasks.size() < total);
  }
}
