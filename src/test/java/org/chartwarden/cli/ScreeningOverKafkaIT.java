package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.EmbeddedDatabase;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.DataFolder;
import org.chartwarden.testing.KafkaBrokerProcess;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers share a screening over the partitions of a real broker. One is killed in the middle:
 * no patient is lost or told twice, and what it was told to watch is found out by the other.
 */
class ScreeningOverKafkaIT {

  private static final int PATIENTS = 120;
  private static final String PART = "10";
  private static final String TOPIC = "chartwarden.trial-screening";
  private static final String STUDY = "shared-study";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Whoever has done two parts waits at the end of the next one until the gate is open. */
  private static final String[] GATE = {
    "CREATE TABLE test_gate (shut int)",
    "INSERT INTO test_gate VALUES (1)",
    """
    CREATE FUNCTION test_wait() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      WHILE NEW.done_at IS NOT NULL AND EXISTS (SELECT FROM test_gate) AND 2 <= (
          SELECT count(*) FROM trial_screening_chunk
          WHERE job = NEW.job AND owner = NEW.owner AND done_at IS NOT NULL) LOOP
        PERFORM pg_sleep(0.1);
      END LOOP;
      RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER test_wait BEFORE UPDATE ON trial_screening_chunk"
        + " FOR EACH ROW EXECUTE FUNCTION test_wait()"
  };

  @TempDir Path temp;

  @Test
  void twoServersShareARunAndOneEndsItWhenTheOtherIsKilled() throws Exception {
    Optional<String> classPath = KafkaBrokerProcess.classPath();
    Assumptions.assumeTrue(
        classPath.isPresent(),
        "Maven cannot resolve the Kafka broker's jars here; see target/kafka-broker.log");
    DataFolder data = new DataFolder(temp.resolve("data"));
    Path folder = Files.createDirectory(temp.resolve("kafka"));
    try (KafkaBrokerProcess broker = KafkaBrokerProcess.start(classPath.get(), folder)) {
      partitions(broker);
      try (ProgramProcess first = serving(broker, "first", Map.of(), "--data", data())) {
        LocalServer one = new LocalServer(first.awaitServing());
        try (ProgramProcess second = serving(broker, "second", database())) {
          LocalServer two = new LocalServer(second.awaitServing());
          assertThat(one.postFhir("/fhir", population()).ok()).isTrue();
          watch(one);
          Awaitility.await()
              .atMost(LIMIT)
              .until(() -> watched(two), "potentially_eligible"::equals);
          data.tell(GATE);
          String run = kickOff(one.base());
          Awaitility.await()
              .atMost(LIMIT)
              .until(
                  () ->
                      data.ask(
                          "SELECT count(DISTINCT owner) FROM trial_screening_chunk"
                              + " WHERE done_at IS NOT NULL"),
                  owners -> owners == 2);
          assertThat(one.putFhir("/fhir/Condition/shared-stroke", stroke()).ok()).isTrue();
          first.kill();
          assertThat(data.ask("SELECT count(*) FROM trial_screening_chunk WHERE done_at IS NULL"))
              .as("killed in the middle")
              .isPositive();
          data.tell("DELETE FROM test_gate");

          Awaitility.await().atMost(LIMIT).until(() -> two.get(run).status() != 202);
          assertThat(patients(two, two.get(run).body()))
              .containsExactlyInAnyOrderElementsOf(
                  IntStream.range(0, PATIENTS).mapToObj(i -> "Patient/shared-" + i).toList());
          assertThat(
                  data.ask(
                      "SELECT count(*) FROM (SELECT owner FROM trial_screening_chunk"
                          + " GROUP BY owner HAVING count(*) FILTER (WHERE done_at IS NOT NULL) > 0)"
                          + " AS workers"))
              .isEqualTo(2);
          Awaitility.await().atMost(LIMIT).until(() -> watched(two), "excluded"::equals);
        }
      }
    } finally {
      // The killed server has left its database running.
      EmbeddedDatabase.open(temp.resolve("data")).close();
    }
  }

  private String data() {
    return temp.resolve("data").toString();
  }

  private static void partitions(KafkaBrokerProcess broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1))).all().get();
    }
  }

  private ProgramProcess serving(
      KafkaBrokerProcess broker, String name, Map<String, String> database, String... more)
      throws IOException {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("CHARTWARDEN_QUEUE", "kafka");
    settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.servers());
    settings.put("CHARTWARDEN_TRIALS_SCREENING_PART_PATIENTS", PART);
    settings.put("CHARTWARDEN_TRIALS_SCREENING_THREADS", "1");
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of(more));
    return ProgramProcess.start("screening-" + name, settings, arguments.toArray(String[]::new));
  }

  /** The database that the first server has started. */
  private Map<String, String> database() throws IOException {
    Properties access = new Properties();
    try (var reader = Files.newBufferedReader(temp.resolve("data/access.properties"))) {
      access.load(reader);
    }
    return Map.of(
        "CHARTWARDEN_DB_URL",
        "jdbc:postgresql://127.0.0.1:" + access.getProperty("port") + "/postgres",
        "CHARTWARDEN_DB_USER",
        "postgres",
        "CHARTWARDEN_DB_PASSWORD",
        access.getProperty("password"));
  }

  private static JsonNode population() {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ArrayNode entries = bundle.putArray("entry");
    put(entries, "{'resourceType':'ResearchStudy','id':'shared-study','status':'active'}");
    put(
        entries,
        "{'resourceType':'EvidenceVariable','id':'shared-study','status':'active',"
            + "'characteristic':[{'description':'Age 18 years or older',"
            + "'definitionCodeableConcept':{'text':'x'}},{'description':'Stroke',"
            + "'definitionCodeableConcept':{'text':'x'},'exclude':true}]}");
    for (int i = 0; i < PATIENTS; i++) {
      put(entries, "{'resourceType':'Patient','id':'shared-" + i + "','birthDate':'1970-05-01'}");
    }
    return bundle;
  }

  private static void put(ArrayNode entries, String json) {
    JsonNode resource = Json.parseOwn(json.replace('\'', '"'));
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }

  private static JsonNode stroke() {
    return Json.parseOwn(
        ("{'resourceType':'Condition','id':'shared-stroke','code':{'text':'Stroke'},"
                + "'subject':{'reference':'Patient/shared-0'}}")
            .replace('\'', '"'));
  }

  private static void watch(LocalServer server) {
    JsonNode wish =
        Json.parseOwn(
            ("{'resourceType':'Parameters','parameter':[{'name':'trial','valueReference':{"
                    + "'reference':'ResearchStudy/shared-study'}},"
                    + "{'name':'watch','valueBoolean':true}]}")
                .replace('\'', '"'));
    assertThat(server.postFhir("/fhir/Patient/shared-0/$match-trials", wish).ok()).isTrue();
  }

  /** The status of the match that is watched, as its notice tells it. */
  private static String watched(LocalServer server) {
    JsonNode notices = server.get("/fhir/GuidanceResponse?patient=Patient/shared-0").body();
    return notices.at("/entry/0/resource/reasonCode/0/coding/0/code").asText();
  }

  /** Hands in a run; the path of its status. */
  private static String kickOff(String base) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(base + "/fhir/ResearchStudy/" + STUDY + "/$match-patients"))
            .header("Prefer", "respond-async")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      return URI.create(answer.headers().firstValue("Content-Location").orElseThrow()).getPath();
    }
  }

  /** The patients that the lines of a result tell of. */
  private static List<String> patients(LocalServer server, JsonNode manifest) {
    String url = manifest.at("/output/0/url").asText();
    assertThat(url).as(manifest.toString()).isNotEmpty();
    return server
        .getText(URI.create(url).getPath())
        .orElseThrow()
        .lines()
        .map(line -> Json.parseOwn(line).path("patient").asText().split("/_history/", 2)[0])
        .toList();
  }
}
