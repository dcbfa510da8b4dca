package org.chartwarden.fhir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;

/** The definitions that ship with the program, in the folder {@code fhir-profiles}. */
public final class OwnDefinitions {

  private static final String FOLDER = "fhir-profiles";

  private OwnDefinitions() {}

  /** All definitions of a resource type, in the order of their file names. */
  public static List<JsonNode> ofType(String type) {
    List<JsonNode> found = new ArrayList<>();
    try {
      ClassPathUtils.consumeAsPaths(FOLDER, folder -> collect(folder, type, found));
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + " is not readable", e);
    }
    return found;
  }

  private static void collect(Path folder, String type, List<JsonNode> found) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonNode resource = parse(file);
        if (resource.path("resourceType").asText().equals(type)) {
          found.add(resource);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + " is not readable", e);
    }
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file.getFileName() + " is not JSON", e);
    }
  }
}
