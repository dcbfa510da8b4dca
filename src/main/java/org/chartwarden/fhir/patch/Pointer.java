package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param text as it was sent
 * @param tokens its reference tokens, unescaped
 */
record Pointer(String text, List<String> tokens) {

  private static final int MOST_DIGITS = 9;

  /**
   * Reads a pointer.
   *
   * @throws FhirProblem 400 for one that starts without a slash or has a broken escape
   */
  static Pointer parse(String at, String text) {
    if (!text.isEmpty() && text.charAt(0) != '/') {
      throw PatchProblems.malformed(
          "bad-json-pointer", at + " is '" + text + "', but a JSON Pointer starts with '/'");
    }
    List<String> tokens = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String token : text.substring(1).split("/", -1)) {
        tokens.add(unescaped(at, text, token));
      }
    }
    return new Pointer(text, List.copyOf(tokens));
  }

  private static String unescaped(String at, String text, String token) {
    for (int i = token.indexOf('~'); i >= 0; i = token.indexOf('~', i + 1)) {
      char next = i + 1 < token.length() ? token.charAt(i + 1) : ' ';
      if (next != '0' && next != '1') {
        throw PatchProblems.malformed(
            "bad-json-pointer",
            at + " is '" + text + "', where '~' must be followed by 0 (for ~) or 1 (for /)");
      }
    }
    return token.replace("~1", "/").replace("~0", "~");
  }

  boolean root() {
    return tokens.isEmpty();
  }

  String last() {
    return tokens.get(tokens.size() - 1);
  }

  /** Whether this points at the other's place or at one inside it. */
  boolean within(Pointer other) {
    return tokens.size() >= other.tokens.size()
        && tokens.subList(0, other.tokens.size()).equals(other.tokens);
  }

  /** The value it points at; fails with 422 when there is none. */
  JsonNode value(String at, JsonNode document) {
    return walk(at, document, tokens.size());
  }

  /** The object or array that holds the value it points at. */
  JsonNode owner(String at, JsonNode document) {
    JsonNode owner = walk(at, document, tokens.size() - 1);
    if (!owner.isContainerNode()) {
      throw unfit(at, tokens.size() - 1, "is a plain value, which has no members");
    }
    return owner;
  }

  private JsonNode walk(String at, JsonNode document, int depth) {
    JsonNode node = document;
    for (int i = 0; i < depth; i++) {
      node = step(at, node, i);
    }
    return node;
  }

  private JsonNode step(String at, JsonNode node, int i) {
    String token = tokens.get(i);
    return switch (node) {
      case ObjectNode object when object.has(token) -> object.get(token);
      case ObjectNode object -> throw unfit(at, i, "has no member '" + token + "'");
      case ArrayNode list -> list.get(index(at, list, i, list.size() - 1));
      default -> throw unfit(at, i, "is a plain value, which has no member '" + token + "'");
    };
  }

  /** The array index that the last token names, up to one behind the end; {@code -} is the end. */
  int insertionIndex(String at, ArrayNode list) {
    return last().equals("-") ? list.size() : index(at, list, tokens.size() - 1, list.size());
  }

  private int index(String at, ArrayNode list, int i, int most) {
    String token = tokens.get(i);
    boolean number = token.length() <= MOST_DIGITS && token.matches("0|[1-9][0-9]*");
    if (!number && !token.matches("[1-9][0-9]*")) {
      throw unfit(at, i, "is an array, for which '" + token + "' is no index");
    }
    if (!number || Integer.parseInt(token) > most) {
      throw unfit(
          at, i, "is an array of " + list.size() + " elements, so there is no index " + token);
    }
    return Integer.parseInt(token);
  }

  private FhirProblem unfit(String at, int depth, String what) {
    StringBuilder place = new StringBuilder();
    for (String token : tokens.subList(0, depth)) {
      place.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    String named = place.isEmpty() ? "the resource" : "'" + place + "'";
    return PatchProblems.unfit(
        "patch-target-missing", at + " '" + text + "' does not fit: " + named + " " + what);
  }
}
