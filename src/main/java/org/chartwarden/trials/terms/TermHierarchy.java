package org.chartwarden.trials.terms;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.chartwarden.trials.phrases.Kept;

/**
 * How terms lie within each other, by their ids: who has heart failure has a disease of the heart.
 * A term may lie within several. It is filled while the lists are read, and only asked after that.
 */
final class TermHierarchy {

  private static final int KEPT = 50_000;

  /** What lies right above each id. */
  private final Map<String, Set<String>> wider = new HashMap<>();

  private final Kept<Set<String>, Set<String>> narrowest = new Kept<>(KEPT, this::leastOf);

  /** Places a term within others; itself among them says nothing. */
  void place(String id, Collection<String> above) {
    Set<String> all = wider.computeIfAbsent(id, one -> new LinkedHashSet<>());
    above.stream().filter(one -> !one.equals(id)).forEach(all::add);
  }

  /** The id and everything wider, nearest first along each way up. */
  Set<String> closure(String id) {
    Set<String> all = new LinkedHashSet<>();
    close(id, all);
    return all;
  }

  private void close(String id, Set<String> all) {
    if (all.add(id)) {
      wider.getOrDefault(id, Set.of()).forEach(above -> close(above, all));
    }
  }

  /** Those of some ids that none of the others implies. */
  Set<String> narrowest(Set<String> ids) {
    return narrowest.of(ids);
  }

  private Set<String> leastOf(Set<String> ids) {
    Set<String> own = new LinkedHashSet<>(ids);
    for (String id : ids) {
      closure(id).stream().filter(above -> !above.equals(id)).forEach(own::remove);
    }
    return Set.copyOf(own);
  }
}
