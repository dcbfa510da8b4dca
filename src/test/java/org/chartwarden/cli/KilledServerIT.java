package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.EmbeddedDatabase;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real process with SIGKILL in the middle of work and looks at what is left. */
class KilledServerIT {

  private static final int PATIENTS = 50;
  private static final int NAMELESS = 3000;
  private static final int BUNDLES = 40;
  private static final int BUNDLE_SIZE = 30;

  @TempDir Path temp;

  @Test
  void aKilledImportGoesOnWithoutLosingOrDoublingALine() throws Exception {
    Path files = Files.createDirectory(temp.resolve("files"));
    writePatients(files.resolve("patients.ndjson"));
    writeNameless(files.resolve("nameless.ndjson"));
    writeBundles(files);

    try (ProgramProcess first = importing("import-1", files)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !first.isAlive() || loaded("Basic") > 200);
      assertThat(first.isAlive()).as("killed before its end; %s", first.printed()).isTrue();
      first.kill();
    }
    long before = loaded("Basic");
    assertThat(before).isBetween(1L, NAMELESS - 1L);
    assertThat(bundleSizes().values()).allMatch(size -> size == BUNDLE_SIZE);

    try (ProgramProcess second = importing("import-2", files)) {
      assertThat(second.awaitEnd(Duration.ofSeconds(90))).as(second.printed()).isZero();
    }
    assertThat(loaded("Basic")).isEqualTo(NAMELESS);
    assertThat(loaded("Patient")).isEqualTo(PATIENTS);
    assertThat(bundleSizes())
        .hasSize(BUNDLES)
        .allSatisfy((tag, n) -> assertThat(n).isEqualTo(BUNDLE_SIZE));
  }

  @Test
  void tasksOfAKilledServerEndOnceAndOrderOnce() throws Exception {
    Map<Integer, String> tasks = new HashMap<>();
    try (ProgramProcess server = serving("1")) {
      LocalServer client = new LocalServer(server.awaitServing());
      assertThat(client.postFhir("/fhir", PotassiumWard.charts(PATIENTS)).status()).isEqualTo(200);
      for (int patient = 0; patient < PATIENTS; patient++) {
        LocalServer.Reply reply = client.postTask(PotassiumWard.task(patient), 0);
        assertThat(reply.status()).as(reply.body().toString()).isIn(200, 201, 202);
        tasks.put(patient, reply.body().path("id").asText());
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> loaded("MedicationRequest") >= 3 || !server.isAlive());
      assertThat(server.isAlive()).as(server.printed()).isTrue();
      server.kill();
    }
    assertThat(loaded("MedicationRequest")).isLessThan(PATIENTS);

    try (ProgramProcess server = serving("2")) {
      LocalServer client = new LocalServer(server.awaitServing());
      tasks.forEach(
          (patient, id) ->
              Awaitility.await()
                  .atMost(Duration.ofSeconds(90))
                  .until(
                      () -> PotassiumWard.status(client, id),
                      List.of("completed", "failed")::contains));
      for (int patient = 0; patient < PATIENTS; patient++) {
        LocalServer.Reply task = client.get("/agent/tasks/" + tasks.get(patient));
        assertThat(task.body().path("status").asText())
            .as(task.body().toString())
            .isEqualTo("completed");
        assertThat(PotassiumWard.total(client, "MedicationRequest", patient))
            .as(PotassiumWard.id(patient))
            .isEqualTo(1);
        assertThat(PotassiumWard.total(client, "ServiceRequest", patient))
            .as(PotassiumWard.id(patient))
            .isEqualTo(1);
        JsonNode mirror = client.get("/fhir/Task/" + tasks.get(patient)).body();
        assertThat(mirror.path("status").asText()).isEqualTo("completed");
      }
    }
    assertThat(loaded("MedicationRequest")).isEqualTo(PATIENTS);
    assertThat(loaded("ServiceRequest")).isEqualTo(PATIENTS);
  }

  private ProgramProcess importing(String name, Path files) throws IOException {
    return ProgramProcess.start(
        "killed-server-" + name, "import", "--data", data().toString(), files.toString());
  }

  private ProgramProcess serving(String name) throws IOException {
    return ProgramProcess.start(
        "killed-server-" + name, "serve", "--port", "0", "--data", data().toString());
  }

  private Path data() {
    return temp.resolve("data");
  }

  private static void writePatients(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < PATIENTS; i++) {
        line(out, PotassiumWard.patient(i));
        line(out, PotassiumWard.potassium(i));
      }
    }
  }

  /** Lines without an id: loaded twice, there would be two of them. */
  private static void writeNameless(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < NAMELESS; i++) {
        ObjectNode basic = Json.object().put("resourceType", "Basic");
        basic.putObject("code").put("text", "line " + i);
        line(out, basic);
      }
    }
  }

  private static void writeBundles(Path folder) throws IOException {
    for (int i = 0; i < BUNDLES; i++) {
      ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
      ArrayNode entries = bundle.putArray("entry");
      for (int j = 0; j < BUNDLE_SIZE; j++) {
        ObjectNode entry = entries.addObject();
        entry
            .putObject("resource")
            .put("resourceType", "Flag")
            .put("status", "active")
            .<ObjectNode>set("code", Json.object().put("text", "bundle-" + i))
            .<ObjectNode>set(
                "subject", Json.object().put("reference", "Patient/" + PotassiumWard.id(0)))
            .putArray("identifier")
            .addObject()
            .put("value", "bundle-" + i);
        entry.putObject("request").put("method", "POST").put("url", "Flag");
      }
      Files.writeString(folder.resolve("bundle-" + i + ".json"), Json.write(bundle));
    }
  }

  private static void line(BufferedWriter out, JsonNode resource) throws IOException {
    out.write(Json.write(resource));
    out.write('\n');
  }

  private long loaded(String type) throws IOException, SQLException {
    return rows("SELECT '', count(*) FROM resource WHERE type = '" + type + "' AND NOT deleted")
        .getOrDefault("", 0L);
  }

  private Map<String, Long> bundleSizes() throws IOException, SQLException {
    return rows(
        "SELECT t.code, count(*) FROM resource r JOIN idx_token t ON t.pid = r.pid"
            + " WHERE r.type = 'Flag' AND t.code LIKE 'bundle-%' GROUP BY 1");
  }

  /**
   * Asks the database itself: the one that a killed server left behind, or, after an orderly end,
   * one that is started for the question.
   */
  private Map<String, Long> rows(String sql) throws IOException, SQLException {
    Path access = data().resolve("access.properties");
    if (Files.exists(data().resolve("postgresql/postmaster.pid")) && Files.exists(access)) {
      Properties properties = new Properties();
      try (var reader = Files.newBufferedReader(access)) {
        properties.load(reader);
      }
      return rows(
          "jdbc:postgresql://127.0.0.1:" + properties.getProperty("port") + "/postgres",
          properties.getProperty("password"),
          sql);
    }
    if (!Files.exists(access)) {
      return Map.of();
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
      return rows(database.jdbcUrl(), database.password(), sql);
    }
  }

  private static Map<String, Long> rows(String url, String password, String sql)
      throws SQLException {
    Map<String, Long> result = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(url, "postgres", password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        result.put(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      // 42P01: the schema is not there yet.
      if (!"42P01".equals(e.getSQLState())) {
        throw e;
      }
    }
    return result;
  }
}
