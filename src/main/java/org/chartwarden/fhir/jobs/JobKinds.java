package org.chartwarden.fhir.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every kind of job there is. */
@ApplicationScoped
class JobKinds {

  private final Map<String, JobKind> kinds = new TreeMap<>();

  JobKinds(@Any Instance<JobKind> beans) {
    for (JobKind kind : beans) {
      if (kinds.put(kind.name(), kind) != null) {
        throw new IllegalStateException("two kinds of jobs are named " + kind.name());
      }
    }
  }

  List<JobKind> all() {
    return List.copyOf(kinds.values());
  }

  Optional<JobKind> find(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  JobKind of(Job job) {
    return find(job.kind())
        .orElseThrow(() -> new IllegalStateException("no kind of job is named " + job.kind()));
  }
}
