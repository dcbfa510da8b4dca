package org.chartwarden.fhir.terminology.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.chartwarden.platform.Json;

/** A designation as a release keeps it: {@code [language, use, value]}, the use in one letter. */
public final class LoadedDesignation {

  private static final String SNOMED = "http://snomed.info/sct";

  private LoadedDesignation() {}

  /**
   * Writes one; the use is {@code F} fully specified name, {@code D} preferred, {@code S} synonym.
   */
  public static ArrayNode write(String language, char use, String value) {
    return Json.array().add(language).add(String.valueOf(use)).add(value);
  }

  /** Reads one. */
  public static Designation read(JsonNode one) {
    String language = one.path(0).asText();
    String value = one.path(2).asText();
    return switch (one.path(1).asText()) {
      case "F" ->
          new Designation(language, SNOMED, "900000000000003001", "Fully specified name", value);
      case "D" ->
          new Designation(
              language,
              "http://terminology.hl7.org/CodeSystem/designation-usage",
              "display",
              "Display",
              value);
      default -> Designation.synonym(language, value);
    };
  }
}
