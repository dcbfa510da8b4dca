package org.chartwarden.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chartwarden.platform.Json;

/** Reads replies that should be JSON. */
public final class ModelJson {

  private static final String FENCE = "```";
  private static final int LONGEST_REPLY = 200_000;

  private ModelJson() {}

  /** The JSON of a reply, also in a code fence; empty when it is none or far too long. */
  public static Optional<JsonNode> read(String text) {
    if (text.length() > LONGEST_REPLY) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Json.parse(unfenced(text)));
    } catch (JsonProcessingException e) {
      // The caller tells that the reply is not what was asked for.
      return Optional.empty();
    }
  }

  /** The text without the code fence that many models put around JSON. */
  private static String unfenced(String text) {
    String bare = text.strip();
    if (bare.startsWith(FENCE) && bare.endsWith(FENCE) && bare.indexOf('\n') > 0) {
      return bare.substring(bare.indexOf('\n') + 1, bare.length() - FENCE.length()).strip();
    }
    return bare;
  }
}
