package org.chartwarden.agent.planning;

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

/** A chat model behind HTTP, with everything that such a model does wrong. */
@QuarkusTest
@QuarkusTestResource(ScriptedModelResource.class)
class ModelPlannerIT {

  private static final String FINISH =
      "{\"calls\":[{\"name\":\"finish\",\"arguments\":{\"answer\":[4.0],\"explanation\":\"as charted\"}}]}";
  private static final String DEMOGRAPHICS =
      "{\"text\":\"looking\",\"calls\":[{\"name\":\"patient_demographics\",\"arguments\":{\"patient\":\"MODIT001\"}}]}";

  @ConfigProperty(name = "chartwarden.test.model-server")
  String server;

  @Test
  void callsToolsAndAnswers() {
    JsonNode task = run("happy", "review", "[" + DEMOGRAPHICS + "," + FINISH + "]");
    assertThat(task.path("status").asText()).isEqualTo("completed");
    assertThat(task.path("answer").toString()).isEqualTo("[4.0]");
    assertThat(task.at("/usage/inputTokens").asLong()).isEqualTo(200);
    assertThat(task.path("modelVersion").asText()).isEqualTo("scripted-1, prompt agent-planner-v2");
    assertThat(task.path("evidence").toString()).contains("Patient/MODIT001");
    JsonNode requests = requests("happy");
    assertThat(requests.get(0).path("tools").toString())
        .contains("patient_demographics")
        .contains("\"finish\"")
        .contains("logical id");
    assertThat(requests.get(1).path("messages").toString()).contains("1930");
  }

  @Test
  void streamsUnderTheSameLoop() {
    JsonNode task =
        run("streamed", "review", "[" + DEMOGRAPHICS + "," + FINISH + "]", "test-streaming", 60);
    assertThat(task.path("status").asText()).isEqualTo("completed");
    assertThat(task.path("answer").toString()).isEqualTo("[4.0]");
  }

  @Test
  void malformedArgumentsAreCorrectedOnce() {
    String broken =
        "{\"calls\":[{\"name\":\"patient_demographics\",\"arguments\":\"{\\\"patient\\\":\"}]}";
    assertThat(
            run("corrected", "review", "[" + broken + "," + FINISH + "]").path("status").asText())
        .isEqualTo("completed");
    JsonNode failed = run("hopeless", "review", "[" + broken + "]");
    assertThat(failed.at("/failure/code").asText()).isEqualTo("model-reply");
    assertThat(requests("hopeless").size()).isEqualTo(2);
  }

  @Test
  void proseIsCorrectedOnce() {
    String prose = "{\"text\":\"The potassium is probably fine.\"}";
    assertThat(run("prose", "review", "[" + prose + "," + FINISH + "]").path("answer").toString())
        .isEqualTo("[4.0]");
    assertThat(run("only-prose", "review", "[" + prose + "]").at("/failure/code").asText())
        .isEqualTo("model-reply");
  }

  @Test
  void anUnknownToolIsAnswered() {
    JsonNode task =
        run(
            "unknown",
            "review",
            "[{\"calls\":[{\"name\":\"delete_everything\",\"arguments\":{}}]}," + FINISH + "]");
    assertThat(task.path("status").asText()).isEqualTo("completed");
    assertThat(task.path("steps").toString()).contains("unknown-tool");
  }

  @Test
  void anEndlessLoopEnds() {
    JsonNode task = run("loop", "review", "[" + DEMOGRAPHICS + "]");
    assertThat(task.at("/failure/code").asText()).isEqualTo("endless-loop");
  }

  @Test
  void tokensAreLimited() {
    JsonNode task =
        run("tokens", "review", "[" + DEMOGRAPHICS + "," + FINISH + "]", "test-model", 60, 150);
    assertThat(task.at("/failure/code").asText()).isEqualTo("token-limit");
  }

  @Test
  void busyAndBrokenServersAreAskedAgain() {
    JsonNode task = run("busy", "review", "[{\"status\":429},{\"status\":503}," + FINISH + "]");
    assertThat(task.path("status").asText()).isEqualTo("completed");
    assertThat(requests("busy").size()).isEqualTo(3);
    JsonNode down = run("down", "review", "[{\"status\":500}]");
    assertThat(down.at("/failure/code").asText()).isEqualTo("model-error");
    JsonNode refused = run("refused", "review", "[{\"status\":401}]");
    assertThat(refused.at("/failure/code").asText()).isEqualTo("model-refused");
    assertThat(requests("refused").size()).isEqualTo(1);
  }

  @Test
  void aSilentModelRunsIntoTheTimeLimitOfTheTask() {
    for (String model : new String[] {"test-model", "test-streaming"}) {
      JsonNode task =
          run("silent-" + model, "review", "[{\"delay\":9000,\"text\":\"late\"}]", model, 3);
      assertThat(task.at("/failure/code").asText()).isEqualTo("time-limit");
    }
  }

  @Test
  void anotherPatientCannotBeReached() {
    AgentTasks.patient("MODIT002", "Secretive", "1931-05-05");
    JsonNode task =
        run(
            "other",
            "review",
            "[{\"calls\":[{\"name\":\"patient_demographics\",\"arguments\":{\"patient\":\"MODIT002\"}}]},"
                + "{\"calls\":[{\"name\":\"find_patient\",\"arguments\":{\"name\":\"Secretive\"}}]},"
                + FINISH
                + "]");
    assertThat(task.path("steps").toString()).contains("patient-not-bound");
    assertThat(requests("other").toString()).doesNotContain("1931-05-05");
  }

  @Test
  void aModelMayLookUpWhomTheInstructionNames() {
    AgentTasks.patient("MODIT003", "Namedonly", "1932-06-06");
    String script =
        "[{\"calls\":[{\"name\":\"find_patient\",\"arguments\":{\"name\":\"Testa Namedonly\"}}]},"
            + "{\"calls\":[{\"name\":\"patient_demographics\",\"arguments\":{\"patient\":\"MODIT003\"}}]},"
            + FINISH
            + "]";
    given().body(script).put(server + "/scripts/named").then().statusCode(200);
    ObjectNode task = Json.object();
    task.put("instruction", "do script:named and tell how old testa namedonly is");
    task.put("model", "test-model");
    JsonNode done = AgentTasks.run(task);
    assertThat(done.path("status").asText()).isEqualTo("completed");
    assertThat(done.path("evidence").toString()).contains("Patient/MODIT003");
  }

  @Test
  void aModelThatObeysANoteStillCannotWriteWithoutApproval() {
    String order =
        "{\"calls\":[{\"name\":\"test_order\",\"arguments\":{\"patient\":\"MODIT001\",\"text\":\"the note said so\"}}]}";
    JsonNode task = run("injected", "review", "[" + order + "," + FINISH + "]");
    assertThat(task.path("status").asText()).isEqualTo("awaiting-approval");
    assertThat(AgentTasks.orders("MODIT001").path("entry").size()).isZero();
    JsonNode readOnly = run("injected-ro", "read-only", "[" + order + "," + FINISH + "]");
    assertThat(readOnly.at("/declined/code").asText()).isEqualTo("forbidden");
    assertThat(requests("injected-ro").get(0).path("tools").toString())
        .doesNotContain("test_order");
  }

  @Test
  void aModelMayDecline() {
    JsonNode task =
        run(
            "declines",
            "review",
            "[{\"calls\":[{\"name\":\"decline\",\"arguments\":{\"code\":\"unsafe\",\"message\":\"no\"}}]}]");
    assertThat(task.at("/declined/code").asText()).isEqualTo("unsafe");
  }

  private JsonNode run(String script, String mode, String replies) {
    return run(script, mode, replies, "test-model", 60);
  }

  private JsonNode run(String script, String mode, String replies, String model, int seconds) {
    return run(script, mode, replies, model, seconds, 100_000);
  }

  private JsonNode run(
      String script, String mode, String replies, String model, int seconds, int tokens) {
    AgentTasks.patient("MODIT001", "Modella", "1930-04-04");
    given().body(replies).put(server + "/scripts/" + script).then().statusCode(200);
    ObjectNode task = Json.object();
    task.put("instruction", "do script:" + script);
    task.put("patient", "Patient/MODIT001");
    task.put("mode", mode);
    task.put("model", model);
    task.putObject("limits").put("seconds", seconds).put("tokens", tokens);
    return AgentTasks.run(task);
  }

  private JsonNode requests(String script) {
    return Json.parseOwn(given().get(server + "/scripts/" + script).asString());
  }
}
