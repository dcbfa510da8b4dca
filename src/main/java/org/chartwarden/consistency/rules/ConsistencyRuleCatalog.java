package org.chartwarden.consistency.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every rule by which statements are held against rows. The order never matters. */
public final class ConsistencyRuleCatalog {

  private static final ConsistencyRuleCatalog STANDARD =
      new ConsistencyRuleCatalog(
          List.of(
              new NumericValueRule(),
              new UnitMismatchRule(),
              new ResultWordsRule(),
              new CopiedForwardRule(),
              new TimeWindowRule(),
              new DoseRule(),
              new RouteRule(),
              new FrequencyRule(),
              new UseStatusRule(),
              new LateralityRule(),
              new ConditionAssertionRule(),
              new ProcedureDoneRule(),
              new AllergyListRule(),
              new PersonRule()));

  private final List<ConsistencyRule> rules;

  ConsistencyRuleCatalog(List<ConsistencyRule> rules) {
    Set<String> ids = new HashSet<>();
    for (ConsistencyRule rule : rules) {
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException("two rules have the id " + rule.id());
      }
    }
    this.rules = List.copyOf(rules);
  }

  /** The rules of this project. */
  public static ConsistencyRuleCatalog standard() {
    return STANDARD;
  }

  public List<ConsistencyRule> all() {
    return rules;
  }

  public Optional<ConsistencyRule> byId(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
