package org.chartwarden.fhir.validation;

import com.fasterxml.jackson.databind.JsonNode;

/** Names the kind of a JSON value in sentences. */
final class JsonKind {

  private JsonKind() {}

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      default -> "null";
    };
  }
}
