package org.chartwarden.trials.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials over HTTP for a patient who is given as text. */
@QuarkusTest
class TextMatchIT {

  private static final String TEXT =
      "😀 A 62-year-old woman with sarcoidosis presents with cough. She denies stroke."
          + " Creatinine 0.9 mg/dL.";

  @Inject TrialImport imports;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
  }

  private static ValidatableResponse match(String type, Object body) {
    return match(type, body, "/trials/$match");
  }

  private static ValidatableResponse match(String type, Object body, String address) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("image/png", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .urlEncodingEnabled(false)
        .contentType(type)
        .body(body)
        .post(address)
        .then();
  }

  private static ValidatableResponse json(Map<String, ?> members) {
    return match("application/json", Json.writeValue(members));
  }

  @Test
  void ranksTrialsOfTheRecordWithPlacesInTheText() {
    String answer =
        json(Map.of("text", TEXT, "trials", List.of(TrialFixture.YOUNG, TrialFixture.FITTING)))
            .statusCode(200)
            .contentType("application/json")
            .body("total", equalTo(2))
            .body("patient.age", equalTo("62 years"))
            .body("patient.sex", equalTo("female"))
            .body("trials.id", equalTo(List.of(TrialFixture.FITTING, TrialFixture.YOUNG)))
            .body("trials.rank", equalTo(List.of(1, 2)))
            .body("trials[0].status", equalTo("potentially_eligible"))
            .body("trials[0].score.total", notNullValue())
            .body("trials[0].criteria.find { it.id == 'i1' }.state", equalTo("met"))
            .body("trials[0].criteria.find { it.id == 'i2' }.state", equalTo("met"))
            .body("trials[0].criteria.find { it.id == 'i3' }.state", equalTo("unknown"))
            .body("trials[0].criteria.find { it.id == 'i3' }.missing", notNullValue())
            .body("trials[0].criteria.find { it.id == 'e2' }.state", equalTo("not_met"))
            .body("trials[0].criteria.find { it.id == 'e3' }.state", equalTo("not_met"))
            .body("trials[1].status", equalTo("not_relevant"))
            .extract()
            .asString();
    JsonNode evidence = Json.parseOwn(answer).at("/trials/0/criteria/1/evidence/0");
    int start = evidence.at("/span/start").asInt();
    int end = evidence.at("/span/end").asInt();
    String words =
        TEXT.substring(TEXT.offsetByCodePoints(0, start), TEXT.offsetByCodePoints(0, end));
    assertThat(words).isEqualTo("sarcoidosis");
    assertThat(evidence.has("reference")).isFalse();
  }

  @Test
  void takesTheTextAsItIsAndTheRestFromTheAddress() {
    match("text/plain; charset=utf-8", TEXT, "/trials/$match?count=1&condition=sarcoidosis")
        .statusCode(200)
        .body("trials", hasSize(1))
        .body("trials[0].id", equalTo(TrialFixture.FITTING))
        .body("total", greaterThanOrEqualTo(2))
        .body("remarks", hasItem(containsString(TrialFixture.BARE)));
    match("text/html", "<p>62 yo woman with <b>sarcoidosis</b></p>", "/trials/%24match")
        .statusCode(200)
        .body("patient.age", equalTo("62 years"));
  }

  @Test
  void takesParameters() {
    match(
            "application/fhir+json",
            "{\"resourceType\":\"Parameters\",\"parameter\":["
                + "{\"name\":\"text\",\"valueString\":\"62 yo woman with sarcoidosis\"},"
                + "{\"name\":\"asOf\",\"valueDate\":\"2024-05-22\"},"
                + "{\"name\":\"count\",\"valueInteger\":5},"
                + "{\"name\":\"trial\",\"valueReference\":{\"reference\":\"ResearchStudy/"
                + TrialFixture.FITTING
                + "\"}}]}")
        .statusCode(200)
        .body("asOf", equalTo("2024-05-22"))
        .body("trials.id", equalTo(List.of(TrialFixture.FITTING)));
  }

  @Test
  void answersAPage() {
    given()
        .urlEncodingEnabled(false)
        .accept("text/html")
        .contentType("text/plain")
        .body("62 yo woman with <script>alert(1)</script> sarcoidosis")
        .post("/trials/$match")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString(TrialFixture.FITTING))
        .body(not(containsString("<script>alert")));
  }

  @Test
  void tellsWhatItOnlyThinksOf() {
    json(Map.of("text", "58 yo man with chest pressure on walking and diaphoresis", "count", 1))
        .statusCode(200)
        .body("remarks", hasItem(containsString("acute coronary syndrome")));
  }

  @Test
  void storesNothing() {
    int before = documents();
    json(Map.of("text", TEXT)).statusCode(200);
    assertThat(documents()).isEqualTo(before);
  }

  private static int documents() {
    return given().get("/fhir/DocumentReference?_summary=count").then().extract().path("total");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{}|400|missing-text",
        "{\"text\": \"\"}|400|missing-text",
        "{\"text\": \" 12 \"}|400|missing-text",
        "{\"text\": 5}|400|wrong-type",
        "{\"text\": \"gout\", \"count\": 0}|400|bad-number",
        "{\"text\": \"gout\", \"count\": \"many\"}|400|bad-number",
        "{\"text\": \"gout\", \"asOf\": \"2024-02-30\"}|400|bad-date",
        "{\"text\": \"gout\", \"trials\": []}|400|empty-list",
        "{\"text\": \"gout\", \"trials\": [5]}|400|wrong-type",
        "{\"text\": \"gout\", \"trials\": [\"NCT99999999\"]}|404|trial-not-found",
        "{\"text\": \"gout\", \"status\": \"sometimes\"}|400|bad-parameter",
        "{\"text\": \"gout\", \"patient\": \"x\"}|400|unknown-member",
        "{\"resourceType\": \"Patient\"}|400|wrong-type",
        "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"text\"}]}|400|missing-value",
        "[]|400|malformed-json",
        "{|400|malformed-json",
      })
  void tellsWhatIsWrong(String body, int status, String code) {
    match("application/json", body)
        .statusCode(status)
        .contentType("application/fhir+json")
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue.details.coding.flatten().code", hasItem(code));
  }

  @Test
  void tellsEveryFaultAtOnce() {
    json(Map.of("text", "", "count", -1, "asOf", "soon", "extra", true))
        .statusCode(400)
        .body("issue.expression.flatten()", hasItems("text", "count", "asOf", "extra"));
  }

  @Test
  void refusesWhatIsTooLongOrNoText() {
    long begun = System.nanoTime();
    match("text/plain", "x".repeat(1_000_000)).statusCode(oneOf(413, 422));
    match("text/plain", "x".repeat(30_000)).statusCode(413);
    json(Map.of("text", "word ".repeat(200_000))).statusCode(413);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    match("image/png", new String(new byte[] {1, 2, 3, 0}, StandardCharsets.ISO_8859_1))
        .statusCode(415);
    match("text/plain", "").statusCode(oneOf(400, 422));
    match("text/plain", "\u0000\u0001\u0002").statusCode(oneOf(400, 422));
  }

  @Test
  void isNotStuckOnTheLongestText() {
    json(Map.of("text", "x".repeat(19_000) + " gout")).statusCode(200).time(lessThan(10_000L));
    json(Map.of("text", "(((chest pain no not denies ".repeat(700)))
        .statusCode(200)
        .time(lessThan(10_000L))
        .body("trials.score.total", everyItem(greaterThanOrEqualTo(0f)));
  }
}
