package org.chartwarden.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a Patient is called. */
public final class PatientName {

  private PatientName() {}

  /** The official name of a Patient, else the first one, given names first; empty without one. */
  public static String of(JsonNode patient) {
    JsonNode chosen = patient.path("name").path(0);
    for (JsonNode name : patient.path("name")) {
      if (name.path("use").asText().equals("official")) {
        chosen = name;
        break;
      }
    }
    List<String> words = new ArrayList<>();
    chosen.path("given").forEach(given -> words.add(given.asText()));
    if (chosen.hasNonNull("family")) {
      words.add(chosen.get("family").asText());
    }
    return words.isEmpty() ? chosen.path("text").asText("") : String.join(" ", words);
  }
}
