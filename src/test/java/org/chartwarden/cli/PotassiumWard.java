package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/** Patients who each need one potassium order and one level, for tests of the real process. */
final class PotassiumWard {

  private static final String CONTEXT =
      "It's 2023-11-13T10:15:00+00:00 now. The code for potassium is \"K\". The NDC for replacement"
          + " potassium is 40032-917-01. Dosing instructions: for every 0.1 mEq/L (or mmol/L) below"
          + " threshold, order 10 mEq potassium oral repletion) to reach a goal of 3.5 serum level."
          + " The LOINC code for serum potassium level is 2823-3.";

  private PotassiumWard() {}

  static String id(int i) {
    return "S" + (9_900_000 + i);
  }

  static ObjectNode task(int patient) {
    ObjectNode task = Json.object();
    task.put(
        "instruction",
        "Check patient "
            + id(patient)
            + "'s most recent potassium level. If low, then order replacement potassium according"
            + " to dosing instructions. Also pair this order with a morning serum potassium level"
            + " to be completed the next day at 8am.");
    task.put("context", CONTEXT);
    task.put("mode", "auto");
    return task;
  }

  /** A transaction with all patients and their results. */
  static ObjectNode charts(int patients) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    for (int i = 0; i < patients; i++) {
      for (ObjectNode resource : List.of(patient(i), potassium(i))) {
        ObjectNode entry = entries.addObject();
        String url = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
        entry.set("resource", resource);
        entry.putObject("request").put("method", "PUT").put("url", url);
      }
    }
    return bundle;
  }

  static ObjectNode patient(int i) {
    ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", id(i));
    patient
        .putArray("identifier")
        .addObject()
        .put("system", "urn:chartwarden:test:mrn")
        .put("value", id(i));
    patient.putArray("name").addObject().put("family", "Killtest" + i);
    return patient;
  }

  static ObjectNode potassium(int i) {
    ObjectNode potassium =
        Json.object().put("resourceType", "Observation").put("id", "kill-k-" + i);
    potassium.put("status", "final");
    potassium.putObject("code").putArray("coding").addObject().put("code", "K");
    potassium.putObject("subject").put("reference", "Patient/" + id(i));
    potassium.put("effectiveDateTime", "2023-11-13T07:00:00+00:00");
    potassium
        .putObject("valueQuantity")
        .put("value", new java.math.BigDecimal("3.2"))
        .put("unit", "mmol/L");
    return potassium;
  }

  static String status(LocalServer client, String task) {
    return client.get("/agent/tasks/" + task).body().path("status").asText();
  }

  /** How many orders of a type a patient has. */
  static int total(LocalServer client, String type, int patient) {
    JsonNode bundle = client.get("/fhir/" + type + "?patient=" + id(patient)).body();
    return (int)
        StreamSupport.stream(bundle.path("entry").spliterator(), false)
            .filter(entry -> entry.path("search").path("mode").asText("match").equals("match"))
            .count();
  }
}
