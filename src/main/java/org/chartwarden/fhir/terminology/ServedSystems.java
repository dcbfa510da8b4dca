package org.chartwarden.fhir.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.terminology.releases.LoadedSystems;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;

/** Lists the code systems that are there: stored, loaded, curated, standard and those of R4. */
@ApplicationScoped
public class ServedSystems {

  private final List<CanonicalSource> sources;
  private final LoadedSystems loaded;
  private final TerminologyChanges changes;
  private final Definitions definitions;
  private volatile Listed listed = new Listed(Long.MIN_VALUE, List.of());

  private record Listed(long stamp, List<ServedSystem> systems) {}

  /** Names of a code system of one version; properties and language as far as they are known. */
  private record Found(String language, List<String> properties) {
    static final Found PLAIN = new Found("", List.of());
  }

  @Inject
  ServedSystems(
      @All List<CanonicalSource> sources,
      LoadedSystems loaded,
      TerminologyChanges changes,
      Definitions definitions) {
    this.sources = List.copyOf(sources);
    this.loaded = loaded;
    this.changes = changes;
    this.definitions = definitions;
  }

  /** By their URLs; the same list until something changes. */
  public List<ServedSystem> all() {
    long stamp = changes.stamp();
    Listed kept = listed;
    if (kept.stamp() != stamp) {
      kept = new Listed(stamp, list());
      listed = kept;
    }
    return kept.systems();
  }

  private List<ServedSystem> list() {
    Map<String, Map<String, Found>> found = new TreeMap<>();
    CoreTerminology.codeSystems().forEach(c -> add(found, c.url(), c.version(), Found.PLAIN));
    StandardSystems.urls().forEach(url -> add(found, url, "", Found.PLAIN));
    CuratedSystems.urls().forEach(url -> add(found, url, "", new Found("en", List.of())));
    loaded.all().forEach(info -> add(found, info.url(), info.version(), found(info)));
    for (CanonicalSource source : sources) {
      source.codeSystems().forEach(resource -> stored(found, resource));
    }
    List<ServedSystem> systems = new ArrayList<>();
    found.forEach((url, versions) -> systems.add(system(url, versions)));
    return List.copyOf(systems);
  }

  private static void add(
      Map<String, Map<String, Found>> all, String url, String version, Found found) {
    all.computeIfAbsent(url, u -> new TreeMap<>(Canonical.VERSION_ORDER)).put(version, found);
  }

  private static Found found(CodeSystemInfo info) {
    return new Found(
        info.language(),
        info.properties().stream().map(CodeSystemInfo.PropertyDefinition::code).toList());
  }

  /** A supplement is no code system of its own, and nothing is known of one that has no concept. */
  private static void stored(Map<String, Map<String, Found>> all, ResourceVersion resource) {
    JsonNode system = resource.tree();
    String content = system.path("content").asText();
    String url = system.path("url").asText();
    if (url.isEmpty() || content.equals("supplement") || content.equals("not-present")) {
      return;
    }
    List<String> properties = new ArrayList<>();
    system.path("property").forEach(property -> properties.add(property.path("code").asText()));
    String language = system.path("language").asText();
    add(all, url, system.path("version").asText(), new Found(language, properties));
  }

  private ServedSystem system(String url, Map<String, Found> versions) {
    String standard =
        versions.size() == 1
            ? versions.keySet().iterator().next()
            : definitions
                .codeSystem(new Canonical(url, ""))
                .map(content -> content.info().version())
                .orElse("");
    List<ServedSystem.Version> told = new ArrayList<>();
    versions.forEach(
        (version, found) ->
            told.add(
                new ServedSystem.Version(
                    version, version.equals(standard), found.language(), found.properties())));
    return new ServedSystem(url, told, !StandardSystems.urls().contains(url));
  }
}
