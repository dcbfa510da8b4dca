package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.platform.Json;

/** Derives the JSON Schema (draft 2020-12 subset) of a tool's input from its input record. */
public final class ToolSchema {

  private ToolSchema() {}

  /** The schema of an input record: an object that allows no other members. */
  public static ObjectNode of(Class<? extends Record> input) {
    return object(input);
  }

  private static ObjectNode object(Class<?> input) {
    ObjectNode schema = Json.object();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.array();
    for (RecordComponent component : input.getRecordComponents()) {
      String member = WireNames.member(component.getName());
      ObjectNode property = ofType(component.getGenericType());
      Describe describe = component.getAnnotation(Describe.class);
      if (describe != null) {
        property.put("description", describe.value());
        if (describe.required()) {
          required.add(member);
        }
      }
      properties.set(member, property);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static ObjectNode ofType(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      ObjectNode schema = Json.object().put("type", "array");
      schema.set("items", ofType(list.getActualTypeArguments()[0]));
      return schema;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return object(plain);
    }
    if (plain.isEnum()) {
      ObjectNode schema = Json.object().put("type", "string");
      ArrayNode values = schema.putArray("enum");
      for (Object constant : plain.getEnumConstants()) {
        values.add(WireNames.value((Enum<?>) constant));
      }
      return schema;
    }
    return Json.object().put("type", primitive(plain));
  }

  private static String primitive(Class<?> type) {
    if (type == String.class) {
      return "string";
    }
    if (type == Boolean.class) {
      return "boolean";
    }
    if (type == Integer.class) {
      return "integer";
    }
    if (type == BigDecimal.class) {
      return "number";
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      return "object";
    }
    throw new IllegalStateException(type + " cannot stand in a tool's input record");
  }
}
