package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.OwnDefinitions;
import org.chartwarden.platform.Json;

/** Reads SearchParameter resources from the class path: those of R4 and those of our profiles. */
final class SearchParameterDefinitions {

  private static final String STANDARD = "org/hl7/fhir/r4/model/sp/search-parameters.json";

  private SearchParameterDefinitions() {}

  /** All definitions, the standard ones first. */
  static List<JsonNode> load() {
    List<JsonNode> all = new ArrayList<>(standard());
    all.addAll(OwnDefinitions.ofType("SearchParameter"));
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
}
