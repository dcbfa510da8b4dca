package org.chartwarden.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * The one access decision: every way in asks here, through the gateway, before data moves.
 *
 * <p>A resource that lies in patients' compartments may be touched by a bound caller only if all of
 * those patients are among the bound ones; a resource in no compartment (Organization, Medication)
 * may be read by anyone and is never written by a bound caller.
 */
@ApplicationScoped
public class AccessPolicy {

  /**
   * Decides one interaction.
   *
   * @param who the caller
   * @param interaction what is asked
   * @param type FHIR resource type
   * @param compartments logical ids of the patients in whose compartment the resource lies
   */
  public AccessDecision decide(
      AccessContext who, Interaction interaction, String type, Set<String> compartments) {
    if (interaction.writes() && who.readOnly()) {
      return new AccessDecision(false, "read-only", "this caller may not write");
    }
    if (who.patients().isEmpty()) {
      return new AccessDecision(true, "unbound", "the caller is not bound to patients");
    }
    Set<String> bound = who.patients().get();
    if (compartments.isEmpty()) {
      return interaction.writes()
          ? new AccessDecision(
              false, "outside-compartment", type + " would not belong to a patient of this run")
          : new AccessDecision(true, "shared-data", type + " belongs to no patient");
    }
    return bound.containsAll(compartments)
        ? new AccessDecision(true, "bound-patient", "the patient is one of this run")
        : new AccessDecision(
            false, "other-patient", type + " belongs to a patient this run is not bound to");
  }
}
