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
import java.util.stream.StreamSupport;
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
  private static final String CONTEXT =
      "It's 2023-11-13T10:15:00+00:00 now. The code for potassium is \"K\". The NDC for replacement"
          + " potassium is 40032-917-01. Dosing instructions: for every 0.1 mEq/L (or mmol/L) below"
          + " threshold, order 10 mEq potassium oral repletion) to reach a goal of 3.5 serum level."
          + " The LOINC code for serum potassium level is 2823-3.";

  @TempDir Path temp;

  @Test
  void aKilledImportGoesOnWithoutLosingOrDoublingALine() throws Exception {
    Path files = Files.createDirectory(temp.resolve("files"));
    writePatients(files.resolve("patients.ndjson"));
    writeNameless(files.resolve("nameless.ndjson"));
    writeBundles(files);

    try (ProgramProcess first = importing("import-1.txt", files)) {
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

    try (ProgramProcess second = importing("import-2.txt", files)) {
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
    try (ProgramProcess server = serving("serve-1.txt")) {
      LocalServer client = new LocalServer(server.awaitServing());
      assertThat(client.postFhir("/fhir", charts()).status()).isEqualTo(200);
      for (int patient = 0; patient < PATIENTS; patient++) {
        LocalServer.Reply reply = client.postTask(potassiumTask(patient), 0);
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

    try (ProgramProcess server = serving("serve-2.txt")) {
      LocalServer client = new LocalServer(server.awaitServing());
      tasks.forEach(
          (patient, id) ->
              Awaitility.await()
                  .atMost(Duration.ofSeconds(90))
                  .until(() -> status(client, id), List.of("completed", "failed")::contains));
      for (int patient = 0; patient < PATIENTS; patient++) {
        LocalServer.Reply task = client.get("/agent/tasks/" + tasks.get(patient));
        assertThat(task.body().path("status").asText())
            .as(task.body().toString())
            .isEqualTo("completed");
        assertThat(total(client, "MedicationRequest", patient)).as(id(patient)).isEqualTo(1);
        assertThat(total(client, "ServiceRequest", patient)).as(id(patient)).isEqualTo(1);
        JsonNode mirror = client.get("/fhir/Task/" + tasks.get(patient)).body();
        assertThat(mirror.path("status").asText()).isEqualTo("completed");
      }
    }
    assertThat(loaded("MedicationRequest")).isEqualTo(PATIENTS);
    assertThat(loaded("ServiceRequest")).isEqualTo(PATIENTS);
  }

  private static String status(LocalServer client, String id) {
    return client.get("/agent/tasks/" + id).body().path("status").asText();
  }

  private static int total(LocalServer client, String type, int patient) {
    JsonNode bundle = client.get("/fhir/" + type + "?patient=" + id(patient)).body();
    return (int)
        StreamSupport.stream(bundle.path("entry").spliterator(), false)
            .filter(entry -> entry.path("search").path("mode").asText("match").equals("match"))
            .count();
  }

  private static ObjectNode potassiumTask(int patient) {
    ObjectNode task = Json.object();
    task.put(
        "instruction",
        "Check patient "
            + id(patient)
            + "'s most recent potassium level. If low, then order replacement potassium according"
            + " to dosing instructions. Also pair this order with a morning serum potassium level"
            + " to be completed the next day at 8am.");
    task.put("context", CONTEXT);
    task.put("mode", "auto");
    return task;
  }

  private ProgramProcess importing(String output, Path files) throws IOException {
    return ProgramProcess.start(
        temp.resolve(output), "import", "--data", data().toString(), files.toString());
  }

  private ProgramProcess serving(String output) throws IOException {
    return ProgramProcess.start(
        temp.resolve(output), "serve", "--port", "0", "--data", data().toString());
  }

  private Path data() {
    return temp.resolve("data");
  }

  private static String id(int patient) {
    return "S" + (9_900_000 + patient);
  }

  private static void writePatients(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < PATIENTS; i++) {
        line(out, patient(i));
        line(out, potassium(i));
      }
    }
  }

  private static ObjectNode charts() {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    for (int i = 0; i < PATIENTS; i++) {
      for (ObjectNode resource : List.of(patient(i), potassium(i))) {
        ObjectNode entry = entries.addObject();
        String url = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
        entry.set("resource", resource);
        entry.putObject("request").put("method", "PUT").put("url", url);
      }
    }
    return bundle;
  }

  private static ObjectNode patient(int i) {
    ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", id(i));
    patient
        .putArray("identifier")
        .addObject()
        .put("system", "urn:chartwarden:test:mrn")
        .put("value", id(i));
    patient.putArray("name").addObject().put("family", "Killtest" + i);
    return patient;
  }

  private static ObjectNode potassium(int i) {
    ObjectNode potassium =
        Json.object().put("resourceType", "Observation").put("id", "kill-k-" + i);
    potassium.put("status", "final");
    potassium.putObject("code").putArray("coding").addObject().put("code", "K");
    potassium.putObject("subject").put("reference", "Patient/" + id(i));
    potassium.put("effectiveDateTime", "2023-11-13T07:00:00+00:00");
    potassium
        .putObject("valueQuantity")
        .put("value", new java.math.BigDecimal("3.2"))
        .put("unit", "mmol/L");
    return potassium;
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
            .<ObjectNode>set("subject", Json.object().put("reference", "Patient/" + id(0)))
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
