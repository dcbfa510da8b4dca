package org.chartwarden.fhir.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.platform.Json;

/**
 * One walk over one resource: members, cardinalities, JSON kinds, choices, extensions, formats,
 * required codes and references (FHIR R4 json.html). What clients are known to send slightly wrong
 * and what has only one reading is repaired in the tree.
 */
final class StructureCheck {

  private final ShapeCatalog shapes;
  private final Findings findings;
  private final ValueCheck values;
  private final boolean skipEntries;
  private Set<String> containedIds = Set.of();

  /**
   * @param skipEntries leave the resources in the entries of a Bundle to later checks of their own
   */
  StructureCheck(ShapeCatalog shapes, Findings findings, boolean skipEntries) {
    this.shapes = shapes;
    this.findings = findings;
    this.values = new ValueCheck(findings);
    this.skipEntries = skipEntries;
  }

  void run(ObjectNode resource) {
    resource(resource, "", false);
  }

  private void resource(ObjectNode resource, String at, boolean contained) {
    JsonNode type = resource.get("resourceType");
    String place = at.isEmpty() ? "the resource" : at;
    if (type == null || !type.isTextual()) {
      findings.error("required", "missing-element", at, place + " must have a resourceType");
      return;
    }
    String name = type.textValue();
    if (!ResourceTypes.known(name)) {
      findings.error(
          "structure", "unknown-type", at, "'" + name + "' is not a FHIR R4 resource type");
      return;
    }
    Set<String> outer = containedIds;
    if (!contained) {
      containedIds = containedIds(resource);
    }
    object(shapes.resource(name), resource, at.isEmpty() ? name : at, true);
    containedIds = outer;
  }

  private static Set<String> containedIds(ObjectNode resource) {
    Set<String> ids = new HashSet<>();
    for (JsonNode contained : resource.path("contained")) {
      ids.add(contained.path("id").asText());
    }
    return ids;
  }

  private void object(TypeShape shape, ObjectNode object, String at, boolean isResource) {
    if (object.size() == (isResource ? 1 : 0) && !isResource) {
      findings.error("invalid", "empty-value", at, at + " must not be an empty object");
      return;
    }
    Map<String, String> chosen = new HashMap<>();
    for (String name : names(object)) {
      if (isResource && name.equals("resourceType")) {
        continue;
      }
      ElementShape element = element(shape, name);
      if (element == null) {
        findings.error(
            "structure",
            "unknown-element",
            at + "." + name,
            at
                + " has a member '"
                + name
                + "', which "
                + shape.name()
                + " does not define"
                + Spelling.hint(name, shape.members().keySet()));
        continue;
      }
      String other = element.choice() ? chosen.put(element.base(), element.name()) : null;
      if (other != null && !other.equals(element.name())) {
        findings.error(
            "structure",
            "choice-repeated",
            at + "." + element.base(),
            at
                + " has both "
                + other
                + " and "
                + element.name()
                + ", but only one "
                + element.base()
                + "[x] is allowed");
      }
      member(element, object, name, at + "." + element.base());
    }
    required(shape, object, at);
    if (shape.name().equals("Extension")) {
      values.extension(object, at);
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>(object.size());
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The element of a member; {@code _name} carries id and extensions of the primitive name. */
  private static ElementShape element(TypeShape shape, String name) {
    if (!name.startsWith("_")) {
      return shape.members().get(name);
    }
    ElementShape element = shape.members().get(name.substring(1));
    return element != null && element.kind() == ElementShape.Kind.PRIMITIVE ? element : null;
  }

  private void required(TypeShape shape, ObjectNode object, String at) {
    for (TypeShape.Required required : shape.required()) {
      boolean there = required.names().stream().anyMatch(n -> object.has(n) || object.has("_" + n));
      if (!there) {
        findings.error(
            "required",
            "missing-element",
            at + "." + required.base(),
            at + " must have " + required.base() + (required.names().size() > 1 ? "[x]" : ""));
      }
    }
  }

  private void member(ElementShape element, ObjectNode owner, String name, String at) {
    JsonNode value = owner.get(name);
    boolean sibling = name.startsWith("_");
    if (element.repeats() && !value.isArray()) {
      if (value.isNull() || !repairToArray(owner, name, value, at)) {
        nullValue(value, at);
        return;
      }
      value = owner.get(name);
    }
    if (!element.repeats()) {
      if (value.isArray()) {
        findings.error(
            "structure", "wrong-json-kind", at, at + " must be a single value, not an array");
        return;
      }
      owner.set(name, one(element, value, at, sibling));
      return;
    }
    list(element, (ArrayNode) value, owner, name, at);
  }

  private void list(
      ElementShape element, ArrayNode list, ObjectNode owner, String name, String at) {
    if (list.isEmpty()) {
      findings.error("invalid", "empty-value", at, at + " must not be an empty array");
      return;
    }
    if (element.max() > 0 && list.size() > element.max()) {
      findings.error(
          "structure",
          "too-many-values",
          at,
          at + " must have at most " + element.max() + " values, not " + list.size());
    }
    boolean sibling = name.startsWith("_");
    JsonNode pair = owner.path(sibling ? name.substring(1) : "_" + name);
    if (element.kind() == ElementShape.Kind.PRIMITIVE
        && pair.isArray()
        && pair.size() != list.size()) {
      findings.error(
          "structure",
          "unpaired-arrays",
          at,
          at + " and its extensions must be arrays of the same length");
    }
    for (int i = 0; i < list.size(); i++) {
      String place = at + "[" + i + "]";
      boolean gap =
          list.get(i).isNull()
              && element.kind() == ElementShape.Kind.PRIMITIVE
              && (sibling || pair.path(i).isObject());
      if (!gap) {
        list.set(i, one(element, list.get(i), place, sibling));
      }
    }
  }

  private boolean repairToArray(ObjectNode owner, String name, JsonNode value, String at) {
    boolean repaired =
        findings.repair(
            "single-value-for-array",
            at,
            at + " must be an array, not " + JsonKind.of(value),
            "the value was put into one");
    if (repaired) {
      owner.set(name, Json.array().add(value));
    }
    return repaired;
  }

  /** Checks one value and returns what belongs in its place. */
  private JsonNode one(ElementShape element, JsonNode value, String at, boolean sibling) {
    if (value.isNull()) {
      nullValue(value, at);
      return value;
    }
    if (sibling) {
      primitiveSibling(value, at);
      return value;
    }
    switch (element.kind()) {
      case PRIMITIVE -> values.primitive(element, value, at);
      case RESOURCE -> nested(element, value, at);
      case COMPLEX -> {
        return complex(element, value, at);
      }
    }
    return value;
  }

  private void nullValue(JsonNode value, String at) {
    if (value.isNull()) {
      findings.error("invalid", "empty-value", at, at + " must not be null");
    }
  }

  private void primitiveSibling(JsonNode value, String at) {
    if (!(value instanceof ObjectNode object)) {
      findings.error(
          "structure",
          "wrong-json-kind",
          at,
          at + " must carry id and extensions in an object, not in " + JsonKind.of(value));
      return;
    }
    object(shapes.primitiveSibling(), object, at, false);
  }

  private void nested(ElementShape element, JsonNode value, String at) {
    if (!(value instanceof ObjectNode object)) {
      findings.error(
          "structure",
          "wrong-json-kind",
          at,
          at + " must be a resource, not " + JsonKind.of(value));
      return;
    }
    if (!(skipEntries && element.name().equals("resource"))) {
      resource(object, at, element.name().equals("contained"));
    }
  }

  private JsonNode complex(ElementShape element, JsonNode value, String at) {
    if (value.isTextual() && element.type().equals("CodeableConcept")) {
      boolean repaired =
          findings.repair(
              "text-for-concept",
              at,
              at + " must be a CodeableConcept, not a string",
              "the string became its text");
      if (!repaired) {
        return value;
      }
      ObjectNode concept = Json.object().put("text", value.textValue());
      object(element.shape().get(), concept, at, false);
      return concept;
    }
    if (!(value instanceof ObjectNode object)) {
      findings.error(
          "structure",
          "wrong-json-kind",
          at,
          at + " must be an object (" + element.type() + "), not " + JsonKind.of(value));
      return value;
    }
    object(element.shape().get(), object, at, false);
    if (element.type().equals("Reference")) {
      values.reference(element, object, containedIds, at);
    }
    return object;
  }
}
