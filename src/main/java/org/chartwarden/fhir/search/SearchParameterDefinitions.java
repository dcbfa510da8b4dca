package org.chartwarden.fhir.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;

/** Reads SearchParameter resources from the class path: those of R4 and those of our profiles. */
final class SearchParameterDefinitions {

  private static final String STANDARD = "org/hl7/fhir/r4/model/sp/search-parameters.json";
  private static final String OWN = "fhir-profiles";

  private SearchParameterDefinitions() {}

  /** All definitions, the standard ones first. */
  static List<JsonNode> load() {
    List<JsonNode> all = new ArrayList<>(standard());
    all.addAll(own());
    return all;
  }

  static List<JsonNode> standard() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is not on the class path");
      }
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode entry : Json.parse(in.readAllBytes()).path("entry")) {
        found.add(entry.path("resource"));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(STANDARD + " is not readable", e);
    }
  }

  private static List<JsonNode> own() {
    List<JsonNode> found = new ArrayList<>();
    try {
      ClassPathUtils.consumeAsPaths(OWN, folder -> found.addAll(searchParametersIn(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(OWN + " is not readable", e);
    }
    return found;
  }

  private static List<JsonNode> searchParametersIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<JsonNode> found = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonNode resource = parse(file);
        if (resource.path("resourceType").asText().equals("SearchParameter")) {
          found.add(resource);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(OWN + " is not readable", e);
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
