package org.chartwarden.notes.mentions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.chartwarden.platform.Json;

/**
 * Records as JSON by the names of their components. What is null, empty or blank is left out;
 * constants are written in lower case with hyphens; a variant of a sealed interface says which it
 * is in {@code type}.
 */
final class RecordTree {

  /** One component of a record type. */
  record Part(String name, Method accessor) {

    Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("no reading of " + accessor, e);
      }
    }
  }

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(RecordTree::part).toList();
        }
      };

  private RecordTree() {}

  private static Part part(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Part(component.getName(), accessor);
  }

  static List<Part> parts(Class<? extends Record> type) {
    return PARTS.get(type);
  }

  /** The object of a record. */
  static ObjectNode of(Record record) {
    ObjectNode object = Json.object();
    Class<?>[] kinds = record.getClass().getInterfaces();
    if (kinds.length > 0 && kinds[0].isSealed()) {
      object.put("type", hyphened(record.getClass().getSimpleName()));
    }
    for (Part part : parts(record.getClass())) {
      put(object, part.name(), part.of(record));
    }
    return object;
  }

  /** Sets a member, unless the value says nothing. */
  static void put(ObjectNode object, String name, Object value) {
    Optional<JsonNode> node = node(value);
    node.ifPresent(n -> object.set(name, n));
  }

  private static Optional<JsonNode> node(Object value) {
    JsonNode node =
        switch (value) {
          case null -> null;
          case Optional<?> o -> o.flatMap(RecordTree::node).orElse(null);
          case OptionalInt i -> i.isPresent() ? IntNode.valueOf(i.getAsInt()) : null;
          case OptionalLong l -> l.isPresent() ? LongNode.valueOf(l.getAsLong()) : null;
          case OptionalDouble d -> d.isPresent() ? DoubleNode.valueOf(d.getAsDouble()) : null;
          case String text -> text.isBlank() ? null : TextNode.valueOf(text);
          case Boolean truth -> BooleanNode.valueOf(truth);
          case Integer number -> IntNode.valueOf(number);
          case Long number -> LongNode.valueOf(number);
          case Double number -> DoubleNode.valueOf(number);
          case BigDecimal number -> DecimalNode.valueOf(number);
          case Enum<?> constant -> TextNode.valueOf(constant(constant));
          case Record record -> of(record);
          case Collection<?> all -> list(all);
          case Map<?, ?> map -> object(map);
          default -> TextNode.valueOf(value.toString());
        };
    return Optional.ofNullable(node);
  }

  static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String hyphened(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static JsonNode list(Collection<?> all) {
    ArrayNode list = Json.array();
    all.forEach(item -> node(item).ifPresent(list::add));
    return list.isEmpty() ? null : list;
  }

  private static JsonNode object(Map<?, ?> map) {
    ObjectNode object = Json.object();
    map.forEach((key, value) -> put(object, String.valueOf(key), value));
    return object.isEmpty() ? null : object;
  }
}
