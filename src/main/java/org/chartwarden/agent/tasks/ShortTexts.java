package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Cuts single texts of a result that are far too long, and says so, so that one absurd value of a
 * chart (a name of a million letters) cannot make the rest of it unreadable. Pure.
 */
final class ShortTexts {

  private ShortTexts() {}

  /** A copy with every text at most this long, besides the words that tell how much is missing. */
  static JsonNode of(JsonNode value, int most) {
    return switch (value) {
      case TextNode text -> TextNode.valueOf(cut(text.textValue(), most));
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode(array.size());
        array.forEach(item -> copy.add(of(item, most)));
        yield copy;
      }
      case ObjectNode object -> {
        ObjectNode copy = object.objectNode();
        object
            .properties()
            .forEach(member -> copy.set(member.getKey(), of(member.getValue(), most)));
        yield copy;
      }
      default -> value;
    };
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + " [" + (text.length() - end) + " characters left out]";
  }
}
