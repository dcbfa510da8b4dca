package org.chartwarden.smart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.smart.consents.ConsentCaller;
import org.chartwarden.smart.consents.DataRule;
import org.chartwarden.smart.consents.Denial;
import org.chartwarden.smart.consents.Denials;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopePermission;
import org.chartwarden.smart.scopes.SmartScope;

/**
 * The one access decision: every way in asks here, through the gateway, before data moves. The same
 * rules narrow searches ({@link #visible}) and judge single resources ({@link #decide}).
 *
 * <p>A resource that lies in patients' compartments may be touched by a bound caller only if all of
 * those patients are among the bound ones. A resource in no compartment is reached by a bound
 * caller only if it is of a shared type (Organization, Medication), and is never written by one.
 *
 * <p>A token's scopes add up: each reaches its types, within the patients of its level, as far as
 * its search parameters match. A {@code patient/} scope reaches the patient in context, if the user
 * may reach that patient at all; a {@code user/} scope reaches what the user may: a patient that
 * patient, a related person the patient it is related to, a practitioner all patients or those in
 * care ({@link AccessConfig#practitioners}). Patients' consents withhold from all of these, until a
 * practitioner breaks the glass.
 */
@ApplicationScoped
public class AccessPolicy {

  private static final AccessDecision ALLOWED =
      new AccessDecision(true, "allowed", "a granted scope or binding allows it");

  /** What a caller may follow from a patient's record although it says nothing of its patient. */
  private static final Set<String> FOLLOWED = Set.of("Binary");

  private final CareRelations relations;
  private final Denials denials;
  private final AccessConfig config;
  private final Clock clock;

  @Inject
  public AccessPolicy(CareRelations relations, Denials denials, AccessConfig config, Clock clock) {
    this.relations = relations;
    this.denials = denials;
    this.config = config;
    this.clock = clock;
  }

  /** All that a caller may reach with a permission. */
  public Visibility visible(AccessContext who, ScopePermission permission) {
    return visible(who, permission, scope -> true);
  }

  /**
   * All that a caller may reach with a permission of a type that tells what others do, such as the
   * audit trail. {@code user/*} does not speak of it: who may read charts does not thereby learn
   * who else reads them. A scope that names the type does, and so do {@code patient/*}, within the
   * chart in context, and {@code system/*}.
   */
  public Visibility visibleByName(AccessContext who, ScopePermission permission, String type) {
    return visible(
        who, permission, scope -> scope.type().equals(type) || scope.level() != ScopeLevel.USER);
  }

  private Visibility visible(
      AccessContext who, ScopePermission permission, Predicate<SmartScope> counted) {
    if (who.grant().isEmpty()) {
      return who.patients().isEmpty()
          ? Visibility.EVERYTHING
          : new Visibility(bound(Set.of(), who.patients().get(), ""));
    }
    Grant grant = who.grant().get();
    List<AccessRule> rules = new ArrayList<>();
    for (SmartScope scope : grant.scopes().resources()) {
      if (scope.permissions().contains(permission) && counted.test(scope)) {
        reach(grant, scope.level()).ifPresent(reach -> rules.addAll(rules(who, scope, reach)));
      }
    }
    return new Visibility(rules.stream().distinct().toList(), withheld(grant, permission));
  }

  /** Whether a caller reaches more than usual because the glass is broken. */
  public boolean breaksGlass(AccessContext who) {
    return who.grant().filter(this::breaksGlass).isPresent();
  }

  private boolean breaksGlass(Grant grant) {
    return grant.breakGlass().filter(glass -> glass.open(clock.instant())).isPresent()
        && grant.ofPractitioner();
  }

  /** Which patients a level speaks of; all when empty. */
  private record Reach(Optional<Set<String>> patients) {}

  private Optional<Reach> reach(Grant grant, ScopeLevel level) {
    return switch (level) {
      case PATIENT -> context(grant);
      case USER -> grant.user().map(user -> new Reach(ofUser(grant, user)));
      case SYSTEM -> Optional.of(new Reach(Optional.empty()));
    };
  }

  /** The patient in context, or the only one whom the user can mean. */
  private Optional<Reach> context(Grant grant) {
    Optional<Set<String>> own = grant.user().flatMap(user -> ofUser(grant, user));
    if (grant.patient().isEmpty()) {
      return own.filter(patients -> patients.size() == 1 && !grant.ofPractitioner())
          .map(patients -> new Reach(Optional.of(patients)));
    }
    return own.filter(patients -> !patients.contains(grant.patient().get())).isPresent()
        ? Optional.empty()
        : Optional.of(new Reach(Optional.of(Set.of(grant.patient().get()))));
  }

  /** The patients whom a user may reach; all when empty. */
  private Optional<Set<String>> ofUser(Grant grant, String user) {
    String type = user.substring(0, Math.max(0, user.indexOf('/')));
    return switch (type) {
      case "Patient" -> Optional.of(Set.of(user.substring("Patient/".length())));
      case "RelatedPerson" -> Optional.of(relations.patients(user));
      case "Practitioner", "PractitionerRole" ->
          config.practitioners() == AccessConfig.Practitioners.ALL || breaksGlass(grant)
              ? Optional.empty()
              : Optional.of(relations.patients(user));
      default -> Optional.of(Set.of());
    };
  }

  private static List<AccessRule> rules(AccessContext who, SmartScope scope, Reach reach) {
    Optional<Set<String>> patients = both(reach.patients(), who.patients());
    Set<String> types = scope.type().equals(SmartScope.ALL_TYPES) ? Set.of() : Set.of(scope.type());
    if (patients.isEmpty()) {
      return List.of(new AccessRule(types, patients, false, scope.query()));
    }
    // Who is bound by a task only, not by the token, may follow what a record refers to.
    return reach.patients().isEmpty()
        ? bound(types, patients.get(), scope.query())
        : owned(types, patients.get(), scope.query());
  }

  private static List<AccessRule> bound(Set<String> types, Set<String> patients, String query) {
    List<AccessRule> rules = new ArrayList<>(owned(types, patients, query));
    if (types.isEmpty() || types.equals(FOLLOWED)) {
      rules.add(new AccessRule(FOLLOWED, Optional.of(patients), false, query));
    }
    return rules;
  }

  private static List<AccessRule> owned(Set<String> types, Set<String> patients, String query) {
    AccessRule owned = new AccessRule(types, Optional.of(patients), true, query);
    if (types.isEmpty()) {
      return List.of(owned, new AccessRule(SharedTypes.NAMES, Optional.of(patients), false, query));
    }
    return SharedTypes.NAMES.containsAll(types)
        ? List.of(new AccessRule(types, Optional.of(patients), false, query))
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

  private List<Denial> withheld(Grant grant, ScopePermission permission) {
    if (!denials.any() || breaksGlass(grant)) {
      return List.of();
    }
    boolean writing = permission != ScopePermission.READ && permission != ScopePermission.SEARCH;
    Set<String> identities = new HashSet<>();
    grant.user().ifPresent(user -> identities.addAll(relations.identities(user)));
    Set<String> purposes = new HashSet<>(grant.purposes());
    if (purposes.isEmpty() && grant.user().isPresent()) {
      purposes.add("TREAT");
    }
    if (purposes.stream().anyMatch(BreakGlass.PURPOSES::contains)) {
      purposes.add("TREAT");
    }
    Set<String> own =
        grant
            .user()
            .filter(user -> user.startsWith("Patient/"))
            .map(user -> Set.of(user.substring("Patient/".length())))
            .orElse(Set.of());
    return denials.of(new ConsentCaller(identities, purposes, own, writing, clock.instant()));
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
    return decide(visible(who, interaction.permission()), interaction, type, compartments);
  }

  /**
   * Decides one interaction of a caller who is bound or has a token, and may write if it writes.
   *
   * @param visible what the caller may reach with the permission that the interaction needs
   */
  public AccessDecision decide(
      Visibility visible, Interaction interaction, String type, Set<String> compartments) {
    List<AccessRule> rules = visible.rules().stream().filter(rule -> rule.covers(type)).toList();
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
    List<DataRule> withheld =
        visible.denials().stream()
            .filter(denial -> denial.covers(type))
            .filter(denial -> compartments.stream().anyMatch(denial.patients()::contains))
            .map(Denial::rule)
            .toList();
    if (withheld.stream().anyMatch(DataRule::everything)) {
      return AccessDecision.consent();
    }
    boolean plain = reaching.stream().anyMatch(rule -> rule.query().isEmpty());
    return plain && withheld.isEmpty()
        ? ALLOWED
        : new AccessDecision(
            true,
            "allowed-if-matching",
            "a granted scope allows it for resources that match",
            plain ? List.of() : reaching.stream().map(AccessRule::query).toList(),
            withheld);
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
