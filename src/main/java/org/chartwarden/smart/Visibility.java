package org.chartwarden.smart;

import java.util.List;
import java.util.Optional;
import org.chartwarden.smart.consents.Denial;

/**
 * All that a caller may reach in one way, such as reading or searching: what one of the rules
 * reaches and no denial withholds. Searches are narrowed by it in the database, single resources
 * are held against it.
 *
 * @param rules any of them is enough; none reaches nothing
 * @param denials what patients' consents withhold
 */
public record Visibility(List<AccessRule> rules, List<Denial> denials) {

  /** Everything there is. */
  public static final Visibility EVERYTHING =
      new Visibility(List.of(AccessRule.of(Optional.empty())));

  public Visibility {
    rules = List.copyOf(rules);
    denials = List.copyOf(denials);
  }

  /** What these rules reach. */
  public Visibility(List<AccessRule> rules) {
    this(rules, List.of());
  }

  /** Whether nothing is out of reach. */
  public boolean everything() {
    return denials.isEmpty() && rules.stream().anyMatch(AccessRule::everything);
  }

  /** Whether nothing of a type is out of reach. */
  public boolean allOf(String type) {
    return rulesReachAllOf(type) && denials.stream().noneMatch(denial -> denial.covers(type));
  }

  /** Whether nothing of a type would be out of reach without the denials. */
  public boolean rulesReachAllOf(String type) {
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
