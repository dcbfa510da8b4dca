package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.chartwarden.platform.Json;

/**
 * The values of one element of an object. Primitive values and what JSON keeps beside them under
 * {@code _name} move together (FHIR R4 json.html#primitive).
 */
final class ElementList {

  private final ObjectNode owner;
  private final String member;
  private final boolean repeats;
  private final List<Item> items = new ArrayList<>();

  /**
   * @param member JSON name of the element
   * @param repeats whether its values stand in an array
   */
  ElementList(ObjectNode owner, String member, boolean repeats) {
    this.owner = owner;
    this.member = member;
    this.repeats = repeats;
    JsonNode values = owner.path(member);
    JsonNode extras = owner.path("_" + member);
    int size = Math.max(size(values), size(extras));
    for (int i = 0; i < size; i++) {
      items.add(new Item(present(values, i), present(extras, i)));
    }
  }

  private static int size(JsonNode values) {
    return values.isMissingNode() ? 0 : values.isArray() ? values.size() : 1;
  }

  private static JsonNode present(JsonNode values, int i) {
    JsonNode value = values.isArray() ? values.path(i) : i == 0 ? values : NullNode.getInstance();
    return value.isMissingNode() || value.isNull() ? null : value;
  }

  List<Item> items() {
    return items;
  }

  /** Writes the values back into the object. */
  void store() {
    set(member, column(Item::value));
    set("_" + member, column(Item::extra));
  }

  /** One side of every item; a plain list, because a side may be missing. */
  private List<JsonNode> column(Function<Item, JsonNode> side) {
    List<JsonNode> column = new ArrayList<>(items.size());
    items.forEach(item -> column.add(side.apply(item)));
    return column;
  }

  private void set(String name, List<JsonNode> values) {
    if (values.stream().noneMatch(Objects::nonNull)) {
      owner.remove(name);
    } else if (repeats) {
      ArrayNode array = Json.array();
      values.forEach(v -> array.add(v == null ? NullNode.getInstance() : v));
      owner.set(name, array);
    } else {
      owner.set(name, values.get(0));
    }
  }
}
