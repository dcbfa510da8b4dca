package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.Located;

/** Reads the constants of a ViewDefinition. */
final class ViewConstants {

  static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private static final List<String> TYPES =
      List.of(
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
          "integer64",
          "oid",
          "positiveInt",
          "string",
          "time",
          "unsignedInt",
          "uri",
          "url",
          "uuid");

  private final ViewFaults faults;

  ViewConstants(ViewFaults faults) {
    this.faults = faults;
  }

  Map<String, List<Located>> read(JsonNode definition) {
    Map<String, List<Located>> values = new HashMap<>();
    List<JsonNode> items = faults.items(definition, "", "constant");
    for (int i = 0; i < items.size(); i++) {
      String place = "constant[" + i + "]";
      String name = faults.text(items.get(i), place, "name", true).orElse("");
      if (!name.isEmpty() && !NAME.matcher(name).matches()) {
        faults.add(place + ".name", "'" + name + "' must be letters, digits and _, a letter first");
      }
      Located value = value(items.get(i), place);
      if (values.put(name, value == null ? List.of() : List.of(value)) != null) {
        faults.add(place + ".name", "there are several constants with the name '" + name + "'");
      }
    }
    return values;
  }

  private Located value(JsonNode constant, String place) {
    Located found = null;
    for (Map.Entry<String, JsonNode> member : constant.properties()) {
      if (!member.getKey().startsWith("value")) {
        continue;
      }
      String at = place + "." + member.getKey();
      String type = typeOf(member.getKey());
      if (type.isEmpty()) {
        faults.add(at, "is not a type that a constant can have");
        continue;
      }
      if (found != null) {
        faults.add(at, "a constant has one value only");
      }
      // R4 has no integer64; its values are written as text.
      ElementType element = ElementType.primitive(type.equals("integer64") ? "integer" : type);
      if (!fits(element, member.getValue())) {
        faults.add(at, "is not a " + type);
      }
      found = new Located(member.getValue(), element);
    }
    if (found == null) {
      faults.add(place, "has no value");
    }
    return found;
  }

  private static String typeOf(String member) {
    return TYPES.stream()
        .filter(
            type ->
                member.equals("value" + Character.toUpperCase(type.charAt(0)) + type.substring(1)))
        .findFirst()
        .orElse("");
  }

  private static boolean fits(ElementType type, JsonNode value) {
    return switch (type.kind()) {
      case BOOLEAN -> value.isBoolean();
      case INTEGER -> value.isIntegralNumber();
      case DECIMAL -> value.isNumber();
      default -> value.isTextual();
    };
  }
}
