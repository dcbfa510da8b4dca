package org.chartwarden.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.chartwarden.platform.Json;

/** Posts tasks and builds the little record they need. */
public final class AgentTasks {

  private AgentTasks() {}

  /** Stores a patient under the given id. */
  public static void patient(String id, String family, String birthDate) {
    ObjectNode patient = Json.object();
    patient.put("resourceType", "Patient");
    patient.put("id", id);
    patient
        .putArray("identifier")
        .addObject()
        .put("system", "urn:chartwarden:test:mrn")
        .put("value", id);
    ObjectNode name = patient.putArray("name").addObject();
    name.put("family", family);
    name.putArray("given").add("Testa");
    patient.put("birthDate", birthDate);
    given()
        .contentType("application/fhir+json")
        .body(Json.write(patient))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  /** A task of the scripted planner about one patient. */
  public static ObjectNode scripted(String patient, String mode, String script) {
    ObjectNode task = Json.object();
    task.put("instruction", "do what the script says");
    task.put("context", script);
    task.put("mode", mode);
    task.put("model", ScriptedPlanner.ID);
    if (patient != null) {
      task.put("patient", "Patient/" + patient);
    }
    return task;
  }

  public static Response post(ObjectNode task, int waitSeconds) {
    return post(given(), task, waitSeconds);
  }

  private static Response post(RequestSpecification caller, ObjectNode task, int waitSeconds) {
    var request = caller.contentType("application/json").body(Json.write(task));
    if (waitSeconds > 0) {
      request = request.header("Prefer", "wait=" + waitSeconds);
    }
    return request.post("/agent/tasks");
  }

  /** Posts a task and waits for it. */
  public static JsonNode run(ObjectNode task) {
    return run(given(), task);
  }

  /**
   * Posts a task and waits for it.
   *
   * @param caller a request of whoever gives the task
   */
  public static JsonNode run(RequestSpecification caller, ObjectNode task) {
    Response response = post(caller, task, 60);
    response.then().statusCode(200);
    return Json.parseOwn(response.asString());
  }

  public static JsonNode get(String id) {
    return Json.parseOwn(
        given().get("/agent/tasks/" + id).then().statusCode(200).extract().asString());
  }

  /** Orders of a patient with this text, as the FHIR interface finds them. */
  public static JsonNode orders(String patient) {
    return Json.parseOwn(
        given()
            .queryParam("subject", "Patient/" + patient)
            .get("/fhir/ServiceRequest")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }
}
