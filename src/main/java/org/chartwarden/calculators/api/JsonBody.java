package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.chartwarden.calculators.intake.CalculationProblem;

/** Reads the body of a request, no further than it may be long. */
final class JsonBody {

  private JsonBody() {}

  /**
   * The object that a body holds; an empty body is an empty object.
   *
   * @param most most bytes
   * @throws CalculationProblem 413 when it is longer, 400 when it is no JSON object in UTF-8
   */
  static ObjectNode read(InputStream body, long most) throws IOException {
    byte[] bytes =
        body == null
            ? new byte[0]
            : body.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > most) {
      throw CalculationProblem.of(
          413, "body", "body-too-large", "the body is larger than " + most + " bytes");
    }
    try {
      return CalculationReader.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw CalculationProblem.of(400, "body", "malformed-json", "the body is not text in UTF-8");
    }
  }
}
