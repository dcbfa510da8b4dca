package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OwnDefinitions;
import org.jboss.logging.Logger;

/**
 * The search parameters that are really served: those of R4, of {@code fhir-profiles/} and of the
 * SearchParameter resources that are stored here. A parameter that this server cannot extract is
 * left out, so it is never announced. The paths of a type are compiled when the type is first used.
 *
 * <p>A parameter of R4 cannot be redefined: access to patients is decided by them.
 *
 * <p>A singleton without a proxy, whose constructor would read all definitions once more.
 */
@Singleton
public class SearchParameterRegistry {

  private static final Logger LOG = Logger.getLogger(SearchParameterRegistry.class);

  /**
   * A parameter that is not one of R4.
   *
   * @param revision text that changes whenever its definition may have changed
   */
  record Added(SearchParam param, String revision) {}

  /** What is served at one time. */
  private record Served(
      DefinedParameters defined, Map<String, TypeParameters> compiled, List<Added> added) {

    TypeParameters of(String type) {
      return compiled.computeIfAbsent(type, t -> TypeParameters.compile(t, defined.of(t)));
    }
  }

  private final DefinedParameters standard;
  private final Served shipped;
  private volatile Served served;
  private volatile Map<Integer, String> incomplete = Map.of();
  private volatile int changes;

  public SearchParameterRegistry() {
    this(SearchParameterDefinitions.standard(), OwnDefinitions.ofType("SearchParameter"));
  }

  SearchParameterRegistry(List<JsonNode> standardDefinitions, List<JsonNode> ownDefinitions) {
    standard = new DefinedParameters();
    try {
      for (JsonNode definition : standardDefinitions) {
        standard.add(definition);
      }
      DefinedParameters own = standard.copy();
      List<Added> added = new ArrayList<>();
      for (JsonNode definition : ownDefinitions) {
        add(own, definition, added);
      }
      shipped = new Served(own, new ConcurrentHashMap<>(), List.copyOf(added));
      served = shipped;
    } catch (UnusableDefinition e) {
      throw new IllegalStateException("a SearchParameter that ships with the program", e);
    }
  }

  /** The parameters served for a type, by name; empty for an unknown type. */
  public Collection<SearchParam> parametersOf(String type) {
    return indexedOf(type).stream().map(IndexedParam::param).toList();
  }

  /** One parameter by its name. */
  public Optional<SearchParam> find(String type, String name) {
    return findIndexed(type, name).map(IndexedParam::param);
  }

  /** All resource types of R4. */
  public Set<String> types() {
    return Collections.unmodifiableSet(standard.types());
  }

  /** Whether this is a resource type of R4. */
  public boolean knows(String type) {
    return standard.types().contains(type);
  }

  /** How much of the older resources a parameter is indexed for, where that is not all of them. */
  Optional<String> incomplete(SearchParam param) {
    return Optional.ofNullable(incomplete.get(param.id()));
  }

  /** The parameters of a type with their programs. */
  public Collection<IndexedParam> indexedOf(String type) {
    return knows(type) ? served.of(type).served().values() : List.of();
  }

  /** One parameter with its programs. */
  public Optional<IndexedParam> findIndexed(String type, String name) {
    return knows(type) ? Optional.ofNullable(served.of(type).served().get(name)) : Optional.empty();
  }

  /** The defined parameters of a type that are not served, with the reason. */
  Map<String, String> notServed(String type) {
    return served.of(type).refused();
  }

  /** How often the parameters have changed since the start. */
  public int changes() {
    return changes;
  }

  /** The served parameters that are not of R4. */
  List<Added> added() {
    return served.added().stream()
        .filter(a -> find(a.param().type(), a.param().name()).isPresent())
        .toList();
  }

  /** Serves the stored definitions besides those that ship with the program. */
  synchronized void use(List<JsonNode> stored) {
    DefinedParameters defined = shipped.defined().copy();
    List<Added> added = new ArrayList<>(shipped.added());
    for (JsonNode definition : stored) {
      try {
        add(defined, definition, added);
      } catch (UnusableDefinition e) {
        LOG.warnf(
            "SearchParameter/%s cannot be served: %s",
            definition.path("id").asText(), e.getMessage());
      }
    }
    served = new Served(defined, new ConcurrentHashMap<>(), List.copyOf(added));
    changes++;
  }

  /** Tells which parameters are not indexed for all older resources yet, by number. */
  void incomplete(Map<Integer, String> progress) {
    incomplete = Map.copyOf(progress);
  }

  private static void add(DefinedParameters defined, JsonNode definition, List<Added> added)
      throws UnusableDefinition {
    String revision =
        definition.path("id").asText()
            + "/"
            + definition.path("meta").path("versionId").asText()
            + " "
            + definition.path("type").asText()
            + " "
            + definition.path("expression").asText()
            + definition.path("component");
    for (SearchParam param : defined.add(definition)) {
      added.add(new Added(param, revision));
    }
  }

  /**
   * Checks a SearchParameter that is about to be stored.
   *
   * @throws FhirProblem 422 with the reason when it could not be served
   */
  public void requireUsable(JsonNode definition) {
    if (definition.path("status").asText().equals("retired")) {
      return;
    }
    try {
      requireName(definition);
      DefinedParameters trial = standard.copy();
      List<SearchParam> added = trial.add(definition);
      boolean anyType = definition.path("base").path(0).asText().endsWith("Resource");
      int unfit = 0;
      for (SearchParam param : added) {
        requireFree(param, definition);
        Optional<String> reason = TypeParameters.refusal(param, trial.of(param.type()));
        unfit += reason.isPresent() ? 1 : 0;
        if (reason.isPresent() && (!anyType || unfit == added.size())) {
          throw new UnusableDefinition(reason.get());
        }
      }
    } catch (UnusableDefinition e) {
      throw new FhirProblem(
          422,
          "business-rule",
          "unusable-search-parameter",
          "the SearchParameter '"
              + definition.path("code").asText()
              + "' cannot be served: "
              + e.getMessage());
    }
  }

  private static void requireName(JsonNode definition) throws UnusableDefinition {
    String code = definition.path("code").asText();
    if (!code.matches("[A-Za-z][A-Za-z0-9_\\-]{0,63}")) {
      throw new UnusableDefinition(
          "'" + code + "' is no name for a parameter: letters, digits, - and _ after a letter");
    }
    if (definition.path("expression").asText().length() > 10_000) {
      throw new UnusableDefinition("its expression has more than 10000 characters");
    }
  }

  private void requireFree(SearchParam param, JsonNode definition) throws UnusableDefinition {
    Optional<SearchParam> other = served.defined().find(param.type(), param.name());
    if (other.isPresent() && !other.get().url().equals(definition.path("url").asText())) {
      throw new UnusableDefinition(
          param.type() + " has a parameter of that name already, " + other.get().url());
    }
  }

  /** The number of a parameter in the index tables: the same on every start and every machine. */
  public static int idOf(String type, String name) {
    CRC32 crc = new CRC32();
    crc.update((type + "." + name).getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
