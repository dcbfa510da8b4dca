package org.chartwarden.trials.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The trials that were parsed last, by the logical id of their ResearchStudy. */
final class TrialCache {

  /**
   * A parsed trial with the versions that it was made of.
   *
   * @param variable id and version of the EvidenceVariable
   * @param group version of the Group
   */
  record Kept(StoredTrial trial, Optional<Part> variable, Optional<Long> group) {}

  /** A version of a resource of a known type. */
  record Part(String id, long version) {}

  private final Map<String, Kept> kept;

  TrialCache(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > most;
          }
        };
  }

  /** The trial as it was parsed for this version of its study, if it is kept. */
  synchronized Optional<Kept> find(String study, long version) {
    return Optional.ofNullable(kept.get(study))
        .filter(one -> one.trial().study().version() == version);
  }

  synchronized void put(Kept one) {
    kept.put(Objects.requireNonNull(one).trial().study().id(), one);
  }
}
