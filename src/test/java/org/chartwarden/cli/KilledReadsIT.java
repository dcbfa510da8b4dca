package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.EmbeddedDatabase;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real process with SIGKILL while it answers reads: the trail misses none of them. */
class KilledReadsIT {

  private static final int READERS = 4;

  @TempDir Path temp;

  private Path data() {
    return temp.resolve("data");
  }

  @AfterEach
  void stopDatabase() {
    EmbeddedDatabase.open(data()).close();
  }

  private ProgramProcess serving(String name) throws Exception {
    return ProgramProcess.start(
        "killed-reads-" + name, "serve", "--port", "0", "--data", data().toString());
  }

  @Test
  void everyAnsweredReadIsInTheTrailAfterAKill() throws Exception {
    var answered = ConcurrentHashMap.<String>newKeySet();
    AtomicBoolean over = new AtomicBoolean();
    try (ProgramProcess server = serving("1")) {
      String base = server.awaitServing();
      var patient =
          Json.parseOwn("{\"resourceType\":\"Patient\",\"id\":\"killed\",\"active\":true}");
      assertThat(new LocalServer(base).putFhir("/fhir/Patient/killed", patient).ok()).isTrue();
      List<Thread> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        String name = "reader-" + reader + "-";
        readers.add(Thread.ofPlatform().start(() -> read(base, name, answered, over)));
      }
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() > 300);
      server.kill();
      over.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
    }
    try (ProgramProcess server = serving("2")) {
      LocalServer client = new LocalServer(server.awaitServing());
      List<String> recorded = requests(client);
      assertThat(recorded).as("no read twice").doesNotHaveDuplicates();
      assertThat(recorded).as("no answered read is missing").containsAll(answered);
      assertThat(recorded.size()).isLessThanOrEqualTo(answered.size() + READERS);
    }
    try (ProgramProcess verify =
        ProgramProcess.start("killed-reads", "audit", "verify", "--data", data().toString())) {
      assertThat(verify.awaitEnd(Duration.ofSeconds(60))).as(verify.printed()).isZero();
      assertThat(verify.printed()).contains("intact").doesNotContain("killed process");
    }
    try (ProgramProcess table =
        ProgramProcess.start(
            "killed-reads-patient", "audit", "patient", "killed", "--data", data().toString())) {
      assertThat(table.awaitEnd(Duration.ofSeconds(60))).as(table.printed()).isZero();
      assertThat(table.printed()).contains("Patient/killed").contains("read");
    }
  }

  private static void read(
      String base, String name, java.util.Set<String> answered, AtomicBoolean over) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int n = 0; !over.get(); n++) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(base + "/fhir/Patient/killed"))
                .header("X-Request-Id", name + n)
                .build();
        if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
          answered.add(name + n);
        }
      }
    } catch (java.io.IOException e) {
      // The server is gone, as it should be: what was answered before is what counts.
      assertThat(answered).isNotEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The numbers of the requests that the trail tells of, page by page. */
  private static List<String> requests(LocalServer client) {
    List<String> found = new ArrayList<>();
    String next = "/fhir/AuditEvent?entity=Patient/killed&action=R&_count=1000";
    while (!next.isEmpty()) {
      JsonNode page = client.get(next).body();
      for (JsonNode entry : page.path("entry")) {
        for (JsonNode entity : entry.at("/resource/entity")) {
          if (entity.at("/type/code").asText().equals("XrequestId")) {
            found.add(entity.at("/what/identifier/value").asText());
          }
        }
      }
      next = "";
      for (JsonNode link : page.path("link")) {
        if (link.path("relation").asText().equals("next")) {
          String url = link.path("url").asText();
          next = url.substring(url.indexOf("/fhir"));
        }
      }
    }
    return found;
  }
}
