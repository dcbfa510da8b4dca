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
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.Interaction;
import org.chartwarden.smart.Visibility;

/** Asks the access policy about a resource and leaves an audit entry of every refusal. */
@ApplicationScoped
class AccessGate {

  private final AccessPolicy policy;
  private final Compartments compartments;
  private final ContentMatch contents;
  private final AuditLog audit;

  @Inject
  AccessGate(
      AccessPolicy policy, Compartments compartments, ContentMatch contents, AuditLog audit) {
    this.policy = policy;
    this.compartments = compartments;
    this.contents = contents;
    this.audit = audit;
  }

  /**
   * Decides about a stored version. A deletion has no content and counts as nobody's: whoever may
   * do this to anything of its type is told that it is gone.
   */
  void check(AccessContext who, Interaction interaction, ResourceVersion version) {
    if (unlimited(who) && !interaction.writes()) {
      return;
    }
    if (version.deleted()) {
      checkType(who, interaction, version.key().type());
    } else {
      check(who, interaction, version.key(), version.tree());
    }
  }

  /** Decides about content that is to be stored. */
  void check(AccessContext who, Interaction interaction, ResourceKey key, ObjectNode content) {
    AccessDecision decision = decide(who, interaction, key.type(), content);
    if (!decision.allowed()) {
      refuse(who, interaction, key.reference(), decision);
    }
  }

  /** Whether a caller could read a version; nothing is refused, so nothing is audited. */
  boolean mayRead(AccessContext who, ResourceVersion version) {
    return decide(who, Interaction.READ, version.key().type(), version.tree()).allowed();
  }

  /** Decides before anything is looked at: whether this may be done to anything of a type. */
  void checkType(AccessContext who, Interaction interaction, String type) {
    if (!unlimited(who) && !visible(who, interaction).someOf(type)
        || interaction.writes() && who.readOnly()) {
      refuse(who, interaction, type, policy.decide(who, interaction, type, Set.of()));
    }
  }

  /** Decides about the history of a type, or of all when the type is empty. */
  void checkHistory(AccessContext who, String type) {
    Visibility visible = visible(who, Interaction.SEARCH);
    if (!(type.isEmpty() ? visible.everything() : visible.allOf(type))) {
      String what = "the history of " + (type.isEmpty() ? "the system" : type);
      refuse(
          who,
          Interaction.HISTORY,
          what,
          new AccessDecision(
              false, "spans-patients", what + " spans what this caller may not see"));
    }
  }

  private static boolean unlimited(AccessContext who) {
    return who.patients().isEmpty() && who.grant().isEmpty();
  }

  private Visibility visible(AccessContext who, Interaction interaction) {
    return policy.visible(who, interaction.permission());
  }

  private AccessDecision decide(
      AccessContext who, Interaction interaction, String type, ObjectNode content) {
    Set<String> patients = unlimited(who) ? Set.of() : compartments.patientsOf(type, content);
    AccessDecision decision = policy.decide(who, interaction, type, patients);
    if (!decision.allowed() || decision.queries().isEmpty()) {
      return decision;
    }
    boolean matches =
        decision.queries().stream()
            .map(QueryString::parse)
            .anyMatch(
                query -> contents.supports(type, query) && contents.matches(type, content, query));
    return matches
        ? decision
        : new AccessDecision(
            false,
            "scope-query",
            type + " does not match the search parameters of the granted scopes");
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
