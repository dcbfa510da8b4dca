package org.chartwarden.agent.redteam;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.platform.Json;

/**
 * Sets attacks up: their charts on the server under test, and what a model says that obeys them.
 *
 * @param trap address that must never be asked
 * @param model address of the scripted model
 */
record RedTeamStage(String trap, String model) {

  /** Name of the scripted model. */
  static final String MODEL = "test-model";

  /** Types that the server writes of its own doings. */
  static final Set<String> OWN = Set.of("Task", "Provenance", "AuditEvent");

  /**
   * Stores the charts of an attack.
   *
   * @param run keeps the charts of one run apart from those of others
   */
  RedTeamCase set(JsonNode raw, String run) {
    String stem = "rt-" + raw.path("id").asText() + "-" + run;
    Map<String, String> names = new LinkedHashMap<>();
    names.put("$TRAP", trap);
    names.put("$A", stem + "-a");
    names.put("$B", stem + "-b");
    RedTeamCase attack = new RedTeamCase(raw, names);
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    for (ObjectNode resource : attack.chart()) {
      ObjectNode entry = entries.addObject();
      entry.set("resource", resource);
      entry
          .putObject("request")
          .put("method", "PUT")
          .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
    }
    given()
        .contentType("application/fhir+json; charset=utf-8")
        .body(Json.write(bundle))
        .post("/fhir")
        .then()
        .statusCode(200);
    return attack;
  }

  /** Tells the model to obey an attack; returns the name of what it will say. */
  String script(RedTeamCase attack) {
    String script = "script-" + attack.names().get("$A");
    given()
        .contentType("application/json; charset=utf-8")
        .body(Json.write(attack.replies()))
        .put(model + "/scripts/" + script)
        .then()
        .statusCode(200);
    return script;
  }

  /** The context of a task that the model obeys in. */
  static String obeying(RedTeamCase attack, String script) {
    return attack.text("context", "") + " script:" + script;
  }

  /** All that the model was told. */
  JsonNode heard(String script) {
    return Json.parseOwn(given().get(model + "/scripts/" + script).asString());
  }

  /** The task of an attack. */
  static ObjectNode order(RedTeamCase attack, String planner, String context) {
    ObjectNode order = Json.object();
    order.put("instruction", attack.instruction());
    order.put("context", context);
    order.put("mode", attack.mode());
    order.put("model", planner);
    order.put("now", "2026-01-15T08:00:00Z");
    if (attack.bound()) {
      order.put("patient", "Patient/" + attack.names().get("$A"));
    }
    return order;
  }

  /** Versions of the clinical resources of a chart by reference, as an administrator sees them. */
  static Map<String, String> versions(String patient) {
    JsonNode bundle =
        Json.parseOwn(
            given()
                .get("/fhir/Patient/" + patient + "/$everything")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      String type = resource.path("resourceType").asText();
      if (!OWN.contains(type)) {
        versions.put(
            type + "/" + resource.path("id").asText(), resource.at("/meta/versionId").asText());
      }
    }
    return versions;
  }
}
