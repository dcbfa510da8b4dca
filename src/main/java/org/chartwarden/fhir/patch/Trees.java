package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** What patches need to know about JSON trees. */
final class Trees {

  private Trees() {}

  /** Levels of objects and arrays; 0 for a plain value. */
  static int height(JsonNode node) {
    int highest = 0;
    for (JsonNode child : node) {
      highest = Math.max(highest, height(child));
    }
    return node.isContainerNode() ? highest + 1 : 0;
  }

  /** Number of values, objects and arrays among them. */
  static long size(JsonNode node) {
    long size = 1;
    for (JsonNode child : node) {
      size += size(child);
    }
    return size;
  }

  /** Equality of RFC 6902, section 4.6: numbers are equal by value, whatever their digits. */
  static boolean same(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a instanceof ArrayNode left && b instanceof ArrayNode right) {
      boolean same = left.size() == right.size();
      for (int i = 0; same && i < left.size(); i++) {
        same = same(left.get(i), right.get(i));
      }
      return same;
    }
    if (a instanceof ObjectNode left && b instanceof ObjectNode right) {
      return left.size() == right.size()
          && left.properties().stream()
              .allMatch(m -> right.has(m.getKey()) && same(m.getValue(), right.get(m.getKey())));
    }
    return a.equals(b);
  }

  /** Removes objects and arrays that are empty or become so. */
  static void prune(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
      while (members.hasNext()) {
        JsonNode value = members.next().getValue();
        prune(value);
        if (empty(value)) {
          members.remove();
        }
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        prune(list.get(i));
        if (empty(list.get(i))) {
          list.remove(i);
        }
      }
    }
  }

  private static boolean empty(JsonNode node) {
    return node.isContainerNode() && node.isEmpty();
  }
}
