package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every criterion type there is; a new one is one line here. */
public final class CriterionTypeCatalog {

  private static final List<CriterionType> ALL = List.of(new AgeCriterion(), new SexCriterion());

  // Duplicate ids end the start with an IllegalStateException.
  private static final Map<String, CriterionType> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(CriterionType::id, type -> type));

  private CriterionTypeCatalog() {}

  public static List<CriterionType> all() {
    return ALL;
  }

  /** The type of that id, or empty. */
  public static Optional<CriterionType> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
