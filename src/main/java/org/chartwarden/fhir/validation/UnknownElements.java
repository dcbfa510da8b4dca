package org.chartwarden.fhir.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.ResourceTypes;

/** Takes out of a resource what R4 does not define, for a client that asked for leniency. */
final class UnknownElements {

  private final ShapeCatalog shapes;
  private final List<FhirIssue> removed = new ArrayList<>();

  UnknownElements(ShapeCatalog shapes) {
    this.shapes = shapes;
  }

  /** Removes unknown members in place; one warning for each. */
  List<FhirIssue> remove(ObjectNode resource) {
    resource(resource, "");
    return List.copyOf(removed);
  }

  private void resource(ObjectNode resource, String at) {
    String type = resource.path("resourceType").asText();
    if (ResourceTypes.known(type)) {
      object(shapes.resource(type), resource, at.isEmpty() ? type : at, true);
    }
  }

  private void object(TypeShape shape, ObjectNode object, String at, boolean isResource) {
    for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
      String name = member.getKey();
      if (isResource && name.equals("resourceType")) {
        continue;
      }
      String plain = name.startsWith("_") ? name.substring(1) : name;
      ElementShape element = shape.members().get(plain);
      if (element == null) {
        object.remove(name);
        removed.add(
            FhirIssue.warning(
                "not-supported",
                "unknown-element",
                at + " has a member '" + name + "', which R4 does not define; it was ignored",
                at + "." + name));
      } else if (!name.startsWith("_")) {
        values(element, member.getValue(), at + "." + element.base());
      }
    }
  }

  private void values(ElementShape element, JsonNode value, String at) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        value(element, value.get(i), at + "[" + i + "]");
      }
    } else {
      value(element, value, at);
    }
  }

  private void value(ElementShape element, JsonNode value, String at) {
    if (!(value instanceof ObjectNode object)) {
      return;
    }
    if (element.kind() == ElementShape.Kind.RESOURCE) {
      resource(object, at);
    } else if (element.kind() == ElementShape.Kind.COMPLEX) {
      object(element.shape().get(), object, at, false);
    }
  }
}
