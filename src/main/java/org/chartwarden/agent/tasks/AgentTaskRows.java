package org.chartwarden.agent.tasks;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Queries of stored tasks. */
@ApplicationScoped
class AgentTaskRows implements PanacheRepositoryBase<AgentTaskRow, String> {

  /** The task, locked until the transaction ends: every change of its status comes through here. */
  Optional<AgentTaskRow> lock(String id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Ids of tasks in one status that were not touched since {@code before}, oldest first. */
  List<String> idsIn(TaskStatus status, Instant before, int limit) {
    return find(
            "select id from AgentTaskRow where status = ?1 and updatedAt <= ?2"
                + " order by createdAt, id",
            status.wire(),
            before)
        .project(String.class)
        .page(0, limit)
        .list();
  }

  /** Lets this owner keep the tasks it works at. */
  int extend(String owner, Collection<String> ids, Instant until) {
    return update(
        "leaseUntil = ?1 where leaseOwner = ?2 and status = ?3 and id in ?4",
        until,
        owner,
        TaskStatus.RUNNING.wire(),
        ids);
  }

  List<String> owners() {
    return find(
            "select distinct leaseOwner from AgentTaskRow where status = ?1",
            TaskStatus.RUNNING.wire())
        .project(String.class)
        .list();
  }

  /** Ids of running tasks of this owner, or whose lease ended. */
  List<String> runningOf(Collection<String> owners, Instant leaseEndedBefore) {
    Collection<String> named = owners.isEmpty() ? List.of("") : owners;
    return find(
            "select id from AgentTaskRow where status = ?1 and (leaseOwner in ?2 or leaseUntil < ?3)"
                + " order by createdAt, id",
            TaskStatus.RUNNING.wire(),
            named,
            leaseEndedBefore)
        .project(String.class)
        .list();
  }

  long count(Optional<TaskStatus> status, Optional<String> patient) {
    return select(status, patient, Optional.empty()).count();
  }

  /** Tasks, newest first, narrowed by what is given; {@code after} is the last one seen. */
  List<AgentTaskRow> list(
      Optional<TaskStatus> status, Optional<String> patient, Optional<String> after, int count) {
    return select(status, patient, after.flatMap(id -> findByIdOptional(id)))
        .range(0, count - 1)
        .list();
  }

  private PanacheQuery<AgentTaskRow> select(
      Optional<TaskStatus> status, Optional<String> patient, Optional<AgentTaskRow> after) {
    StringBuilder where = new StringBuilder("1 = 1");
    Parameters parameters = new Parameters();
    status.ifPresent(
        s -> {
          where.append(" and status = :status");
          parameters.and("status", s.wire());
        });
    patient.ifPresent(
        p -> {
          where.append(" and :patient member of patients");
          parameters.and("patient", p);
        });
    after.ifPresent(
        row -> {
          where.append(" and (createdAt < :at or (createdAt = :at and id < :id))");
          parameters.and("at", row.createdAt).and("id", row.id);
        });
    return find(where + " order by createdAt desc, id desc", parameters);
  }
}
