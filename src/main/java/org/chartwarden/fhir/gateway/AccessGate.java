package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.Compartments;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.Interaction;

/** Asks the access policy about a resource and leaves an audit entry of every refusal. */
@ApplicationScoped
class AccessGate {

  private final AccessPolicy policy;
  private final Compartments compartments;
  private final AuditLog audit;

  @Inject
  AccessGate(AccessPolicy policy, Compartments compartments, AuditLog audit) {
    this.policy = policy;
    this.compartments = compartments;
    this.audit = audit;
  }

  /** Decides about a stored version; a deletion has no content and counts as nobody's. */
  void check(AccessContext who, Interaction interaction, ResourceVersion version) {
    boolean bound = who.patients().isPresent();
    Set<String> patients =
        bound && !version.deleted()
            ? compartments.patientsOf(version.key().type(), version.tree())
            : Set.of();
    decide(who, interaction, version.key(), patients);
  }

  /** Decides about content that is to be stored. */
  void check(AccessContext who, Interaction interaction, ResourceKey key, ObjectNode content) {
    boolean bound = who.patients().isPresent();
    decide(who, interaction, key, bound ? compartments.patientsOf(key.type(), content) : Set.of());
  }

  /** Decides about what spans patients, such as the history of a type. */
  void checkUnbound(AccessContext who, Interaction interaction, String what) {
    if (who.patients().isPresent()) {
      refuse(
          who,
          interaction,
          what,
          new AccessDecision(
              false, "spans-patients", what + " spans patients this caller is not bound to"));
    }
  }

  private void decide(
      AccessContext who, Interaction interaction, ResourceKey key, Set<String> patients) {
    AccessDecision decision = policy.decide(who, interaction, key.type(), patients);
    if (!decision.allowed()) {
      refuse(who, interaction, key.reference(), decision);
    }
  }

  /** The entry stays although the refused transaction is about to be undone. */
  private void refuse(
      AccessContext who, Interaction interaction, String subject, AccessDecision decision) {
    AuditEntry entry =
        new AuditEntry(
            who.actor(),
            interaction.name().toLowerCase(Locale.ROOT),
            "refused",
            subject,
            Json.object().put("rule", decision.rule()));
    audit.appendApart(entry);
    throw FhirProblem.forbidden(decision.rule(), decision.reason());
  }
}
