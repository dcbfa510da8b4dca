package org.chartwarden.fhir.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.terminology.releases.LoadedSystems;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemReader;
import org.chartwarden.fhir.terminology.valuesets.ImplicitValueSets;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Finds code systems, value sets and concept maps in all the places that have some. Stored
 * resources and loaded releases come before the curated set, that before the definitions of R4; of
 * several versions the latest counts, of one version what was stored last.
 */
@ApplicationScoped
class Definitions {

  private static final int USERS = 2;
  private static final int CURATED = 1;
  private static final int CORE = 0;

  private final List<CanonicalSource> sources;
  private final LoadedSystems loaded;
  private final TerminologyChanges changes;
  private final CuratedSystems curated = new CuratedSystems();
  private final StandardSystems standards = new StandardSystems();
  private final Cache<Key, Optional<CodeSystemContent>> systems;
  private final Cache<Key, Optional<ValueSet>> valueSets;
  private volatile Whole whole = new Whole(Long.MIN_VALUE, Map.of());
  private volatile long seen = Long.MIN_VALUE;

  /**
   * What is found for a canonical, between two changes: a reader that began before a change and
   * ends after it keeps its find where nobody looks any more.
   */
  record Key(long stamp, Canonical canonical) {}

  /** Code systems by the value set that has all their codes, between two changes. */
  private record Whole(long stamp, Map<String, String> systems) {}

  @Inject
  Definitions(
      @All List<CanonicalSource> sources,
      LoadedSystems loaded,
      TerminologyChanges changes,
      TerminologyConfig config) {
    this.sources = List.copyOf(sources);
    this.loaded = loaded;
    this.changes = changes;
    this.systems =
        Caffeine.newBuilder()
            .maximumWeight(config.cachedConcepts())
            .weigher((Key key, Optional<CodeSystemContent> value) -> weight(value))
            .build();
    this.valueSets = Caffeine.newBuilder().maximumSize(500).build();
  }

  private static int weight(Optional<CodeSystemContent> content) {
    return 10 + content.map(CodeSystemContent::memory).orElse(0);
  }

  /** The content that a canonical reference to a code system means. */
  Optional<CodeSystemContent> codeSystem(Canonical canonical) {
    Key key = new Key(refreshed(), canonical);
    Optional<CodeSystemContent> known = systems.getIfPresent(key);
    if (known == null) {
      known = findCodeSystem(canonical);
      systems.put(key, known);
    }
    return known;
  }

  /** The definition that a canonical reference to a value set means; implicit ones included. */
  Optional<ValueSet> valueSet(Canonical canonical) {
    Key key = new Key(refreshed(), canonical);
    Optional<ValueSet> known = valueSets.getIfPresent(key);
    if (known == null) {
      known =
          latest(ValueSet.class, stored("ValueSet", canonical), canonical)
              .or(() -> CoreTerminology.find(ValueSet.class, canonical))
              .or(() -> ImplicitValueSets.find(canonical.url()))
              .or(() -> ofWholeSystem(key));
      valueSets.put(key, known);
    }
    return known;
  }

  /**
   * A value set that nobody stored, but a code system names it for all of its codes
   * (codesystem.html, CodeSystem.valueSet).
   */
  private Optional<ValueSet> ofWholeSystem(Key key) {
    Whole known = whole;
    if (known.stamp() != key.stamp()) {
      Map<String, String> systems = new HashMap<>();
      for (CanonicalSource source : sources) {
        for (ResourceVersion resource : source.codeSystems()) {
          JsonNode system = resource.tree();
          if (system.path("valueSet").isTextual() && system.path("url").isTextual()) {
            systems.put(system.path("valueSet").textValue(), system.path("url").textValue());
          }
        }
      }
      known = new Whole(key.stamp(), Map.copyOf(systems));
      whole = known;
    }
    Optional<String> system =
        known.systems().entrySet().stream()
            .filter(entry -> names(entry.getKey(), key.canonical()))
            .map(Map.Entry::getValue)
            .findFirst();
    return system.map(url -> ImplicitValueSets.all(key.canonical().url(), url));
  }

  /** Whether a canonical of a code system is the value set that is asked for. */
  private static boolean names(String valueSet, Canonical wanted) {
    Canonical named = Canonical.parse(valueSet);
    return named.url().equals(wanted.url())
        && (named.version().isEmpty() || wanted.accepts(named.version()));
  }

  /** The concept map that a canonical reference means. */
  Optional<ConceptMap> conceptMap(Canonical canonical) {
    return latest(ConceptMap.class, stored("ConceptMap", canonical), canonical)
        .or(() -> CoreTerminology.find(ConceptMap.class, canonical));
  }

  /** All stored concept maps. */
  List<ConceptMap> conceptMaps() {
    return sources.stream()
        .flatMap(source -> source.conceptMaps().stream())
        .map(map -> map.as(ConceptMap.class))
        .toList();
  }

  /** A number that changes with the terminology. */
  long stamp() {
    return changes.stamp();
  }

  private long refreshed() {
    long stamp = changes.stamp();
    if (stamp != seen) {
      systems.invalidateAll();
      valueSets.invalidateAll();
      seen = stamp;
    }
    return stamp;
  }

  /**
   * A content that may be meant.
   *
   * @param rank the higher, the nearer to what users said themselves
   * @param newness for several of one version
   */
  private record Candidate(CodeSystemContent content, int rank, long newness) {}

  private Optional<CodeSystemContent> findCodeSystem(Canonical canonical) {
    List<Candidate> candidates = new ArrayList<>();
    for (ResourceVersion resource : stored("CodeSystem", canonical)) {
      CodeSystem system = resource.as(CodeSystem.class);
      if (!(system.hasContent()
          && system.getContent() == CodeSystem.CodeSystemContentMode.SUPPLEMENT)) {
        candidates.add(
            new Candidate(
                CodeSystemReader.read(system), USERS, resource.lastUpdated().toEpochMilli()));
      }
    }
    loaded
        .find(canonical.url())
        .forEach(
            system ->
                candidates.add(new Candidate(system, USERS, system.loadedAt().toEpochMilli())));
    curated
        .find(canonical.url())
        .ifPresent(content -> candidates.add(new Candidate(content, CURATED, 0)));
    standards
        .find(canonical.url())
        .ifPresent(content -> candidates.add(new Candidate(content, CURATED, 0)));
    CoreTerminology.find(CodeSystem.class, canonical)
        .map(CodeSystemReader::read)
        .ifPresent(content -> candidates.add(new Candidate(content, CORE, 0)));
    return candidates.stream()
        .filter(c -> canonical.accepts(c.content().info().version()))
        .max(
            Comparator.comparing((Candidate c) -> !c.content().info().notPresent())
                .thenComparing(Candidate::rank)
                .thenComparing(c -> c.content().info().version(), Canonical.VERSION_ORDER)
                .thenComparing(Candidate::newness))
        .map(Candidate::content);
  }

  private List<ResourceVersion> stored(String type, Canonical canonical) {
    return sources.stream().flatMap(source -> source.find(type, canonical.url()).stream()).toList();
  }

  private static <T extends MetadataResource> Optional<T> latest(
      Class<T> type, List<ResourceVersion> stored, Canonical canonical) {
    return stored.stream()
        .sorted(Comparator.comparing(ResourceVersion::lastUpdated))
        .map(resource -> resource.as(type))
        .filter(r -> canonical.accepts(r.hasVersion() ? r.getVersion() : ""))
        .reduce(
            (a, b) -> Canonical.VERSION_ORDER.compare(a.getVersion(), b.getVersion()) > 0 ? a : b);
  }
}
