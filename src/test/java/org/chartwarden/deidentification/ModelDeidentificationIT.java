package org.chartwarden.deidentification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.AgentTasks;
import org.chartwarden.testing.ScriptedModelResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A run with a model that is not to learn who it reads of. */
@QuarkusTest
@QuarkusTestResource(ScriptedModelResource.class)
class ModelDeidentificationIT {

  private static final String ID =
      "\"capture\":{\"id\":\"\\\"id\\\":\\\"([^\\\"]+)\\\"\",\"name\":\"\\\"name\\\":\\\"([^\\\"]+)\\\"\",\"day\":\"\\\"effective\\\":\\\"(\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d)\"}";

  @ConfigProperty(name = "chartwarden.test.model-server")
  String server;

  @Test
  void nothingThatIdentifiesLeavesAndEverythingComesBack() {
    AgentTasks.patient("DEIDIT01", "Quetzalcarver", "1950-03-04");
    observation();
    String call =
        "{" + ID + ",\"calls\":[{\"name\":\"%s\",\"arguments\":{\"patient\":\"{{id}}\"%s}}]}";
    String script =
        "["
            + call.formatted("patient_demographics", "")
            + ","
            + call.formatted("latest_observation", ",\"concept\":\"potassium\"")
            + ","
            + call.formatted("test_order", ",\"text\":\"repeat potassium of {{name}}\"")
            + ",{"
            + ID
            + ",\"calls\":[{\"name\":\"finish\",\"arguments\":{\"answer\":[3.1],"
            + "\"explanation\":\"Potassium of {{name}} was 3.1 on {{day}}.\"}}]}]";
    given().body(script).put(server + "/scripts/deid").then().statusCode(200);
    ObjectNode task = Json.object();
    task.put(
        "instruction",
        "Order a repeat potassium. do script:deid for Testa Quetzalcarver, born 4 March 1950, MRN DEIDIT01");
    task.put("model", "test-disguised");
    task.put("now", "2026-01-15T08:00:00Z");
    JsonNode done = AgentTasks.run(task);

    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("awaiting-approval");
    assertThat(done.path("explanation").asText())
        .contains("Potassium of Testa Quetzalcarver was 3.1 on 2026-01-14");
    assertThat(done.at("/changes/0/resource/subject/reference").asText())
        .isEqualTo("Patient/DEIDIT01");
    assertThat(done.at("/changes/0/resource/code/text").asText())
        .isEqualTo("repeat potassium of Testa Quetzalcarver");
    String requests = given().get(server + "/scripts/deid").asString();
    assertThat(requests)
        .contains("potassium")
        .doesNotContainIgnoringCase("quetzalcarver")
        .doesNotContainIgnoringCase("testa")
        .doesNotContain("DEIDIT01")
        .doesNotContain("1950-03-04")
        .doesNotContain("4 March 1950")
        .doesNotContain("2026-01-14")
        .doesNotContain("2026-01-15");
  }

  private static void observation() {
    String body =
        """
        {"resourceType": "Observation", "id": "deidit-k", "status": "final",
         "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}], "text": "Potassium"},
         "subject": {"reference": "Patient/DEIDIT01"}, "effectiveDateTime": "2026-01-14T06:00:00Z",
         "valueQuantity": {"value": 3.1, "unit": "mmol/L", "system": "http://unitsofmeasure.org",
                           "code": "mmol/L"}}""";
    given()
        .contentType("application/fhir+json")
        .body(body)
        .put("/fhir/Observation/deidit-k")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }
}
