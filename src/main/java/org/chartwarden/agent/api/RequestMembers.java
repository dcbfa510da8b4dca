package org.chartwarden.agent.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.platform.Json;

/** Reads members of a JSON body strictly; every problem names the member. */
final class RequestMembers {

  private final ObjectNode body;
  private final String path;

  private RequestMembers(ObjectNode body, String path) {
    this.body = body;
    this.path = path;
  }

  static RequestMembers of(String text, List<String> known) {
    JsonNode node;
    try {
      node = Json.parse(text == null ? "" : text);
    } catch (JsonProcessingException e) {
      throw AgentProblem.invalid("malformed-json", "body", "the body is not JSON" + Json.fault(e));
    }
    if (!(node instanceof ObjectNode object)) {
      throw AgentProblem.invalid("wrong-type", "body", "the body must be a JSON object");
    }
    return new RequestMembers(object, "").allowing(known);
  }

  private RequestMembers allowing(List<String> known) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw AgentProblem.invalid(
                    "unknown-member",
                    path + name,
                    "unknown member \""
                        + path
                        + name
                        + "\"; known are "
                        + String.join(", ", known));
              }
            });
    return this;
  }

  /** The text of a member, or null when it is absent. */
  String text(String name, int most) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(name, "text");
    }
    String text = value.textValue();
    if (text.length() > most) {
      throw AgentProblem.invalid(
          "too-long",
          path + name,
          "\""
              + path
              + name
              + "\" has "
              + text.length()
              + " characters; at most "
              + most
              + " are taken");
    }
    if (text.indexOf('\0') >= 0) {
      throw AgentProblem.invalid(
          "invalid-character", path + name, "\"" + path + name + "\" contains a NUL character");
    }
    return text;
  }

  /** The text of a member that must be there and say something. */
  String requiredText(String name, int most) {
    String text = text(name, most);
    if (text == null || text.isBlank()) {
      throw AgentProblem.invalid(
          "required", path + name, "\"" + path + name + "\" is required and must not be empty");
    }
    return text;
  }

  /** A whole number from 1 to {@code most}, or the default when it is absent. */
  long number(String name, long otherwise, long most) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrongType(name, "a whole number");
    }
    if (value.longValue() < 1 || value.longValue() > most) {
      throw AgentProblem.invalid(
          "out-of-range",
          path + name,
          "\"" + path + name + "\" must be from 1 to " + most + ", not " + value.longValue());
    }
    return value.longValue();
  }

  /** An object member, empty when it is absent. */
  RequestMembers object(String name, List<String> known) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return new RequestMembers(Json.object(), path + name + ".");
    }
    if (!(value instanceof ObjectNode object)) {
      throw wrongType(name, "an object");
    }
    return new RequestMembers(object, path + name + ".").allowing(known);
  }

  private AgentProblem wrongType(String name, String wanted) {
    return AgentProblem.invalid(
        "wrong-type", path + name, "\"" + path + name + "\" must be " + wanted);
  }
}
