package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/** Reads the SearchParameter resources of R4 from the class path. */
final class SearchParameterDefinitions {

  private static final String STANDARD = "org/hl7/fhir/r4/model/sp/search-parameters.json";

  private SearchParameterDefinitions() {}

  /** The definitions of R4. */
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
