package org.chartwarden.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chartwarden.platform.Json;

/** A chart in a file. */
final class BundleFile {

  private BundleFile() {}

  /** Its JSON; a {@link CommandProblem} where it cannot be read. */
  static JsonNode read(Path file) {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new CommandProblem(file + " is no JSON" + Json.fault(e) + ".", e);
    } catch (IOException e) {
      throw new CommandProblem("The file " + file + " cannot be read.", e);
    }
  }
}
