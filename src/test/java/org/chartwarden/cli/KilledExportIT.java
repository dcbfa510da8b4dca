package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.DataFolder;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real process with SIGKILL in the middle of an export and lets the next one end it. */
class KilledExportIT {

  private static final int RESOURCES = 6000;

  @TempDir Path temp;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theNextServerEndsTheExportOfAKilledOne() throws Exception {
    Path lines = temp.resolve("lines.ndjson");
    try (var out = Files.newBufferedWriter(lines)) {
      for (int n = 0; n < RESOURCES; n++) {
        ObjectNode basic = Json.object().put("resourceType", "Basic").put("id", "k" + n);
        basic.putObject("code").put("text", "before");
        out.write(Json.write(basic) + "\n");
      }
    }
    try (ProgramProcess load = program("import", "import", lines.toString())) {
      assertThat(load.awaitEnd(Duration.ofSeconds(120))).as(load.printed()).isZero();
    }

    String status;
    try (ProgramProcess server = program("1", "serve", "--port", "0")) {
      String base = server.awaitServing();
      // Each part takes its time, so that the kill surely comes between two of them.
      data()
          .tell(
              "CREATE FUNCTION test_slow() RETURNS trigger LANGUAGE plpgsql AS"
                  + " $$ BEGIN PERFORM pg_sleep(0.4); RETURN NEW; END $$",
              "CREATE TRIGGER test_slow BEFORE INSERT ON fhir_job_file_part"
                  + " FOR EACH ROW EXECUTE FUNCTION test_slow()");
      HttpResponse<String> kickOff =
          send(
              HttpRequest.newBuilder(URI.create(base + "/fhir/$export?_type=Basic"))
                  .header("Prefer", "respond-async"));
      assertThat(kickOff.statusCode()).as(kickOff.body()).isEqualTo(202);
      status = kickOff.headers().firstValue("Content-Location").orElseThrow();
      String path = URI.create(status).getPath();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .until(
              () ->
                  send(HttpRequest.newBuilder(URI.create(base + path)))
                      .headers()
                      .firstValue("X-Progress")
                      .orElse("")
                      .matches("Basic: [1-9].*"));
      server.kill();
    }
    data().tell("DROP TRIGGER test_slow ON fhir_job_file_part");

    try (ProgramProcess server = program("2", "serve", "--port", "0")) {
      String base = server.awaitServing();
      String path = URI.create(status).getPath();
      // What is written now is not in the export, which shows the moment of its beginning.
      HttpResponse<String> write =
          http.send(
              HttpRequest.newBuilder(URI.create(base + "/fhir/Basic/k" + (RESOURCES - 1)))
                  .header("Content-Type", "application/fhir+json")
                  .PUT(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"resourceType\":\"Basic\",\"id\":\"k"
                              + (RESOURCES - 1)
                              + "\",\"code\":{\"text\":\"after\"}}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(write.statusCode()).as(write.body()).isEqualTo(200);
      HttpResponse<String> done =
          Awaitility.await()
              .atMost(Duration.ofSeconds(60))
              .until(
                  () -> send(HttpRequest.newBuilder(URI.create(base + path))),
                  answer -> answer.statusCode() != 202);
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      Set<String> seen = new HashSet<>();
      for (JsonNode file : Json.parse(done.body()).path("output")) {
        URI place = URI.create(file.path("url").asText());
        String text = send(HttpRequest.newBuilder(URI.create(base + place.getPath()))).body();
        for (String line : text.split("\n")) {
          JsonNode basic = Json.parse(line);
          assertThat(seen.add(basic.path("id").asText())).as(line).isTrue();
          assertThat(basic.path("code").path("text").asText()).isEqualTo("before");
        }
      }
      assertThat(seen).hasSize(RESOURCES);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private DataFolder data() {
    return new DataFolder(temp.resolve("data"));
  }

  private ProgramProcess program(String name, String command, String... more) throws IOException {
    String[] arguments = new String[more.length + 3];
    arguments[0] = command;
    arguments[1] = "--data";
    arguments[2] = temp.resolve("data").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return ProgramProcess.start("killed-export-" + name, arguments);
  }
}
