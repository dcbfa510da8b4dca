package org.chartwarden.fhir.operations.diff;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.chartwarden.platform.Json;

/** Values of a patch: a typed {@code value[x]} where R4 allows the type there, parts elsewhere. */
final class PatchValue {

  /** The data types that a Parameters resource can hold (FHIR R4 datatypes.html#open). */
  private static final Set<String> OPEN =
      Set.of(
          "base64Binary",
          "boolean",
          "canonical",
          "code",
          "date",
          "dateTime",
          "decimal",
          "id",
          "instant",
          "integer",
          "markdown",
          "oid",
          "positiveInt",
          "string",
          "time",
          "unsignedInt",
          "uri",
          "url",
          "uuid",
          "Address",
          "Age",
          "Annotation",
          "Attachment",
          "CodeableConcept",
          "Coding",
          "ContactPoint",
          "Count",
          "Distance",
          "Duration",
          "HumanName",
          "Identifier",
          "Money",
          "Period",
          "Quantity",
          "Range",
          "Ratio",
          "Reference",
          "SampledData",
          "Signature",
          "Timing",
          "ContactDetail",
          "Contributor",
          "DataRequirement",
          "Expression",
          "ParameterDefinition",
          "RelatedArtifact",
          "TriggerDefinition",
          "UsageContext",
          "Dosage",
          "Meta");

  private PatchValue() {}

  /** A part named {@code name} that holds a value of a type. */
  static ObjectNode part(String name, JsonNode value, BaseRuntimeElementDefinition<?> type) {
    ObjectNode part = Json.object().put("name", name);
    String typeName = typeName(type);
    if (value.isObject() && value.has("resourceType")) {
      part.set("resource", value);
    } else if (typeName.equals("Extension")) {
      part.set("valueExtension", value);
    } else if (value.isValueNode() && !OPEN.contains(typeName)) {
      part.set("valueString", value);
    } else if (OPEN.contains(typeName)) {
      part.set("value" + Character.toUpperCase(typeName.charAt(0)) + typeName.substring(1), value);
    } else {
      members(part.putArray("part"), value, type);
    }
    return part;
  }

  private static void members(
      ArrayNode parts, JsonNode value, BaseRuntimeElementDefinition<?> type) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      BaseRuntimeElementDefinition<?> child = child(type, member.getKey());
      if (child != null) {
        String name = elementName(type, member.getKey());
        if (member.getValue().isArray()) {
          member.getValue().forEach(item -> parts.add(part(name, item, child)));
        } else {
          parts.add(part(name, member.getValue(), child));
        }
      }
    }
  }

  /** Specialised quantities are told as the quantity they are. */
  private static String typeName(BaseRuntimeElementDefinition<?> type) {
    String name = type.getName();
    return name.equals("SimpleQuantity") || name.equals("MoneyQuantity") ? "Quantity" : name;
  }

  /** The type of a JSON member; null for one that R4 does not have. */
  static BaseRuntimeElementDefinition<?> child(BaseRuntimeElementDefinition<?> type, String json) {
    BaseRuntimeChildDefinition child = definition(type, json);
    if (child == null) {
      return null;
    }
    return child.getElementName().contains("xtension")
        ? org.chartwarden.fhir.model.FhirModel.context().getElementDefinition("Extension")
        : child.getChildByName(json);
  }

  /** The FHIRPath name of a JSON member: a choice is told without its type. */
  static String elementName(BaseRuntimeElementDefinition<?> type, String json) {
    BaseRuntimeChildDefinition child = definition(type, json);
    return child == null ? json : child.getElementName().replace("[x]", "");
  }

  private static BaseRuntimeChildDefinition definition(
      BaseRuntimeElementDefinition<?> type, String json) {
    return type instanceof BaseRuntimeElementCompositeDefinition<?> composite
        ? composite.getChildByName(json)
        : null;
  }
}
