package org.chartwarden.agent.tasks;

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
   * Tasks, newest first. Tasks that arrive while somebody pages do not move the pages.
   *
   * @param patient logical id of a patient the runs are bound to
   * @param after id of the last task of the page before
   * @param count tasks to return, at most
   */
  @Transactional
  public AgentTask.Page list(
      Optional<TaskStatus> status, Optional<String> patient, Optional<String> after, int count) {
    long total = rows.count(status, patient);
    List<AgentTask> tasks =
        rows.list(status, patient, after, count + 1).stream().map(AgentTaskRow::toTask).toList();
    boolean more = tasks.size() > count;
    return new AgentTask.Page(more ? tasks.subList(0, count) : tasks, total, more);
  }
}
