package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/** Reads the SearchParameter resources of R4 from the class path. */
public final class SearchParameterDefinitions {

  private static final String STANDARD = "org/hl7/fhir/r4/model/sp/search-parameters.json";

  /** Published with the expressions of its two components exchanged. */
  private static final String EXCHANGED = "DocumentReference-relationship";

  private SearchParameterDefinitions() {}

  /** The definitions of R4. */
  public static List<JsonNode> standard() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is not on the class path");
      }
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode entry : Json.parse(in.readAllBytes()).path("entry")) {
        found.add(entry.path("resource"));
      }
      found.stream()
          .filter(definition -> definition.path("id").asText().equals(EXCHANGED))
          .forEach(definition -> exchange(definition.path("component")));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(STANDARD + " is not readable", e);
    }
  }

  private static void exchange(JsonNode components) {
    ObjectNode first = (ObjectNode) components.path(0);
    ObjectNode second = (ObjectNode) components.path(1);
    JsonNode expression = first.get("expression");
    first.set("expression", second.get("expression"));
    second.set("expression", expression);
  }
}
