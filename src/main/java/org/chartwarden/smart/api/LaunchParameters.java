package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.tokens.Approval;

/**
 * What an app learns of its launch beside a token (SMART App Launch 2.2, section 3.0.4), and
 * whoever asks about the token with it (section 6.0.3).
 */
final class LaunchParameters {

  private LaunchParameters() {}

  static ObjectNode of(Approval approval, ServerAddress server) {
    ObjectNode parameters = Json.object();
    approval.patient().ifPresent(patient -> parameters.put("patient", patient));
    approval.encounter().ifPresent(encounter -> parameters.put("encounter", encounter));
    parameters.put(
        "need_patient_banner", approval.launch().path("need_patient_banner").asBoolean(true));
    parameters.put("smart_style_url", server.auth("smart-style.json"));
    for (String name : new String[] {"intent", "tenant"}) {
      Json.text(approval.launch(), name).ifPresent(value -> parameters.put(name, value));
    }
    if (approval.launch().path("fhirContext").isArray()) {
      parameters.set("fhirContext", approval.launch().path("fhirContext"));
    }
    return parameters;
  }
}
