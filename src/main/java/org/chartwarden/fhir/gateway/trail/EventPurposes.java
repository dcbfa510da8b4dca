package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;

/** Purposes of use as an entry tells them, by the codes of HL7 v3 ActReason. */
final class EventPurposes {

  private EventPurposes() {}

  /** A CodeableConcept for each purpose, none where no purpose was told. */
  static ArrayNode of(JsonNode detail) {
    ArrayNode purposes = Json.array();
    for (String code : detail.path("purpose").asText("").split(" ")) {
      if (!code.isEmpty()) {
        ObjectNode purpose = Json.object();
        purpose
            .putArray("coding")
            .addObject()
            .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
            .put("code", code);
        purposes.add(purpose);
      }
    }
    return purposes;
  }
}
