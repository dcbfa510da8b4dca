package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;

/** A Coding. */
record EventCode(String system, String code, String display) {

  static EventCode dicom(String code, String display) {
    return new EventCode("http://dicom.nema.org/resources/ontology/DCM", code, display);
  }

  ObjectNode coding() {
    return Json.object().put("system", system).put("code", code).put("display", display);
  }

  ObjectNode concept() {
    ObjectNode concept = Json.object();
    concept.putArray("coding").add(coding());
    return concept;
  }
}
