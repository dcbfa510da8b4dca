package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an OperationDefinition says (FHIR R4 operationdefinition.html), as far as calls are checked
 * against it.
 *
 * @param id id of the definition
 * @param url canonical address
 * @param code name in addresses, without the dollar sign
 * @param system whether it is called on the system
 * @param onType whether it is called on a type
 * @param instance whether it is called on a resource
 * @param resources types it is called on; {@code Resource} stands for all
 * @param affectsState whether it changes something, and so is never called by GET
 * @param takesSearch whether it takes any search parameter besides its own
 * @param inputs its input parameters
 */
public record OperationSpec(
    String id,
    String url,
    String code,
    boolean system,
    boolean onType,
    boolean instance,
    List<String> resources,
    boolean affectsState,
    boolean takesSearch,
    List<Input> inputs) {

  /** Marks a definition whose operation takes search parameters that it does not list. */
  private static final String TAKES_SEARCH =
      "https://chartwarden.org/fhir/StructureDefinition/takes-search-parameters";

  /**
   * An input parameter.
   *
   * @param name its name
   * @param min least number
   * @param max greatest number; {@link Integer#MAX_VALUE} for {@code *}
   * @param type FHIR type; empty for one that has parts
   */
  public record Input(String name, int min, int max, String type) {}

  static OperationSpec of(JsonNode definition) {
    List<String> resources = new ArrayList<>();
    definition.path("resource").forEach(type -> resources.add(type.asText()));
    List<Input> inputs = new ArrayList<>();
    for (JsonNode parameter : definition.path("parameter")) {
      if (parameter.path("use").asText().equals("in")) {
        String max = parameter.path("max").asText();
        inputs.add(
            new Input(
                parameter.path("name").asText(),
                parameter.path("min").asInt(),
                max.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(max),
                parameter.path("type").asText()));
      }
    }
    return new OperationSpec(
        definition.path("id").asText(),
        definition.path("url").asText(),
        definition.path("code").asText(),
        definition.path("system").asBoolean(),
        definition.path("type").asBoolean(),
        definition.path("instance").asBoolean(),
        List.copyOf(resources),
        definition.path("affectsState").asBoolean(),
        takesSearch(definition),
        List.copyOf(inputs));
  }

  private static boolean takesSearch(JsonNode definition) {
    for (JsonNode extension : definition.path("extension")) {
      if (extension.path("url").asText().equals(TAKES_SEARCH)) {
        return extension.path("valueBoolean").asBoolean();
      }
    }
    return false;
  }

  /** Whether it is called on this type or on resources of it. */
  public boolean serves(String resourceType) {
    return resources.contains("Resource")
        || resources.contains("DomainResource")
        || resources.contains(resourceType);
  }

  Optional<Input> input(String name) {
    return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
  }

  /** The one input that may be the whole body; empty when there is none or no single one. */
  Optional<Input> bodyInput() {
    List<Input> whole = inputs.stream().filter(i -> isResource(i.type())).toList();
    return whole.size() == 1 ? Optional.of(whole.get(0)) : Optional.empty();
  }

  static boolean isResource(String type) {
    return type.equals("Resource") || org.chartwarden.fhir.model.ResourceTypes.known(type);
  }
}
