package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * The search parameters that are really served: the R4 definitions and those of {@code
 * fhir-profiles/}. A parameter that this server cannot extract is left out, so it is never
 * announced. The paths of a type are compiled when the type is first used. A singleton without a
 * proxy, whose constructor would read all definitions once more.
 */
@Singleton
public class SearchParameterRegistry {

  private final Map<String, Map<String, SearchParam>> defined = new TreeMap<>();
  private final Map<String, TypeParameters> compiled = new ConcurrentHashMap<>();

  public SearchParameterRegistry() {
    this(SearchParameterDefinitions.load());
  }

  SearchParameterRegistry(List<JsonNode> definitions) {
    for (String type : ResourceTypes.names()) {
      defined.put(type, new LinkedHashMap<>());
    }
    definitions.forEach(this::define);
    refuseCollisions();
  }

  /** The parameters served for a type, by name; empty for an unknown type. */
  public Collection<SearchParam> parametersOf(String type) {
    return indexedOf(type).stream().map(IndexedParam::param).toList();
  }

  /** One parameter by its name. */
  public Optional<SearchParam> find(String type, String name) {
    return findIndexed(type, name).map(IndexedParam::param);
  }

  /** Whether this is a resource type of R4. */
  public boolean knows(String type) {
    return defined.containsKey(type);
  }

  /** The parameters of a type with their programs. */
  public Collection<IndexedParam> indexedOf(String type) {
    return defined.containsKey(type) ? typeParameters(type).served().values() : List.of();
  }

  /** One parameter with its programs. */
  public Optional<IndexedParam> findIndexed(String type, String name) {
    return defined.containsKey(type)
        ? Optional.ofNullable(typeParameters(type).served().get(name))
        : Optional.empty();
  }

  /** The defined parameters of a type that are not served, with the reason. */
  Map<String, String> notServed(String type) {
    return typeParameters(type).refused();
  }

  private TypeParameters typeParameters(String type) {
    return compiled.computeIfAbsent(type, t -> TypeParameters.compile(t, defined.get(t).values()));
  }

  private void define(JsonNode definition) {
    List<SearchParam.Component> components =
        stream(definition.path("component"))
            .map(
                c ->
                    new SearchParam.Component(
                        c.path("definition").asText(), c.path("expression").asText()))
            .toList();
    List<String> targets = stream(definition.path("target")).map(JsonNode::asText).toList();
    for (String type : typesOf(definition)) {
      String name = definition.path("code").asText();
      defined
          .get(type)
          .put(
              name,
              new SearchParam(
                  type,
                  name,
                  ParamKind.of(definition.path("type").asText()),
                  definition.path("expression").asText(""),
                  definition.path("url").asText(),
                  targets,
                  components,
                  idOf(type, name)));
    }
  }

  private List<String> typesOf(JsonNode definition) {
    List<String> types = new ArrayList<>();
    for (JsonNode base : definition.path("base")) {
      switch (base.asText()) {
        case "Resource" -> types.addAll(defined.keySet());
        case "DomainResource" ->
            defined.keySet().stream()
                .filter(t -> !t.equals("Bundle") && !t.equals("Binary") && !t.equals("Parameters"))
                .forEach(types::add);
        default -> {
          if (!defined.containsKey(base.asText())) {
            throw new IllegalStateException(
                definition.path("url").asText() + " has the unknown base " + base.asText());
          }
          types.add(base.asText());
        }
      }
    }
    return types;
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The number of a parameter in the index tables: the same on every start and every machine. */
  static int idOf(String type, String name) {
    CRC32 crc = new CRC32();
    crc.update((type + "." + name).getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  private void refuseCollisions() {
    Map<Integer, String> taken = new HashMap<>();
    for (Map<String, SearchParam> ofType : defined.values()) {
      for (SearchParam param : ofType.values()) {
        claim(taken, param.id(), param.type() + "." + param.name());
        for (int part = 0; part < param.components().size(); part++) {
          String name = TypeParameters.partName(param, part);
          claim(taken, idOf(param.type(), name), param.type() + "." + name);
        }
      }
    }
  }

  private static void claim(Map<Integer, String> taken, int id, String name) {
    String other = taken.put(id, name);
    if (other != null) {
      throw new IllegalStateException(
          "the search parameters "
              + other
              + " and "
              + name
              + " have the same number "
              + id
              + "; rename the one that is not standard");
    }
  }
}
