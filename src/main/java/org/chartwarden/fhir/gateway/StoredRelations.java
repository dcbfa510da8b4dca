package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.CareLinks;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.smart.AccessConfig;
import org.chartwarden.smart.CareRelations;

/**
 * Looks up in the record whom users care for. Answers are kept for {@link
 * AccessConfig#relationsKept} at most; a change on this server counts at once.
 */
@ApplicationScoped
class StoredRelations implements CareRelations {

  private static final int MOST_KEPT = 10_000;

  private record Answer(Instant until, Set<String> found) {}

  private final CareLinks links;
  private final ResourceStore store;
  private final AccessConfig config;
  private final Clock clock;
  private final Map<String, Answer> patients = new ConcurrentHashMap<>();
  private final Map<String, Answer> identities = new ConcurrentHashMap<>();

  @Inject
  StoredRelations(CareLinks links, ResourceStore store, AccessConfig config, Clock clock) {
    this.links = links;
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Set<String> patients(String user) {
    return kept(patients, user, this::lookUpPatients);
  }

  @Override
  public Set<String> identities(String user) {
    return kept(identities, user, this::lookUpIdentities);
  }

  /** Forgets everything: a resource that relations come from has changed. */
  void forget() {
    patients.clear();
    identities.clear();
  }

  /** Whether there is anything to forget. */
  boolean keepsAny() {
    return !patients.isEmpty() || !identities.isEmpty();
  }

  private Set<String> kept(
      Map<String, Answer> answers, String user, Function<String, Set<String>> lookUp) {
    Instant now = clock.instant();
    Answer known = answers.get(user);
    if (known != null && now.isBefore(known.until())) {
      return known.found();
    }
    if (answers.size() >= MOST_KEPT) {
      answers.clear();
    }
    Set<String> found = Set.copyOf(lookUp.apply(user));
    answers.put(user, new Answer(now.plus(config.relationsKept()), found));
    return found;
  }

  private Set<String> lookUpPatients(String user) {
    ReferenceTarget target = ReferenceTarget.of(user);
    return switch (target.type()) {
      case "RelatedPerson" -> patientOf(target.id());
      case "Practitioner", "PractitionerRole" -> links.patientsOf(carers(user));
      default -> Set.of();
    };
  }

  private Set<String> patientOf(String relatedPerson) {
    Optional<ObjectNode> person =
        store
            .find(new ResourceKey("RelatedPerson", relatedPerson))
            .filter(found -> !found.version().deleted())
            .map(found -> found.version().tree());
    return person
        .filter(tree -> tree.path("active").asBoolean(true))
        .filter(tree -> !over(tree.path("period").path("end").asText("")))
        .map(tree -> ReferenceTarget.of(tree.path("patient").path("reference").asText("")))
        .filter(patient -> patient.type().equals("Patient"))
        .map(patient -> Set.of(patient.id()))
        .orElse(Set.of());
  }

  /** Whether a dateTime lies before today, as far as its own precision tells. */
  private boolean over(String end) {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    int precision = Math.min(end.length(), today.length());
    return !end.isEmpty()
        && end.substring(0, precision).compareTo(today.substring(0, precision)) < 0;
  }

  private Set<String> lookUpIdentities(String user) {
    if (!user.startsWith("Practitioner")) {
      return Set.of(user);
    }
    Set<String> all = carers(user);
    all.addAll(links.groupsOf(all));
    return all;
  }

  private Set<String> carers(String user) {
    Set<String> carers = new HashSet<>(Set.of(user));
    if (user.startsWith("Practitioner/")) {
      carers.addAll(links.rolesOf(user));
    }
    return carers;
  }
}
