package org.chartwarden.fhir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chartwarden.platform.Json;

/** Reads the JSON object that a request to a plain interface holds, no further than it may be. */
public final class JsonBody {

  private JsonBody() {}

  /**
   * The object that a body holds; an empty body is an empty object.
   *
   * @param most most bytes
   * @throws FhirProblem 413 when it is longer, 400 when it is no JSON object in UTF-8; the
   *     expression is {@code body}
   */
  public static ObjectNode read(InputStream body, long most) throws IOException {
    byte[] bytes =
        body == null
            ? new byte[0]
            : body.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > most) {
      throw problem(
          413, "too-long", "body-too-large", "the body is larger than " + most + " bytes");
    }
    return object(bytes);
  }

  /** As {@link #read}, for bytes that are at hand. */
  public static ObjectNode object(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (Json.parse(text.isBlank() ? "{}" : text) instanceof ObjectNode object) {
        return object;
      }
    } catch (CharacterCodingException e) {
      throw problem(400, "invalid", "malformed-json", "the body is not text in UTF-8");
    } catch (JsonProcessingException e) {
      throw problem(400, "invalid", "malformed-json", "the body is not JSON" + Json.fault(e));
    }
    throw problem(400, "invalid", "wrong-type", "the body must be a JSON object");
  }

  private static FhirProblem problem(int status, String type, String code, String message) {
    return new FhirProblem(status, List.of(new FhirIssue("error", type, code, message, "body")));
  }
}
