package org.chartwarden.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A prompt file of the program.
 *
 * @param id name with version, as traces cite it, for instance {@code agent-planner-v2}
 * @param text its text
 */
public record Prompt(String id, String text) {

  /** Loads {@code prompts/[id].txt}. */
  public static Prompt load(String id) {
    try (InputStream file = Prompt.class.getResourceAsStream("/prompts/" + id + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("there is no prompt " + id);
      }
      return new Prompt(id, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
