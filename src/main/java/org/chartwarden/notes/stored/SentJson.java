package org.chartwarden.notes.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.JsonBody;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentText;

/** A note that is sent in a JSON object with what is known of it. */
public final class SentJson {

  private static final String TEXT = "text";

  private SentJson() {}

  /**
   * The members of a JSON body with a note.
   *
   * @param known the members that there are
   * @throws FhirProblem 400 when it is no such object
   */
  public static ObjectNode members(byte[] body, List<String> known) {
    ObjectNode object = JsonBody.object(body);
    for (var member : object.properties()) {
      if (!known.contains(member.getKey())) {
        throw FhirProblem.invalid(
            "unknown-member",
            "there is no member '"
                + SentParts.shortened(member.getKey())
                + "'; there are "
                + String.join(", ", known));
      }
    }
    if (!object.path(TEXT).isTextual()) {
      throw FhirProblem.invalid("missing-text", "'text' must hold the note");
    }
    return object;
  }

  /**
   * The note in such members.
   *
   * @throws FhirProblem 413 when it is longer than the limits allow, 422 when it says nothing
   */
  public static DocumentText note(ObjectNode members, DocumentLimits limits) {
    String text = members.path(TEXT).asText();
    if (text.length() > limits.characters()) {
      throw new FhirProblem(
          413,
          "too-long",
          "document-too-long",
          "'text' has "
              + text.length()
              + " characters; at most "
              + limits.characters()
              + " are read");
    }
    if (text.isBlank()) {
      throw new FhirProblem(422, "invalid", "document-without-text", "'text' holds no text");
    }
    return new DocumentText(text, "text/plain", "", 0, List.of());
  }

  /**
   * A member that is true or false, also as a parameter of the address gives it.
   *
   * @throws FhirProblem 400 when it is neither
   */
  public static boolean flag(ObjectNode members, String name, boolean otherwise) {
    JsonNode value = members.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    return switch (value.asText()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw FhirProblem.invalid(
              "bad-parameter",
              "'" + name + "' is true or false, not '" + SentParts.shortened(value.asText()) + "'");
    };
  }

  /**
   * A member that is text; null when it is not there.
   *
   * @throws FhirProblem 400 when it is something else
   */
  public static String text(ObjectNode members, String name) {
    JsonNode value = members.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw FhirProblem.invalid("wrong-type", "'" + name + "' must be a string");
    }
    return value.textValue();
  }
}
