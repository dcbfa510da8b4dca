package org.chartwarden.smart;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a caller may reach in one way, such as reading or searching: what one of the rules
 * reaches. Searches are narrowed by it in the database, single resources are held against it.
 *
 * @param rules any of them is enough; none reaches nothing
 */
public record Visibility(List<AccessRule> rules) {

  /** Everything there is. */
  public static final Visibility EVERYTHING =
      new Visibility(List.of(AccessRule.of(Optional.empty())));

  public Visibility {
    rules = List.copyOf(rules);
  }

  /** What lies in these patients' compartments and what belongs to nobody; all when empty. */
  public static Visibility of(Optional<Set<String>> patients) {
    return patients.isEmpty() ? EVERYTHING : new Visibility(List.of(AccessRule.of(patients)));
  }

  /** Whether nothing is out of reach. */
  public boolean everything() {
    return rules.stream().anyMatch(AccessRule::everything);
  }

  /** Whether nothing of a type is out of reach. */
  public boolean allOf(String type) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.covers(type)
                    && rule.patients().isEmpty()
                    && !rule.owned()
                    && rule.query().isEmpty());
  }

  /** Whether something of a type may be within reach. */
  public boolean someOf(String type) {
    return rules.stream().anyMatch(rule -> rule.covers(type));
  }
}
