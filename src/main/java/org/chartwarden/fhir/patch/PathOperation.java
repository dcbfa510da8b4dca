package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of a FHIRPath Patch.
 *
 * @param at the parameter it came in, for sentences
 * @param kind what is done
 * @param path FHIRPath of the element or list
 * @param name element to add, for add
 * @param index 0-based place, for insert
 * @param source 0-based place, for move
 * @param destination 0-based place, for move
 * @param value the part that holds the value, for add, insert and replace, else null
 */
record PathOperation(
    String at,
    Kind kind,
    String path,
    String name,
    int index,
    int source,
    int destination,
    ObjectNode value) {

  private static final int LONGEST_PATH = 2000;

  /** The parts are those that fhirpatch.html demands for each. */
  enum Kind {
    ADD,
    INSERT,
    DELETE,
    REPLACE,
    MOVE
  }

  static PathOperation parse(String at, JsonNode parameter) {
    if (!parameter.path("name").asText().equals("operation")) {
      throw PatchProblems.malformed(
          "malformed-patch",
          at + ".name must be 'operation', not '" + parameter.path("name").asText() + "'");
    }
    Map<String, ObjectNode> parts = parts(at, parameter);
    Kind kind = kind(at, text(at, parts, "type"));
    String path = text(at, parts, "path");
    if (path.length() > LONGEST_PATH) {
      throw PatchProblems.malformed(
          "malformed-patch", at + ": a path has at most " + LONGEST_PATH + " characters");
    }
    return new PathOperation(
        at,
        kind,
        path,
        kind == Kind.ADD ? text(at, parts, "name") : "",
        kind == Kind.INSERT ? number(at, parts, "index") : 0,
        kind == Kind.MOVE ? number(at, parts, "source") : 0,
        kind == Kind.MOVE ? number(at, parts, "destination") : 0,
        kind == Kind.DELETE || kind == Kind.MOVE ? null : part(at, parts, "value"));
  }

  private static Map<String, ObjectNode> parts(String at, JsonNode parameter) {
    Map<String, ObjectNode> parts = new HashMap<>();
    for (JsonNode part : parameter.path("part")) {
      if (!(part instanceof ObjectNode object)) {
        throw PatchProblems.malformed("malformed-patch", at + ".part must hold objects");
      }
      if (parts.put(part.path("name").asText(), object) != null) {
        throw PatchProblems.malformed(
            "malformed-patch", at + " has more than one part '" + part.path("name").asText() + "'");
      }
    }
    return parts;
  }

  private static Kind kind(String at, String type) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
        return kind;
      }
    }
    throw PatchProblems.malformed(
        "malformed-patch",
        at + " has the type '" + type + "'; it must be add, insert, delete, replace or move");
  }

  private static ObjectNode part(String at, Map<String, ObjectNode> parts, String name) {
    ObjectNode part = parts.get(name);
    if (part == null) {
      throw PatchProblems.malformed("malformed-patch", at + " must have a part '" + name + "'");
    }
    return part;
  }

  private static String text(String at, Map<String, ObjectNode> parts, String name) {
    for (Map.Entry<String, JsonNode> member : part(at, parts, name).properties()) {
      boolean text = member.getValue().isTextual() && !member.getValue().textValue().isBlank();
      if (member.getKey().startsWith("value") && text) {
        return member.getValue().textValue().strip();
      }
    }
    throw PatchProblems.malformed(
        "malformed-patch", at + ": the part '" + name + "' must have a valueString or valueCode");
  }

  private static int number(String at, Map<String, ObjectNode> parts, String name) {
    for (Map.Entry<String, JsonNode> member : part(at, parts, name).properties()) {
      JsonNode value = member.getValue();
      if (member.getKey().startsWith("value") && value.isInt() && value.intValue() >= 0) {
        return value.intValue();
      }
    }
    throw PatchProblems.malformed(
        "malformed-patch", at + ": the part '" + name + "' must have a valueInteger from 0 on");
  }
}
