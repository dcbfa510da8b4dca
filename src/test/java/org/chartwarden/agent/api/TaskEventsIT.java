package org.chartwarden.agent.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.AgentTasks;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskEventsIT {

  private static final String TWO_STEPS =
      "{\"pause\":300,\"rounds\":[[{\"tool\":\"find_patient\",\"arguments\":{\"name\":\"Nobody One\"}}],"
          + "[{\"tool\":\"find_patient\",\"arguments\":{\"name\":\"Nobody Two\"}}]]}";

  @TestHTTPResource URL base;

  @Inject IdGenerator ids;

  @Test
  void followsARunningTaskToItsEnd() throws Exception {
    String id =
        Json.parseOwn(AgentTasks.post(AgentTasks.scripted(null, "review", TWO_STEPS), 0).asString())
            .path("id")
            .asText();
    List<String> lines = follow(id, null);
    assertThat(values(lines, "id")).containsExactly("1", "2", "3");
    assertThat(values(lines, "event")).containsExactly("step", "step", "step", "task");
    assertThat(lines.toString()).contains("\"status\":\"completed\"");
  }

  @Test
  void resumesAfterTheLastEventAlsoWhenTheTaskHasEnded() throws Exception {
    String id = AgentTasks.run(AgentTasks.scripted(null, "review", TWO_STEPS)).path("id").asText();
    assertThat(values(follow(id, "2"), "id")).containsExactly("3");
    List<String> end = follow(id, "3");
    assertThat(values(end, "id")).isEmpty();
    assertThat(values(end, "event")).containsExactly("task");
  }

  @Test
  void anUnknownTaskAndAWrongEventIdAreProblems() throws Exception {
    assertThat(response("nobody", null).statusCode()).isEqualTo(404);
    assertThat(response("nobody", "x").statusCode()).isEqualTo(400);
  }

  @Test
  void openingAStreamIsInTheAuditTrail() throws Exception {
    String patient = "events-" + ids.newId().substring(0, 8);
    AgentTasks.patient(patient, "Stream", "1960-01-01");
    String id =
        AgentTasks.run(AgentTasks.scripted(patient, "review", TWO_STEPS)).path("id").asText();
    follow(id, null);
    given()
        .get("/fhir/AuditEvent?_count=1000&patient=" + patient)
        .then()
        .statusCode(200)
        .body(containsString("agent/tasks/" + id + "/events"));
    response("nobody-" + patient, null);
    given()
        .get("/fhir/AuditEvent?outcome=4&_count=200")
        .then()
        .statusCode(200)
        .body(containsString("agent/tasks/nobody-" + patient + "/events"));
  }

  private List<String> follow(String id, String last) throws IOException, InterruptedException {
    HttpResponse<String> response = response(id, last);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body().lines().toList();
  }

  private HttpResponse<String> response(String id, String last)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "agent/tasks/" + id + "/events"))
            .header("Accept", "text/event-stream")
            .timeout(Duration.ofSeconds(30));
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static List<String> values(List<String> lines, String field) {
    return lines.stream()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1).strip())
        .toList();
  }
}
