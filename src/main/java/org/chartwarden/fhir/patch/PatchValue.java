package org.chartwarden.fhir.patch;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/**
 * The value of an operation: {@code value[x]}, a resource, or parts that make up a nameless type.
 */
final class PatchValue {

  private final String at;
  private final ObjectNode part;
  private final String suffix;

  /**
   * @param at the operation, for sentences
   * @param part the Parameters part that holds the value
   * @throws FhirProblem 400 when it holds none
   */
  PatchValue(String at, ObjectNode part) {
    this.at = at;
    this.part = part;
    this.suffix = suffix(part);
    if (suffix.isEmpty() && !part.has("part") && !part.has("resource")) {
      throw PatchProblems.malformed(
          "malformed-patch",
          at + ": the part '" + part.path("name").asText() + "' must have a value or parts");
    }
  }

  private static String suffix(ObjectNode part) {
    for (Map.Entry<String, JsonNode> member : part.properties()) {
      String name = member.getKey().replaceFirst("^_", "");
      if (name.startsWith("value") && name.length() > 5) {
        return name.substring(5);
      }
    }
    return "";
  }

  /** The type of the value, capitalized as in {@code valueQuantity}; empty when it has no name. */
  String suffix() {
    return suffix;
  }

  /**
   * The value as it goes into a resource.
   *
   * @param type what the element is made of, for values in parts
   */
  Item item(BaseRuntimeElementDefinition<?> type) {
    if (!suffix.isEmpty()) {
      JsonNode value = part.get("value" + suffix);
      JsonNode extra = part.get("_value" + suffix);
      return new Item(copy(value), copy(extra));
    }
    if (part.has("resource")) {
      return new Item(part.get("resource").deepCopy(), null);
    }
    ObjectNode made = Json.object();
    int i = 0;
    for (JsonNode inner : part.path("part")) {
      String place = at + ".part[" + i++ + "]";
      if (!(inner instanceof ObjectNode object)) {
        throw PatchProblems.malformed("malformed-patch", place + " must be an object");
      }
      PatchValue value = new PatchValue(place, object);
      ElementNames.Named element =
          ElementNames.find(place, type, inner.path("name").asText(), value.suffix());
      ElementList list = new ElementList(made, element.member(), element.repeats());
      if (!element.repeats() && !list.items().isEmpty()) {
        throw PatchProblems.unfit(
            "patch-element-exists", place + ": there can be only one " + element.member());
      }
      list.items().add(value.item(element.type()));
      list.store();
    }
    return new Item(made, null);
  }

  private static JsonNode copy(JsonNode node) {
    return node == null ? null : node.deepCopy();
  }
}
