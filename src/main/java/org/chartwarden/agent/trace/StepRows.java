package org.chartwarden.agent.trace;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries of stored steps. */
@ApplicationScoped
class StepRows implements PanacheRepository<StepRow> {

  List<StepRow> after(String taskId, int n) {
    return list("taskId = ?1 and n > ?2 order by n", taskId, n);
  }

  int last(String taskId) {
    return find("taskId = ?1 order by n desc", taskId)
        .page(0, 1)
        .firstResultOptional()
        .map(row -> row.n)
        .orElse(0);
  }
}
