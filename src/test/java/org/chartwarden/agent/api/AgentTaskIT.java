package org.chartwarden.agent.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chartwarden.audit.AuditChainVerifier;
import org.chartwarden.audit.AuditSealer;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.AgentTasks;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgentTaskIT {

  private static final String ORDER =
      "{\"rounds\":[[{\"tool\":\"test_order\",\"arguments\":{\"patient\":\"$patient\",\"text\":\"one\"}}]]}";
  private static final String HELD =
      "{\"rounds\":[[{\"tool\":\"test_order\",\"arguments\":{\"patient\":\"$patient\",\"text\":\"free\",\"warning\":\"INFO\"}},"
          + "{\"tool\":\"test_order\",\"arguments\":{\"patient\":\"$patient\",\"text\":\"held\",\"warning\":\"CAUTION\"}}]]}";

  @Inject AuditSealer sealer;
  @Inject AuditChainVerifier verifier;

  @Test
  void acceptsATaskAndFinishesIt() {
    Response accepted =
        AgentTasks.post(AgentTasks.scripted(null, "review", "{\"answer\":[4.0]}"), 0);
    accepted.then().statusCode(202).header("Location", containsString("/agent/tasks/"));
    String id = Json.parseOwn(accepted.asString()).path("id").asText();
    await(id, "completed");
    String text = given().get("/agent/tasks/" + id).asString();
    assertThat(text).contains("\"answer\":[4.0]");
    given()
        .get("/fhir/Task/" + id)
        .then()
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body("intent", equalTo("order"))
        .body("output[0].valueString", equalTo("[4.0]"));
    given()
        .get("/fhir/Task/" + id + "/_history")
        .then()
        .statusCode(200)
        .body("entry.size()", equalTo(3));
  }

  @Test
  void waitsForTheEndWhenAsked() {
    AgentTasks.post(AgentTasks.scripted(null, "review", "{}"), 30)
        .then()
        .statusCode(200)
        .header("Preference-Applied", "wait=30")
        .body("status", equalTo("completed"))
        .body("changes.size()", equalTo(0));
    AgentTasks.post(AgentTasks.scripted(null, "review", "{\"pause\":4000}"), 1)
        .then()
        .statusCode(202);
  }

  @Test
  void refusesWhatItDoesNotKnowAndNamesIt() {
    bad("{}", "required", "instruction");
    bad("{\"instruction\":\"  \"}", "required", "instruction");
    bad("{\"instruction\":7}", "wrong-type", "instruction");
    bad("{\"instruction\":\"x\",\"modus\":\"auto\"}", "unknown-member", "modus");
    bad("{\"instruction\":\"x\",\"mode\":\"fast\"}", "unknown-mode", "mode");
    bad("{\"instruction\":\"x\",\"model\":\"nobody\"}", "unknown-model", "model");
    bad("{\"instruction\":\"x\",\"model\":\"scripted\",\"now\":\"soon\"}", "invalid-time", "now");
    bad(
        "{\"instruction\":\"x\",\"model\":\"scripted\",\"patient\":\"Group/1\"}",
        "invalid-reference",
        "patient");
    bad(
        "{\"instruction\":\"x\",\"model\":\"scripted\",\"limits\":{\"steps\":0}}",
        "out-of-range",
        "limits.steps");
    bad(
        "{\"instruction\":\"x\",\"model\":\"scripted\",\"limits\":{\"step\":1}}",
        "unknown-member",
        "limits.step");
    bad("{\"instruction\":", "malformed-json", "body");
    bad("{\"instruction\":\"" + "x".repeat(20_001) + "\"}", "too-long", "instruction");
    given()
        .get("/agent/tasks/nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("task-not-found"));
    given().get("/agent/tasks?status=odd").then().statusCode(400).body("at", equalTo("status"));
  }

  @Test
  void reviewWritesNothingBeforeAPersonApprovesAndThenOnceOnly() {
    AgentTasks.patient("RUNIT001", "Reviewer", "1950-01-01");
    JsonNode task = AgentTasks.run(AgentTasks.scripted("RUNIT001", "review", ORDER));
    assertThat(task.path("status").asText()).isEqualTo("awaiting-approval");
    String id = task.path("id").asText();
    given().get("/fhir/Task/" + id).then().body("status", equalTo("on-hold"));
    assertThat(AgentTasks.orders("RUNIT001").path("entry").size()).isZero();
    String change = "/agent/tasks/" + id + "/changes/" + task.at("/changes/0/id").asText();

    List<CompletableFuture<Integer>> approvals =
        IntStream.range(0, 10)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () ->
                            given()
                                .contentType("application/json")
                                .body("{\"by\":\"dr-lee\"}")
                                .post(change + "/approve")
                                .statusCode()))
            .toList();
    assertThat(approvals.stream().map(CompletableFuture::join)).containsOnly(200);

    JsonNode orders = AgentTasks.orders("RUNIT001");
    assertThat(orders.path("entry").size()).isEqualTo(1);
    JsonNode done = AgentTasks.get(id);
    assertThat(done.path("status").asText()).isEqualTo("completed");
    assertThat(done.at("/changes/0/status").asText()).isEqualTo("applied");
    given().get("/fhir/Task/" + id).then().body("status", equalTo("completed"));
    given()
        .get("/fhir/" + done.at("/changes/0/outcome/provenance").asText())
        .then()
        .statusCode(200)
        .body("target[0].reference", containsString("ServiceRequest/"))
        .body("target[0].reference", containsString("/_history/1"))
        .body("agent[1].who.display", equalTo("client/dr-lee"))
        .body("entity[0].what.reference", equalTo("Task/" + id));
    given()
        .contentType("application/json")
        .body("{\"reason\":\"too late\"}")
        .post(change + "/reject")
        .then()
        .statusCode(409)
        .body("detail", containsString("applied"));
    sealer.seal();
    assertThat(verifier.verify().problem()).isEmpty();
  }

  @Test
  void rejectionNeedsAReasonAndEndsTheTask() {
    AgentTasks.patient("RUNIT002", "Rejecta", "1951-01-01");
    JsonNode task = AgentTasks.run(AgentTasks.scripted("RUNIT002", "review", ORDER));
    String change =
        "/agent/tasks/"
            + task.path("id").asText()
            + "/changes/"
            + task.at("/changes/0/id").asText();
    given()
        .contentType("application/json")
        .body("{}")
        .post(change + "/reject")
        .then()
        .statusCode(400)
        .body("at", equalTo("reason"));
    for (int i = 0; i < 2; i++) {
      given()
          .contentType("application/json")
          .body("{\"reason\":\"not needed\"}")
          .post(change + "/reject")
          .then()
          .statusCode(200)
          .body("status", equalTo("completed"))
          .body("changes[0].status", equalTo("rejected"))
          .body("changes[0].decisionReason", equalTo("not needed"));
    }
    given().post(change + "/approve").then().statusCode(409);
    given().post(change + "x/approve").then().statusCode(404);
    assertThat(AgentTasks.orders("RUNIT002").path("entry").size()).isZero();
  }

  @Test
  void autoAppliesWhatNoWarningHolds() {
    AgentTasks.patient("RUNIT003", "Automata", "1952-01-01");
    JsonNode task = AgentTasks.run(AgentTasks.scripted("RUNIT003", "auto", HELD));
    assertThat(task.path("status").asText()).isEqualTo("awaiting-approval");
    assertThat(task.at("/changes/0/status").asText()).isEqualTo("applied");
    assertThat(task.at("/changes/0/decidedBy").asText()).isEqualTo("urn:chartwarden:policy:auto");
    assertThat(task.at("/changes/1/status").asText()).isEqualTo("proposed");
    assertThat(task.at("/changes/1/warnings/0/severity").asText()).isEqualTo("caution");
    JsonNode orders = AgentTasks.orders("RUNIT003");
    assertThat(orders.path("entry").size()).isEqualTo(1);
    assertThat(orders.at("/entry/0/resource/code/text").asText()).isEqualTo("free");
    given()
        .get("/fhir/" + task.at("/changes/0/outcome/provenance").asText())
        .then()
        .body("policy[0]", equalTo("urn:chartwarden:policy:auto"));
  }

  @Test
  void aChangeTheRecordRefusesFailsWithoutTakingTheOthersAlong() {
    AgentTasks.patient("RUNIT004", "Broken", "1953-01-01");
    String script =
        "{\"rounds\":[[{\"tool\":\"test_order\",\"arguments\":{\"patient\":\"$patient\",\"text\":\"bad\",\"status\":\"finl\"}},"
            + "{\"tool\":\"test_order\",\"arguments\":{\"patient\":\"$patient\",\"text\":\"good\"}}]]}";
    JsonNode task = AgentTasks.run(AgentTasks.scripted("RUNIT004", "auto", script));
    assertThat(task.path("status").asText()).isEqualTo("failed");
    assertThat(task.at("/failure/code").asText()).isEqualTo("change-failed");
    assertThat(task.at("/changes/0/status").asText()).isEqualTo("failed");
    assertThat(task.at("/changes/1/status").asText()).isEqualTo("applied");
    assertThat(AgentTasks.orders("RUNIT004").path("entry").size()).isEqualTo(1);
  }

  @Test
  void readOnlyRefusesToPropose() {
    AgentTasks.patient("RUNIT005", "Reader", "1954-01-01");
    JsonNode task = AgentTasks.run(AgentTasks.scripted("RUNIT005", "read-only", ORDER));
    assertThat(task.path("status").asText()).isEqualTo("declined");
    assertThat(task.at("/declined/code").asText()).isEqualTo("forbidden");
    assertThat(task.path("changes").size()).isZero();
    given()
        .get("/fhir/Task/" + task.path("id").asText())
        .then()
        .body("status", equalTo("rejected"));
  }

  @Test
  void aCallAboutAnotherPatientIsRefused() {
    AgentTasks.patient("RUNIT006", "Named", "1955-01-01");
    AgentTasks.patient("RUNIT007", "Other", "1956-01-01");
    String script = ORDER.replace("$patient", "RUNIT007");
    JsonNode task = AgentTasks.run(AgentTasks.scripted("RUNIT006", "auto", script));
    assertThat(task.path("changes").size()).isZero();
    assertThat(task.path("steps").toString()).contains("patient-not-bound");
    assertThat(AgentTasks.orders("RUNIT007").path("entry").size()).isZero();
  }

  @Test
  void unknownToolsAndWrongArgumentsGoBackToThePlanner() {
    String script =
        "{\"rounds\":[[{\"tool\":\"drop_table\",\"arguments\":{}},"
            + "{\"tool\":\"find_patient\",\"arguments\":{\"nam\":\"x\"}}]]}";
    JsonNode task = AgentTasks.run(AgentTasks.scripted(null, "review", script));
    assertThat(task.path("status").asText()).isEqualTo("completed");
    assertThat(task.path("steps").toString()).contains("unknown-tool").contains("\\\"nam\\\"");
  }

  @Test
  void limitsEndARunWithTheirReason() {
    StringBuilder rounds = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      rounds
          .append(i == 0 ? "" : ",")
          .append("[{\"tool\":\"find_patient\",\"arguments\":{\"name\":\"Nobody Atall\"}}]");
    }
    JsonNode loop =
        AgentTasks.run(AgentTasks.scripted(null, "review", "{\"rounds\":[" + rounds + "]}"));
    assertThat(loop.at("/failure/code").asText()).isEqualTo("endless-loop");

    ObjectNode few = AgentTasks.scripted(null, "review", "{\"rounds\":[" + rounds + "]}");
    few.putObject("limits").put("steps", 1);
    assertThat(AgentTasks.run(few).at("/failure/code").asText()).isEqualTo("step-limit");

    ObjectNode slow = AgentTasks.scripted(null, "review", "{\"pause\":20000}");
    slow.putObject("limits").put("seconds", 1);
    assertThat(AgentTasks.run(slow).at("/failure/code").asText()).isEqualTo("time-limit");
  }

  @Test
  void cancelsBetweenStepsAndWhileWaiting() {
    AgentTasks.patient("RUNIT008", "Cancela", "1957-01-01");
    JsonNode waiting = AgentTasks.run(AgentTasks.scripted("RUNIT008", "review", ORDER));
    for (int i = 0; i < 2; i++) {
      given()
          .post("/agent/tasks/" + waiting.path("id").asText() + "/cancel")
          .then()
          .statusCode(200)
          .body("status", equalTo("cancelled"))
          .body("changes[0].status", equalTo("rejected"));
    }
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add("[{\"tool\":\"find_patient\",\"arguments\":{\"name\":\"Nobody " + i + "\"}}]");
    }
    Response running =
        AgentTasks.post(
            AgentTasks.scripted(
                null, "review", "{\"pause\":200,\"rounds\":[" + String.join(",", calls) + "]}"),
            0);
    String id = Json.parseOwn(running.asString()).path("id").asText();
    await(id, "running");
    given().post("/agent/tasks/" + id + "/cancel").then().statusCode(200);
    await(id, "cancelled");
    given().get("/fhir/Task/" + id).then().body("status", equalTo("cancelled"));
    String finished = AgentTasks.run(AgentTasks.scripted(null, "review", "{}")).path("id").asText();
    given().post("/agent/tasks/" + finished + "/cancel").then().statusCode(409);
  }

  @Test
  void listsByStatusAndPatientInStablePages() {
    AgentTasks.patient("RUNIT009", "Lista", "1958-01-01");
    for (int i = 0; i < 5; i++) {
      AgentTasks.run(AgentTasks.scripted("RUNIT009", "review", "{}"));
    }
    Response first = given().get("/agent/tasks?patient=Patient/RUNIT009&status=completed&_count=2");
    first
        .then()
        .statusCode(200)
        .body("total", equalTo(5))
        .body("tasks.size()", equalTo(2))
        .body("next", notNullValue());
    List<String> ids = new ArrayList<>(first.jsonPath().getList("tasks.id"));
    String next = first.jsonPath().getString("next");
    AgentTasks.run(AgentTasks.scripted("RUNIT009", "review", "{}"));
    while (next != null) {
      Response page = given().urlEncodingEnabled(false).get(next);
      ids.addAll(page.jsonPath().getList("tasks.id"));
      next = page.jsonPath().getString("next");
    }
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void ambiguousNamesAreDeclinedWithTheCandidates() {
    AgentTasks.patient("RUNIT010", "Zwillingsen", "1960-02-03");
    AgentTasks.patient("RUNIT011", "Zwillingsen", "1961-02-03");
    ObjectNode task = AgentTasks.scripted(null, "review", "{}");
    task.put("instruction", "What is the potassium of patient Testa Zwillingsen?");
    JsonNode declined = AgentTasks.run(task);
    assertThat(declined.at("/declined/code").asText()).isEqualTo("ambiguous");
    assertThat(declined.at("/declined/message").asText()).contains("RUNIT010").contains("RUNIT011");
  }

  @Test
  void openApiDescribesTheTaskApi() {
    String document = given().get("/q/openapi?format=json").asString();
    assertThat(document)
        .contains("/agent/tasks/{id}/changes/{change}/approve")
        .contains("awaiting-approval")
        .contains("AgentTaskRequest");
  }

  private static void bad(String body, String code, String at) {
    given()
        .contentType("application/json")
        .body(body)
        .post("/agent/tasks")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("at", equalTo(at));
  }

  private static void await(String id, String status) {
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> AgentTasks.get(id).path("status").asText().equals(status));
  }
}
