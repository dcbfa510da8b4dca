package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.Compartments;
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.fhir.search.WithheldData;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.Interaction;
import org.chartwarden.smart.Visibility;

/** Asks the access policy about a resource and leaves an audit entry of every refusal. */
@ApplicationScoped
class AccessGate {

  private final AccessPolicy policy;
  private final Compartments compartments;
  private final ContentMatch contents;
  private final WithheldData withheld;
  private final ResourceStore store;
  private final BrokenGlass glass;
  private final AuditLog audit;

  @Inject
  AccessGate(
      AccessPolicy policy,
      Compartments compartments,
      ContentMatch contents,
      WithheldData withheld,
      ResourceStore store,
      BrokenGlass glass,
      AuditLog audit) {
    this.policy = policy;
    this.compartments = compartments;
    this.contents = contents;
    this.withheld = withheld;
    this.store = store;
    this.glass = glass;
    this.audit = audit;
  }

  /**
   * Decides about a stored version. A deletion has no content, so the version before it tells whose
   * the resource was.
   */
  void check(AccessContext who, Interaction interaction, ResourceVersion version) {
    if (unlimited(who) && !interaction.writes()) {
      return;
    }
    Optional<ResourceVersion> judged = judged(version);
    if (judged.isEmpty()) {
      checkType(who, interaction, version.key().type());
    } else {
      check(who, interaction, version.key(), judged.get().tree());
    }
  }

  /** The version whose content tells whose a resource is; none when it never had any. */
  private Optional<ResourceVersion> judged(ResourceVersion version) {
    return version.deleted()
        ? store
            .find(version.key(), version.version() - 1)
            .flatMap(ResourceStore.Found::wanted)
            .filter(before -> !before.deleted())
        : Optional.of(version);
  }

  /** Decides about content that is to be stored. */
  void check(AccessContext who, Interaction interaction, ResourceKey key, ObjectNode content) {
    AccessDecision decision = judge(who, interaction, key.type(), content);
    glass.used(who, key.reference());
    if (!decision.allowed()) {
      refuse(
          who,
          interaction,
          key.reference(),
          decision,
          compartments.patientsOf(key.type(), content));
    }
  }

  /** Whether a caller could read a version; nothing is refused, so nothing is audited. */
  boolean mayRead(AccessContext who, ResourceVersion version) {
    return may(who, Interaction.READ, version);
  }

  /** Whether a caller may see every version of a type, or of all types. */
  boolean listsAll(AccessContext who, Optional<String> type) {
    Visibility visible = visible(who, Interaction.SEARCH);
    return type.map(visible::allOf).orElseGet(visible::everything);
  }

  /** Whether a version may be in the history of its type that a caller is shown. */
  boolean mayList(AccessContext who, ResourceVersion version) {
    return may(who, Interaction.SEARCH, version);
  }

  private boolean may(AccessContext who, Interaction interaction, ResourceVersion version) {
    String type = version.key().type();
    if (unlimited(who)) {
      return true;
    }
    Visibility visible = visible(who, interaction);
    return visible.allOf(type)
        || judged(version)
            .filter(content -> decide(visible, interaction, type, content.tree()).allowed())
            .isPresent();
  }

  /**
   * Whether no consent withholds a version that was listed for this caller before: consents change
   * while lists are read.
   */
  boolean stillShown(AccessContext who, ResourceVersion version) {
    if (unlimited(who) || version.deleted()) {
      return true;
    }
    Visibility visible = visible(who, Interaction.SEARCH);
    return visible.denials().isEmpty()
        || !decide(visible, Interaction.SEARCH, version.key().type(), version.tree())
            .rule()
            .equals(AccessDecision.consent().rule());
  }

  /** Decides before anything is looked at: whether this may be done to anything of a type. */
  void checkType(AccessContext who, Interaction interaction, String type) {
    if (!unlimited(who) && !visible(who, interaction).someOf(type)
        || interaction.writes() && who.readOnly()) {
      refuse(who, interaction, type, policy.decide(who, interaction, type, Set.of()));
    }
  }

  /** What a caller may reach of a type that {@code user/*} does not speak of. */
  Visibility visibleByName(AccessContext who, Interaction interaction, String type) {
    Visibility visible = policy.visibleByName(who, interaction.permission(), type);
    if (!visible.someOf(type)) {
      refuse(who, interaction, type, policy.decide(visible, interaction, type, Set.of()));
    }
    return visible;
  }

  /** Decides whether a caller may do this to anything of some types; without types, to anything. */
  void checkAnyOf(AccessContext who, Interaction interaction, Collection<String> types) {
    if (unlimited(who) || types.isEmpty()) {
      checkAny(who, interaction);
    } else if (types.stream().noneMatch(visible(who, interaction)::someOf)) {
      checkType(who, interaction, types.iterator().next());
    }
  }

  /** Decides whether a caller may list anything at all. */
  void checkAny(AccessContext who, Interaction interaction) {
    if (!unlimited(who) && visible(who, interaction).rules().isEmpty()) {
      refuse(
          who,
          interaction,
          "",
          new AccessDecision(
              false, "insufficient-scope", "no granted scope allows this caller to search"));
    }
  }

  /**
   * Refuses a caller whose token reaches only some of a type as if what is not there were not for
   * it: it must not learn which ids of other patients are taken.
   */
  void checkAbsent(AccessContext who, Interaction interaction, ResourceKey key) {
    if (who.grant().isEmpty()) {
      return;
    }
    checkType(who, interaction, key.type());
    if (!visible(who, interaction).rulesReachAllOf(key.type())) {
      refuse(who, interaction, key.reference(), outOfReach(key.type()));
    }
  }

  private static AccessDecision outOfReach(String type) {
    return new AccessDecision(
        false, "out-of-reach", "there is no such " + type + ", or this caller may not see it");
  }

  private static boolean unlimited(AccessContext who) {
    return who.patients().isEmpty() && who.grant().isEmpty();
  }

  private Visibility visible(AccessContext who, Interaction interaction) {
    return policy.visible(who, interaction.permission());
  }

  /** Decides about content; nothing is refused, so nothing is audited. */
  AccessDecision judge(
      AccessContext who, Interaction interaction, String type, ObjectNode content) {
    Set<String> patients = unlimited(who) ? Set.of() : compartments.patientsOf(type, content);
    return judged(policy.decide(who, interaction, type, patients), type, content);
  }

  private AccessDecision decide(
      Visibility visible, Interaction interaction, String type, ObjectNode content) {
    Set<String> patients = compartments.patientsOf(type, content);
    return judged(policy.decide(visible, interaction, type, patients), type, content);
  }

  /** Holds the content against what an answer that allows asks besides. */
  private AccessDecision judged(AccessDecision decision, String type, ObjectNode content) {
    if (!decision.allowed()) {
      return decision;
    }
    if (decision.withheld().stream().anyMatch(rule -> withheld.withholds(type, content, rule))) {
      return AccessDecision.consent();
    }
    boolean matches =
        decision.queries().isEmpty()
            || decision.queries().stream()
                .map(QueryString::parse)
                .anyMatch(
                    query ->
                        contents.supports(type, query) && contents.matches(type, content, query));
    return matches
        ? decision
        : new AccessDecision(
            false,
            "scope-query",
            type + " does not match the search parameters of the granted scopes");
  }

  /**
   * The entry stays although the refused transaction is about to be undone. It tells the reason;
   * the holder of a token that reaches only some of a type is told no more than that this is none
   * of it.
   */
  private void refuse(
      AccessContext who, Interaction interaction, String subject, AccessDecision decision) {
    refuse(who, interaction, subject, decision, Set.of());
  }

  /**
   * As above.
   *
   * @param patients whose it is, for the trail alone
   */
  private void refuse(
      AccessContext who,
      Interaction interaction,
      String subject,
      AccessDecision decision,
      Set<String> patients) {
    AuditEntry entry =
        new AuditEntry(
            who.actor(),
            who.grant().flatMap(Grant::user).orElse(""),
            interaction.name().toLowerCase(Locale.ROOT),
            AuditEntry.REFUSED,
            subject,
            null,
            null,
            Json.write(Json.object().put("rule", decision.rule())));
    audit.appendAllApart(
        patients.isEmpty()
            ? List.of(entry)
            : patients.stream().sorted().map(entry::about).toList());
    AuditTrace.current().ifPresent(AuditTrace::refused);
    AccessDecision told = decision;
    int slash = subject.indexOf('/');
    if (who.grant().isPresent() && !interaction.writes() && slash > 0) {
      String type = subject.substring(0, slash);
      Visibility visible = visible(who, interaction);
      told = visible.someOf(type) && !visible.rulesReachAllOf(type) ? outOfReach(type) : decision;
    }
    throw FhirProblem.forbidden(told.rule(), told.reason());
  }
}
