package org.chartwarden.fhir.operations.diff;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.platform.Json;

/** Finds the operations that lead from one version of a resource to another. */
public final class ResourceDiff {

  private static final Set<String> KEPT_BY_THE_SERVER = Set.of("versionId", "lastUpdated");

  private final boolean withMeta;
  private final ArrayNode operations = Json.array();

  private ResourceDiff(boolean withMeta) {
    this.withMeta = withMeta;
  }

  /**
   * The difference as a Parameters resource; without parameters when there is none.
   *
   * @param withMeta whether {@code meta} counts, but for what the server itself keeps in it
   */
  public static ObjectNode between(ObjectNode before, ObjectNode after, boolean withMeta) {
    String type = before.path("resourceType").asText();
    ResourceDiff diff = new ResourceDiff(withMeta);
    diff.objects(type, FhirModel.context().getResourceDefinition(type), before, after);
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    if (!diff.operations.isEmpty()) {
      parameters.set("parameter", diff.operations);
    }
    return parameters;
  }

  private void objects(
      String path, BaseRuntimeElementDefinition<?> type, JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      boolean ofServer =
          name.equals("resourceType")
              || (name.equals("meta") && !withMeta)
              || (path.endsWith(".meta") && KEPT_BY_THE_SERVER.contains(name));
      if (!ofServer) {
        member(path, type, name, before.path(name), after.path(name));
      }
    }
  }

  private void member(
      String path, BaseRuntimeElementDefinition<?> type, String name, JsonNode b, JsonNode a) {
    if (b.equals(a)) {
      return;
    }
    if (name.startsWith("_")) {
      extras(path + "." + PatchValue.elementName(type, name.substring(1)), b, a);
      return;
    }
    BaseRuntimeElementDefinition<?> child = PatchValue.child(type, name);
    if (child == null) {
      return;
    }
    String element = PatchValue.elementName(type, name);
    String place = path + "." + element;
    if (b.isArray() || a.isArray()) {
      arrays(path, element, child, b, a);
    } else if (b.isMissingNode()) {
      operation("add", path).add(named(element)).add(PatchValue.part("value", a, child));
    } else if (a.isMissingNode()) {
      operation("delete", place);
    } else {
      values(place, child, b, a);
    }
  }

  private void values(String place, BaseRuntimeElementDefinition<?> type, JsonNode b, JsonNode a) {
    boolean sameResource = b.path("resourceType").equals(a.path("resourceType"));
    if (b.isObject() && a.isObject() && !b.has("resourceType") && sameResource) {
      objects(place, type, b, a);
    } else {
      operation("replace", place).add(PatchValue.part("value", a, type));
    }
  }

  private void arrays(
      String path, String element, BaseRuntimeElementDefinition<?> type, JsonNode b, JsonNode a) {
    String list = path + "." + element;
    int start = 0;
    int most = Math.min(b.size(), a.size());
    while (start < most && b.get(start).equals(a.get(start))) {
      start++;
    }
    int tail = 0;
    while (tail < most - start && b.get(b.size() - 1 - tail).equals(a.get(a.size() - 1 - tail))) {
      tail++;
    }
    int paired = most - start - tail;
    for (int i = start; i < start + paired; i++) {
      if (!b.get(i).equals(a.get(i))) {
        values(list + "[" + i + "]", type, b.get(i), a.get(i));
      }
    }
    // From the end, so that no deletion moves what is still to be deleted.
    for (int i = b.size() - tail - 1; i >= start + paired; i--) {
      operation("delete", list + "[" + i + "]");
    }
    for (int i = start + paired; i < a.size() - tail; i++) {
      if (tail == 0) {
        operation("add", path).add(named(element)).add(PatchValue.part("value", a.get(i), type));
      } else {
        ArrayNode parts = operation("insert", list);
        parts.addObject().put("name", "index").put("valueInteger", i);
        parts.add(PatchValue.part("value", a.get(i), type));
      }
    }
  }

  /** Ids and extensions of primitive values stand in members of their own. */
  private void extras(String place, JsonNode b, JsonNode a) {
    if (b.isArray() || a.isArray()) {
      for (int i = 0; i < Math.max(b.size(), a.size()); i++) {
        extras(place + "[" + i + "]", object(b.path(i)), object(a.path(i)));
      }
      return;
    }
    BaseRuntimeElementDefinition<?> extension =
        FhirModel.context().getElementDefinition("Extension");
    arrays(place, "extension", extension, b.path("extension"), a.path("extension"));
  }

  private static JsonNode object(JsonNode node) {
    return node.isObject() ? node : MissingNode.getInstance();
  }

  private static ObjectNode named(String element) {
    return Json.object().put("name", "name").put("valueString", element);
  }

  private ArrayNode operation(String kind, String path) {
    ArrayNode parts = operations.addObject().put("name", "operation").putArray("part");
    parts.addObject().put("name", "type").put("valueCode", kind);
    parts.addObject().put("name", "path").put("valueString", path);
    return parts;
  }
}
