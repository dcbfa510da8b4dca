package org.chartwarden.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopePermission;
import org.chartwarden.smart.scopes.SmartScope;

/**
 * The one access decision: every way in asks here, through the gateway, before data moves. The same
 * rules narrow searches ({@link #visible}) and judge single resources ({@link #decide}).
 *
 * <p>A resource that lies in patients' compartments may be touched by a bound caller only if all of
 * those patients are among the bound ones; a resource in no compartment (Organization, Medication)
 * may be read by anyone and is never written by a bound caller.
 *
 * <p>A token's scopes add up: each reaches its types, within the patients of its level, as far as
 * its search parameters match. A {@code patient/} scope reaches the patient in context and the
 * shared types; a {@code user/} scope of a user who is a patient reaches that patient.
 */
@ApplicationScoped
public class AccessPolicy {

  private static final AccessDecision ALLOWED =
      new AccessDecision(true, "allowed", "a granted scope or binding allows it");

  /** All that a caller may reach with a permission. */
  public Visibility visible(AccessContext who, ScopePermission permission) {
    if (who.grant().isEmpty()) {
      return Visibility.of(who.patients());
    }
    Grant grant = who.grant().get();
    List<AccessRule> rules = new ArrayList<>();
    for (SmartScope scope : grant.scopes().resources()) {
      if (scope.permissions().contains(permission)) {
        patients(grant, scope.level()).ifPresent(reach -> rules.addAll(rules(who, scope, reach)));
      }
    }
    return new Visibility(rules.stream().distinct().toList());
  }

  /** Which patients a level speaks of. */
  private record Reach(Optional<Set<String>> patients) {}

  private static Optional<Reach> patients(Grant grant, ScopeLevel level) {
    Optional<String> self =
        grant
            .user()
            .filter(user -> user.startsWith("Patient/"))
            .map(user -> user.substring("Patient/".length()));
    return switch (level) {
      case PATIENT -> grant.patient().or(() -> self).map(id -> new Reach(Optional.of(Set.of(id))));
      case USER -> grant.user().map(user -> new Reach(self.map(Set::of)));
      case SYSTEM -> Optional.of(new Reach(Optional.empty()));
    };
  }

  private static List<AccessRule> rules(AccessContext who, SmartScope scope, Reach reach) {
    Optional<Set<String>> patients = both(reach.patients(), who.patients());
    Set<String> types = scope.type().equals(SmartScope.ALL_TYPES) ? Set.of() : Set.of(scope.type());
    if (patients.isEmpty()) {
      return List.of(new AccessRule(types, patients, false, scope.query()));
    }
    AccessRule owned = new AccessRule(types, patients, true, scope.query());
    if (types.isEmpty()) {
      return List.of(owned, new AccessRule(SharedTypes.NAMES, patients, false, scope.query()));
    }
    return SharedTypes.NAMES.containsAll(types)
        ? List.of(new AccessRule(types, patients, false, scope.query()))
        : List.of(owned);
  }

  private static Optional<Set<String>> both(
      Optional<Set<String>> some, Optional<Set<String>> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.or(() -> others);
    }
    Set<String> common = new HashSet<>(some.get());
    common.retainAll(others.get());
    return Optional.of(common);
  }

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
    if (who.grant().isEmpty() && who.patients().isEmpty()) {
      return ALLOWED;
    }
    List<AccessRule> rules =
        visible(who, interaction.permission()).rules().stream()
            .filter(rule -> rule.covers(type))
            .toList();
    if (rules.isEmpty()) {
      return new AccessDecision(
          false,
          "insufficient-scope",
          "no granted scope allows this caller to " + verb(interaction) + " " + type);
    }
    List<AccessRule> reaching =
        rules.stream().filter(rule -> reaches(rule, interaction, type, compartments)).toList();
    if (reaching.isEmpty()) {
      return refused(interaction, type, compartments);
    }
    return reaching.stream().anyMatch(rule -> rule.query().isEmpty())
        ? ALLOWED
        : new AccessDecision(
            true,
            "allowed-if-matching",
            "a granted scope allows it for resources that match",
            reaching.stream().map(AccessRule::query).toList());
  }

  private static boolean reaches(
      AccessRule rule, Interaction interaction, String type, Set<String> compartments) {
    boolean shared = compartments.isEmpty() && rule.patients().isPresent();
    return rule.reaches(type, compartments) && !(shared && interaction.writes());
  }

  private static AccessDecision refused(
      Interaction interaction, String type, Set<String> compartments) {
    if (!compartments.isEmpty()) {
      return new AccessDecision(
          false, "other-patient", type + " belongs to a patient this caller is not bound to");
    }
    return new AccessDecision(
        false,
        "outside-compartment",
        interaction.writes()
            ? type + " would not belong to a patient of this caller"
            : type + " belongs to no patient, and this caller is bound to one");
  }

  private static String verb(Interaction interaction) {
    return switch (interaction) {
      case READ -> "read";
      case SEARCH -> "search";
      case HISTORY -> "read the history of";
      case CREATE -> "create";
      case UPDATE -> "update";
      case DELETE -> "delete";
    };
  }
}
