package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;

/** Collects what is wrong with a ViewDefinition, and reads its members on the way. */
final class ViewFaults {

  private static final Set<String> EVERYWHERE = Set.of("id", "extension", "modifierExtension");
  private static final int MOST = 100;

  private final List<FhirIssue> issues = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Adds a fault of an element. */
  void add(String place, String message) {
    if (issues.size() < MOST) {
      issues.add(
          new FhirIssue(
              "error",
              "invalid",
              "bad-view",
              place.isEmpty() ? message : place + ": " + message,
              place.isEmpty() ? "ViewDefinition" : "ViewDefinition." + place));
    }
  }

  void warn(String place, String message) {
    if (warnings.size() < MOST) {
      warnings.add(place + ": " + message);
    }
  }

  List<String> warnings() {
    return warnings;
  }

  void throwAny() {
    if (!issues.isEmpty()) {
      throw new FhirProblem(422, issues);
    }
  }

  /** A member that must be a text; empty with a fault when it is not, or is missing but needed. */
  Optional<String> text(JsonNode parent, String place, String member, boolean needed) {
    JsonNode value = parent.path(member);
    String at = place.isEmpty() ? member : place + "." + member;
    if (value.isMissingNode()) {
      if (needed) {
        add(at, "is missing");
      }
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      add(at, "must be a text that is not empty");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  /** The items of a member that must be an array of objects. */
  List<JsonNode> items(JsonNode parent, String place, String member) {
    JsonNode value = parent.path(member);
    String at = place.isEmpty() ? member : place + "." + member;
    List<JsonNode> items = new ArrayList<>();
    if (value.isMissingNode()) {
      return items;
    }
    if (!value.isArray() || value.isEmpty()) {
      add(at, "must be an array that is not empty");
      return items;
    }
    for (int i = 0; i < value.size(); i++) {
      if (!value.get(i).isObject()) {
        add(at + "[" + i + "]", "must be an object");
      }
      items.add(value.get(i).isObject() ? value.get(i) : MissingNode.getInstance());
    }
    return items;
  }

  /** Refuses members that the element does not have, which are mostly misspelt ones. */
  void members(JsonNode element, String place, Set<String> known) {
    for (Map.Entry<String, JsonNode> member : element.properties()) {
      String name = member.getKey();
      if (!known.contains(name) && !EVERYWHERE.contains(name) && !name.startsWith("_")) {
        add(place + "." + name, "is not an element; there are " + String.join(", ", sorted(known)));
      }
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
