package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chartwarden.platform.Json;

/**
 * Binds untrusted JSON arguments to a tool's input record, strictly: an unknown member, a wrong
 * type or a missing member is a problem with the path of the member, and nothing is coerced.
 */
public final class ToolArguments {

  private static final int MAX_TEXT = 20_000;
  private static final int MAX_ITEMS = 200;

  private final List<String> problems = new ArrayList<>();

  private ToolArguments() {}

  /**
   * Binds the arguments of one call.
   *
   * @throws ToolInputProblem that names every member at fault
   */
  public static <I extends Record> I bind(Class<I> input, ObjectNode arguments) {
    ToolArguments binder = new ToolArguments();
    Object[] values = binder.members(input, arguments, "");
    if (!binder.problems.isEmpty()) {
      throw new ToolInputProblem(binder.problems);
    }
    return input.cast(construct(input, values));
  }

  private Object[] members(Class<?> input, ObjectNode arguments, String path) {
    RecordComponent[] components = input.getRecordComponents();
    List<String> names = Arrays.stream(components).map(c -> WireNames.member(c.getName())).toList();
    arguments
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                problems.add(
                    "unknown member \"" + path + name + "\"; known: " + String.join(", ", names));
              }
            });
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      JsonNode value = arguments.get(names.get(i));
      boolean absent = value == null || value.isNull();
      if (absent) {
        Describe describe = components[i].getAnnotation(Describe.class);
        if (describe != null && describe.required()) {
          problems.add("missing required member \"" + path + names.get(i) + "\"");
        }
      } else {
        values[i] = value(components[i].getGenericType(), value, path + names.get(i));
      }
    }
    return values;
  }

  private Object value(Type type, JsonNode value, String at) {
    if (type instanceof ParameterizedType list) {
      return items(list.getActualTypeArguments()[0], value, at);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return value instanceof ObjectNode object
          ? nested(plain, object, at)
          : wrong(at, "an object", value);
    }
    if (plain.isEnum()) {
      return constant(plain, value, at);
    }
    return plain(plain, value, at);
  }

  private Object plain(Class<?> type, JsonNode value, String at) {
    if (type == String.class) {
      return value.isTextual() ? text(value.textValue(), at) : wrong(at, "text", value);
    }
    if (type == Boolean.class) {
      return value.isBoolean() ? value.booleanValue() : wrong(at, "true or false", value);
    }
    if (type == Integer.class) {
      return value.isIntegralNumber() && value.canConvertToInt()
          ? value.intValue()
          : wrong(at, "a whole number", value);
    }
    if (type == BigDecimal.class) {
      return value.isNumber() ? number(value.decimalValue(), at) : wrong(at, "a number", value);
    }
    if (type == ObjectNode.class) {
      return value.isObject() ? value : wrong(at, "an object", value);
    }
    throw new IllegalStateException(type + " cannot stand in a tool's input record");
  }

  private String text(String text, String at) {
    if (text.isBlank()) {
      problems.add("\"" + at + "\" must not be empty");
    } else if (text.length() > MAX_TEXT) {
      problems.add("\"" + at + "\" is longer than " + MAX_TEXT + " characters");
    }
    return text.strip();
  }

  private BigDecimal number(BigDecimal number, String at) {
    if (number.precision() > 30 || Math.abs((long) number.scale()) > 30) {
      problems.add("\"" + at + "\" has more digits than any clinical number");
    }
    return number;
  }

  private Object items(Type type, JsonNode value, String at) {
    if (!value.isArray()) {
      return wrong(at, "a list", value);
    }
    if (value.size() > MAX_ITEMS) {
      problems.add("\"" + at + "\" has more than " + MAX_ITEMS + " items");
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      Object item = value(type, value.get(i), at + "[" + i + "]");
      if (item != null) {
        items.add(item);
      }
    }
    return List.copyOf(items);
  }

  private Object nested(Class<?> type, ObjectNode object, String at) {
    int before = problems.size();
    Object[] values = members(type, object, at + ".");
    return problems.size() == before ? construct(type, values) : null;
  }

  private Object constant(Class<?> type, JsonNode value, String at) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = WireNames.value((Enum<?>) constant);
      if (value.isTextual() && name.equals(value.textValue())) {
        return constant;
      }
      names.add(name);
    }
    return wrong(at, "one of " + String.join(", ", names), value);
  }

  private Object wrong(String at, String wanted, JsonNode value) {
    String shown = Json.write(value);
    problems.add(
        "\""
            + at
            + "\" must be "
            + wanted
            + ", not "
            + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    return null;
  }

  private static Object construct(Class<?> type, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " refused what its schema allows", e);
    }
  }
}
