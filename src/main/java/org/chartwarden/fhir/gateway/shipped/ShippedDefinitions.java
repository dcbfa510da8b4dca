package org.chartwarden.fhir.gateway.shipped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** The definitions that ship with the program, by type and id and by search. */
@ApplicationScoped
public class ShippedDefinitions {

  private static final Set<String> TYPES =
      Set.of(
          "OperationDefinition",
          "SearchParameter",
          "CompartmentDefinition",
          "StructureDefinition",
          "CodeSystem",
          "ValueSet");

  /** When R4 was published; these definitions do not change while the program runs. */
  private static final Instant PUBLISHED = Instant.parse("2019-11-01T09:29:23Z");

  private static final int KEPT_BYTES = 8_000_000;

  private final Map<String, Map<String, ShippedDefinition>> read = new ConcurrentHashMap<>();
  private final Cache<ResourceKey, String> contents =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((ResourceKey key, String json) -> json.length())
          .build();

  /** The only version of a definition. */
  public Optional<ResourceVersion> find(ResourceKey key) {
    return has(key.type())
        ? Optional.ofNullable(ofType(key.type()).get(key.id())).map(this::version)
        : Optional.empty();
  }

  /** Whether there is a definition of this type and id. */
  public boolean has(ResourceKey key) {
    return has(key.type()) && ofType(key.type()).containsKey(key.id());
  }

  /** Whether there are definitions of a type. */
  public boolean has(String type) {
    return TYPES.contains(type);
  }

  /**
   * A definition that a search finds.
   *
   * @param id logical id
   * @param url canonical address
   */
  public record Found(String id, String url) {}

  /**
   * Those that a search finds, in the order of their ids; none when it asks for what only stored
   * resources are searched by.
   *
   * @param parameters decoded parameters of the search
   */
  public List<Found> matching(String type, List<Map.Entry<String, String>> parameters) {
    if (!has(type)) {
      return List.of();
    }
    return ShippedMatch.of(type, parameters)
        .map(
            test ->
                ofType(type).values().stream()
                    .filter(test)
                    .map(d -> new Found(d.key().id(), String.join("", d.values("url"))))
                    .toList())
        .orElse(List.of());
  }

  private Map<String, ShippedDefinition> ofType(String type) {
    return read.computeIfAbsent(type, ShippedReader::read);
  }

  private ResourceVersion version(ShippedDefinition definition) {
    ResourceKey key = definition.key();
    String content = contents.get(key, k -> content(definition));
    return new ResourceVersion(key, 1, PUBLISHED, false, content);
  }

  private static String content(ShippedDefinition definition) {
    ObjectNode sent = (ObjectNode) Json.parseOwn(definition.json().get());
    ObjectNode whole = Json.object();
    whole.put("resourceType", definition.key().type()).put("id", definition.key().id());
    ObjectNode meta = sent.path("meta") instanceof ObjectNode given ? given : Json.object();
    whole.set("meta", meta.put("versionId", "1").put("lastUpdated", PUBLISHED.toString()));
    sent.properties()
        .forEach(
            member -> {
              if (!whole.has(member.getKey())) {
                whole.set(member.getKey(), member.getValue());
              }
            });
    return Json.write(whole);
  }
}
