package org.chartwarden.smart.consents;

import java.util.Set;

/**
 * What is withheld of some patients.
 *
 * @param patients logical ids; what lies in the compartment of one of them is under the rule
 * @param rule what of it is withheld
 */
public record Denial(Set<String> patients, DataRule rule) {

  public Denial {
    patients = Set.copyOf(patients);
  }

  /** Whether something of a type may be withheld. */
  public boolean covers(String type) {
    return rule.data().covers(type);
  }
}
