package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.LiteralReference;

/** Reads what a DocumentReference or a DiagnosticReport says about the note in it. Pure. */
final class NoteFacts {

  private static final List<String> TIMES =
      List.of(
          "/date",
          "/effectiveDateTime",
          "/effectivePeriod/end",
          "/content/0/attachment/creation",
          "/context/period/end",
          "/issued");

  private NoteFacts() {}

  static GivenNote of(ChartResource document, String text) {
    JsonNode tree = document.tree();
    return new GivenNote(
        text,
        Optional.of(document),
        LiteralReference.id(tree.at("/subject/reference").asText(""), "Patient"),
        encounter(tree),
        TIMES.stream().map(path -> tree.at(path).asText("")).filter(t -> !t.isEmpty()).findFirst(),
        title(tree));
  }

  private static Optional<String> encounter(JsonNode tree) {
    for (JsonNode reference : tree.at("/context/encounter")) {
      Optional<String> id =
          LiteralReference.id(reference.path("reference").asText(""), "Encounter");
      if (id.isPresent()) {
        return id;
      }
    }
    return LiteralReference.id(tree.at("/encounter/reference").asText(""), "Encounter");
  }

  private static String title(JsonNode tree) {
    for (String path :
        List.of(
            "/type/text",
            "/type/coding/0/display",
            "/code/text",
            "/code/coding/0/display",
            "/description",
            "/content/0/attachment/title")) {
      String title = tree.at(path).asText("");
      if (!title.isBlank()) {
        return title;
      }
    }
    return "";
  }
}
