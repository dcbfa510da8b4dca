package org.chartwarden.smart.scopes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scopes of a request or a token, in the order in which they were asked for.
 *
 * @param resources scopes for FHIR resources
 * @param others scopes for launch context, identity and refresh, such as {@code launch/patient}
 */
public record ScopeSet(List<SmartScope> resources, Set<String> others) {

  /** Asks for the launch context of the EHR. */
  public static final String LAUNCH = "launch";

  /** Asks for a patient in context. */
  public static final String LAUNCH_PATIENT = "launch/patient";

  /** Asks for an encounter in context. */
  public static final String LAUNCH_ENCOUNTER = "launch/encounter";

  public static final String OPENID = "openid";
  public static final String FHIR_USER = "fhirUser";
  public static final String PROFILE = "profile";
  public static final String OFFLINE_ACCESS = "offline_access";
  public static final String ONLINE_ACCESS = "online_access";

  /** Lets a client launch other apps for its user; one of our own (section 3.0.7). */
  public static final String START_LAUNCH = "__start_launch";

  /** Lets a client break the glass for a practitioner; one of our own. */
  public static final String BREAK_GLASS = "__break_glass";

  /** The scopes that are not for resources. */
  public static final List<String> KNOWN_OTHERS =
      List.of(
          OPENID,
          FHIR_USER,
          PROFILE,
          LAUNCH,
          LAUNCH_PATIENT,
          LAUNCH_ENCOUNTER,
          OFFLINE_ACCESS,
          ONLINE_ACCESS,
          START_LAUNCH,
          BREAK_GLASS);

  /** No scope at all: nothing is allowed. */
  public static final ScopeSet NONE = new ScopeSet(List.of(), Set.of());

  private static final int MOST = 500;

  /** Most characters of what one token grants: tokens travel in headers (section 3.0.2.6). */
  public static final int LONGEST = 4000;

  public ScopeSet {
    resources = List.copyOf(resources);
    others = Set.copyOf(others);
  }

  /** The scopes in a text, separated by blanks; what is no scope is left out. */
  public static ScopeSet read(String text) {
    LinkedHashSet<SmartScope> resources = new LinkedHashSet<>();
    LinkedHashSet<String> others = new LinkedHashSet<>();
    words(text)
        .limit(MOST)
        .map(ScopeSet::withoutRole)
        .forEach(
            word -> {
              if (KNOWN_OTHERS.contains(word)) {
                others.add(word);
              } else {
                SmartScope.read(word).ifPresent(resources::add);
              }
            });
    return new ScopeSet(List.copyOf(resources), others);
  }

  /** The words of a text that are no scopes, for a message. */
  public static List<String> unreadable(String text) {
    return words(text)
        .filter(word -> !KNOWN_OTHERS.contains(word) && SmartScope.read(word).isEmpty())
        .toList();
  }

  /** A role of launch context that is not known here gives the context itself (section 3.0.3). */
  private static String withoutRole(String word) {
    int role = word.startsWith("launch/") ? word.indexOf("?role=") : -1;
    return role < 0 ? word : word.substring(0, role);
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).distinct();
  }

  public boolean has(String other) {
    return others.contains(other);
  }

  /** These scopes without one that is not for resources. */
  public ScopeSet without(String other) {
    Set<String> left = new LinkedHashSet<>(others);
    left.remove(other);
    return new ScopeSet(resources, left);
  }

  public boolean isEmpty() {
    return resources.isEmpty() && others.isEmpty();
  }

  /** The scopes for resources at a level. */
  public List<SmartScope> at(ScopeLevel level) {
    return resources.stream().filter(scope -> scope.level() == level).toList();
  }

  /**
   * What of these scopes others allow: used where a client may have no more than it is registered
   * for, a refresh no more than was granted, a person's choice no more than was asked.
   */
  public ScopeSet within(ScopeSet allowed) {
    List<SmartScope> narrowed = new ArrayList<>();
    for (SmartScope scope : resources) {
      List<SmartScope> parts =
          allowed.resources.stream().flatMap(other -> scope.within(other).stream()).toList();
      if (parts.contains(scope)) {
        narrowed.add(scope);
      } else {
        narrowed.addAll(joined(parts));
      }
    }
    return new ScopeSet(
        narrowed.stream().distinct().toList(),
        others.stream().filter(allowed.others::contains).collect(Collectors.toSet()));
  }

  /** One scope for parts that differ in their permissions only. */
  private static List<SmartScope> joined(List<SmartScope> parts) {
    Map<SmartScope, Set<ScopePermission>> byPlace = new LinkedHashMap<>();
    for (SmartScope part : parts) {
      SmartScope place =
          new SmartScope(
              part.level(), part.type(), Set.of(ScopePermission.READ), part.query(), false);
      byPlace.computeIfAbsent(place, p -> new LinkedHashSet<>()).addAll(part.permissions());
    }
    return byPlace.entrySet().stream()
        .map(
            entry ->
                new SmartScope(
                    entry.getKey().level(),
                    entry.getKey().type(),
                    entry.getValue(),
                    entry.getKey().query(),
                    false))
        .toList();
  }

  /** The scopes as text, separated by blanks. */
  public String text() {
    return Stream.concat(
            KNOWN_OTHERS.stream().filter(others::contains),
            resources.stream().map(SmartScope::text))
        .collect(Collectors.joining(" "));
  }
}
