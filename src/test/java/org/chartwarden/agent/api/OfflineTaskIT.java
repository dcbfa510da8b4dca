package org.chartwarden.agent.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.AgentTasks;
import org.junit.jupiter.api.Test;

/** Plain words to answer and order through the whole line, with the offline planner. */
@QuarkusTest
class OfflineTaskIT {

  private static final String CONTEXT =
      "It's 2023-11-13T10:15:00+00:00 now. The code for potassium is \"K\". The NDC for replacement"
          + " potassium is 40032-917-01. Dosing: for every 0.1 mEq/L below the threshold of 3.5 order"
          + " 10 mEq potassium oral repletion to reach a goal of 3.5.";

  @Test
  void answersWithTheValueAsChartedAndItsEvidence() {
    potassium("OFFIT00001", "4.0");
    JsonNode task =
        run("What's the most recent potassium of the patient with MRN OFFIT00001?", "review");
    assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
    assertThat(task.path("answer").toString()).isEqualTo("[4.0]");
    assertThat(task.path("evidence").toString()).contains("Observation/OFFIT00001-k/_history/1");
  }

  @Test
  void ordersReplacementOnlyWhenItIsNeeded() {
    String instruction =
        "Check the most recent potassium level of patient OFFIT0000X. If it is low, order"
            + " replacement potassium according to the dosing instructions.";
    potassium("OFFIT00002", "3.1");
    JsonNode low = run(instruction.replace("OFFIT0000X", "OFFIT00002"), "auto");
    assertThat(low.path("status").asText()).as(low.toString()).isEqualTo("completed");
    assertThat(low.at("/changes/0/status").asText()).isEqualTo("applied");
    assertThat(
            low.at("/changes/0/resource/dosageInstruction/0/doseAndRate/0/doseQuantity/value")
                .decimalValue())
        .isEqualByComparingTo("40");
    potassium("OFFIT00003", "3.5");
    JsonNode fine = run(instruction.replace("OFFIT0000X", "OFFIT00003"), "auto");
    assertThat(fine.path("status").asText()).as(fine.toString()).isEqualTo("completed");
    assertThat(fine.path("changes").size()).isZero();
  }

  @Test
  void aPatientWhoIsNotThereIsDeclinedOrAnsweredAsTold() {
    assertThat(
            run("What is the last potassium of patient MRN OFFIT99999?", "review")
                .at("/declined/code")
                .asText())
        .isEqualTo("not-found");
  }

  private static JsonNode run(String instruction, String mode) {
    ObjectNode task = Json.object();
    task.put("instruction", instruction);
    task.put("context", CONTEXT);
    task.put("mode", mode);
    return AgentTasks.run(task);
  }

  private static void potassium(String patient, String value) {
    AgentTasks.patient(patient, "Offline", "1949-09-09");
    given()
        .contentType("application/fhir+json")
        .body(
            "{\"resourceType\":\"Observation\",\"id\":\""
                + patient
                + "-k\",\"status\":\"final\",\"code\":{\"coding\":[{\"code\":\"K\"}]},"
                + "\"subject\":{\"reference\":\"Patient/"
                + patient
                + "\"},\"effectiveDateTime\":\"2023-11-13T08:00:00+00:00\","
                + "\"valueQuantity\":{\"value\":"
                + value
                + ",\"unit\":\"mmol/L\"}}")
        .put("/fhir/Observation/" + patient + "-k")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }
}
