package org.chartwarden.agent.tasks;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Queries of stored tasks. */
@ApplicationScoped
class AgentTaskRows implements PanacheRepositoryBase<AgentTaskRow, String> {

  /** The task, locked until the transaction ends: every change of its status comes through here. */
  Optional<AgentTaskRow> lock(String id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Ids of tasks in one status that were not touched since {@code before}, oldest first. */
  List<String> idsIn(TaskStatus status, Instant before, int limit) {
    return strings(
            "SELECT id FROM agent_task WHERE status = ?1 AND updated_at <= ?2"
                + " ORDER BY created_at, id",
            status.wire(),
            before)
        .setMaxResults(limit)
        .getResultList();
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
    return strings(
            "SELECT DISTINCT lease_owner FROM agent_task WHERE status = ?1",
            TaskStatus.RUNNING.wire())
        .getResultList();
  }

  /** Ids of running tasks of this owner, or whose lease ended. */
  List<String> runningOf(Collection<String> owners, Instant leaseEndedBefore) {
    Collection<String> named = owners.isEmpty() ? List.of("") : owners;
    return strings(
            "SELECT id FROM agent_task WHERE status = ?1 AND (lease_owner IN (?2) OR lease_until < ?3)"
                + " ORDER BY created_at, id",
            TaskStatus.RUNNING.wire(),
            named,
            leaseEndedBefore)
        .getResultList();
  }

  /** What the start asks is SQL: the language of Hibernate takes a tenth of a second to load. */
  private TypedQuery<String> strings(String sql, Object... arguments) {
    TypedQuery<String> query =
        getEntityManager().unwrap(Session.class).createNativeQuery(sql, String.class);
    for (int i = 0; i < arguments.length; i++) {
      query.setParameter(i + 1, arguments[i]);
    }
    return query;
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
