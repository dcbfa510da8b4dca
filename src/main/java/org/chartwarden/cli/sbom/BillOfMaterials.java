package org.chartwarden.cli.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/** The libraries that a bill of materials in JSON names (CycloneDX 1.4 and newer). */
public final class BillOfMaterials {

  private BillOfMaterials() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when the text is none, with why
   */
  public static List<Component> read(String json) {
    JsonNode bill;
    try {
      bill = Json.parse(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + Json.fault(e), e);
    }
    if (!bill.path("bomFormat").asText("").equals("CycloneDX")
        || !bill.path("components").isArray()) {
      throw new IllegalArgumentException("it is no CycloneDX bill of materials with components");
    }
    List<Component> all = new ArrayList<>();
    for (JsonNode one : bill.path("components")) {
      all.add(
          new Component(
              one.path("group").asText("") + ":" + one.path("name").asText(""),
              one.path("version").asText("")));
    }
    return all;
  }
}
