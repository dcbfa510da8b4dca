package org.chartwarden.agent.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Queries of stored changes. */
@ApplicationScoped
class ChangeRows implements PanacheRepositoryBase<ChangeRow, String> {

  List<ChangeRow> of(String taskId) {
    return list("taskId = ?1 order by place", taskId);
  }

  List<ChangeRow> ofAll(Collection<String> taskIds) {
    return taskIds.isEmpty() ? List.of() : list("taskId in ?1 order by taskId, place", taskIds);
  }

  List<ChangeRow> undecided(String taskId) {
    return list("taskId = ?1 and status = ?2 order by place", taskId, ChangeStatus.PROPOSED.wire());
  }

  /** The change, locked against every other decision until the transaction ends. */
  Optional<ChangeRow> lock(String taskId, String changeId) {
    return findByIdOptional(changeId, LockModeType.PESSIMISTIC_WRITE)
        .filter(row -> row.taskId.equals(taskId));
  }

  int nextPlace(String taskId) {
    return find("taskId = ?1 order by place desc", taskId)
            .page(0, 1)
            .firstResultOptional()
            .map(row -> row.place)
            .orElse(0)
        + 1;
  }
}
