package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.PatientName;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** How a Patient looks to a planner. */
final class PatientJson {

  private PatientJson() {}

  static ObjectNode summary(ResourceVersion version) {
    ObjectNode patient = version.tree();
    ObjectNode node = Json.object();
    node.put("id", version.key().id());
    node.put("mrn", mrn(patient));
    node.put("name", PatientName.of(patient));
    node.put("birth_date", patient.path("birthDate").asText(null));
    node.put("gender", patient.path("gender").asText(null));
    return node;
  }

  /** The identifier of type MR, else the first one. */
  static String mrn(ObjectNode patient) {
    for (JsonNode identifier : patient.path("identifier")) {
      for (JsonNode coding : identifier.path("type").path("coding")) {
        if (coding.path("code").asText().equals("MR") && identifier.hasNonNull("value")) {
          return identifier.get("value").asText();
        }
      }
    }
    return patient.path("identifier").path(0).path("value").asText(null);
  }

  static String phone(ObjectNode patient) {
    for (JsonNode telecom : patient.path("telecom")) {
      if (telecom.path("system").asText().equals("phone")) {
        return telecom.path("value").asText(null);
      }
    }
    return null;
  }

  static String address(ObjectNode patient) {
    JsonNode address = patient.path("address").path(0);
    if (address.hasNonNull("text")) {
      return address.get("text").asText();
    }
    List<String> parts = new ArrayList<>();
    address.path("line").forEach(line -> parts.add(line.asText()));
    for (String part : List.of("city", "state", "postalCode", "country")) {
      if (address.hasNonNull(part)) {
        parts.add(address.get(part).asText());
      }
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }
}
