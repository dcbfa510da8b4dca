package org.chartwarden.fhir.views;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ViewDefinition as a resource, {@code $run} and {@code $export} over HTTP. */
@QuarkusTest
class ViewOperationsIT {

  private static final String FHIR = "application/fhir+json";

  private final String patient = "view-" + UUID.randomUUID();
  private final String other = "view-" + UUID.randomUUID();

  /** Selects the observations of this test only, by their code. */
  private String view(String extra) {
    return """
        {"resourceType":"ViewDefinition","name":"weights","status":"active","resource":"Observation",
         "url":"http://example.org/%1$s",
         "constant":[{"name":"mine","valueString":"%1$s"}],
         "where":[{"path":"code.text = %%mine"}],
         "select":[{"column":[
           {"name":"id","path":"getResourceKey()","type":"id"},
           {"name":"patient","path":"subject.getReferenceKey(Patient)","type":"string"},
           {"name":"kg","path":"value.ofType(Quantity).value","type":"decimal"}%2$s]}]}"""
        .formatted(patient, extra);
  }

  @BeforeEach
  void store() {
    for (String id : List.of(patient, other)) {
      put("Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
    }
    observation("a", patient, "70.50");
    observation("b", patient, "71");
    observation("c", other, "80");
  }

  private void observation(String suffix, String subject, String value) {
    String id = patient + "-" + suffix;
    put(
        "Observation/" + id,
        """
        {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"%s"},
         "subject":{"reference":"Patient/%s"},"valueQuantity":{"value":%s,"unit":"kg"}}"""
            .formatted(id, patient, subject, value));
  }

  private static void put(String path, String body) {
    given().contentType(FHIR).body(body).put("/fhir/" + path).then().statusCode(201);
  }

  private static Response run(String parameters) {
    return given()
        .contentType(FHIR)
        .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}")
        .post("/fhir/ViewDefinition/$run");
  }

  private String inline(String extra) {
    return "{\"name\":\"viewResource\",\"resource\":" + view("") + "}" + extra;
  }

  private static String code(String format) {
    return ",{\"name\":\"_format\",\"valueCode\":\"" + format + "\"}";
  }

  @Test
  void writesCsv() {
    Response answer = run(inline(code("csv")));
    answer.then().statusCode(200).contentType(startsWith("text/csv"));
    assertThat(answer.asString())
        .isEqualTo(
            "id,patient,kg\r\n%1$s-a,%1$s,70.50\r\n%1$s-b,%1$s,71\r\n%1$s-c,%2$s,80\r\n"
                .formatted(patient, other));
    assertThat(
            run(inline(code("csv") + ",{\"name\":\"header\",\"valueBoolean\":false}")).asString())
        .doesNotContain("kg");
  }

  @Test
  void writesNdjsonAndJson() {
    Response lines = run(inline(code("ndjson")));
    lines.then().statusCode(200).contentType("application/x-ndjson");
    assertThat(lines.asString().lines()).hasSize(3).first().asString().contains("\"kg\":70.50");
    Response array = run(inline(code("json")));
    array
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("id", hasItem(patient + "-c"));
  }

  @Test
  void writesParquet() throws Exception {
    Response answer = run(inline(code("parquet")));
    answer.then().statusCode(200).contentType("application/vnd.apache.parquet");
    try (ParquetFileReader reader =
            ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(answer.asByteArray())));
        RowReader rows = reader.rowReader()) {
      assertThat(rows.hasNext()).isTrue();
      rows.next();
      assertThat(rows.getString("id")).isEqualTo(patient + "-a");
      assertThat(rows.getDouble("kg")).isEqualTo(70.5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv,text/csv",
    "application/json,application/json",
    "application/x-ndjson;q=0.5 text/csv;q=0.9,text/csv",
    "application/vnd.apache.parquet,application/vnd.apache.parquet",
    "*/*,application/x-ndjson"
  })
  void acceptDecidesWithoutFormat(String accept, String type) {
    given()
        .contentType(FHIR)
        .header("Accept", accept.replace(' ', ','))
        .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + inline("") + "]}")
        .post("/fhir/ViewDefinition/$run")
        .then()
        .statusCode(200)
        .contentType(startsWith(type));
  }

  @Test
  void storesViewsAndRunsThem() {
    put("ViewDefinition/" + patient, view("").replaceFirst("\\{", "{\"id\":\"" + patient + "\","));
    given()
        .get(
            "/fhir/ViewDefinition?url=http://example.org/"
                + patient
                + "&status=active&name=weights")
        .then()
        .statusCode(200)
        .body("entry.resource.id", equalTo(List.of(patient)));
    given()
        .get("/fhir/ViewDefinition?_summary=true&_id=" + patient)
        .then()
        .statusCode(200)
        .body("entry[0].resource.resource", equalTo("Observation"));
    String csv =
        given().get("/fhir/ViewDefinition/" + patient + "/$run?_format=csv&_limit=1").asString();
    assertThat(csv.lines()).hasSize(2);
    for (String reference : List.of("ViewDefinition/" + patient, "http://example.org/" + patient)) {
      assertThat(
              given()
                  .get("/fhir/ViewDefinition/$run?_format=csv&viewReference=" + reference)
                  .asString()
                  .lines())
          .as(reference)
          .hasSize(4);
    }
    assertThat(
            run("{\"name\":\"viewReference\",\"valueReference\":{\"reference\":\"ViewDefinition/"
                    + patient
                    + "\"}}"
                    + code("csv"))
                .asString()
                .lines())
        .hasSize(4);
    given()
        .get("/fhir/metadata")
        .then()
        .body(containsString("sql-on-fhir.org/ig/OperationDefinition/$run"));
  }

  @Test
  void narrowsByPatientGroupAndTime() {
    put(
        "Group/" + patient,
        "{\"resourceType\":\"Group\",\"id\":\"%s\",\"type\":\"person\",\"actual\":true,\"member\":[{\"entity\":{\"reference\":\"Patient/%s\"}}]}"
            .formatted(patient, other));
    String byPatient =
        ",{\"name\":\"patient\",\"valueReference\":{\"reference\":\"Patient/" + patient + "\"}}";
    String byGroup =
        ",{\"name\":\"group\",\"valueReference\":{\"reference\":\"Group/" + patient + "\"}}";
    assertThat(run(inline(byPatient)).asString().lines()).hasSize(2);
    assertThat(run(inline(byGroup)).asString().lines()).hasSize(1);
    assertThat(run(inline(byPatient + byGroup)).asString().lines()).hasSize(3);
    put(
        "Group/" + patient + "-outer",
        "{\"resourceType\":\"Group\",\"id\":\"%s-outer\",\"type\":\"person\",\"actual\":true,\"member\":[{\"entity\":{\"reference\":\"Group/%s\"}},{\"entity\":{\"reference\":\"Patient/%s\"},\"period\":{\"end\":\"2001\"}}]}"
            .formatted(patient, patient, patient));
    assertThat(
            run(inline(byGroup.replace("Group/" + patient, "Group/" + patient + "-outer")))
                .asString()
                .lines())
        .hasSize(1);
    assertThat(
            run(inline(",{\"name\":\"_since\",\"valueInstant\":\"2099-01-01T00:00:00Z\"}"))
                .asString())
        .isEmpty();
    run(inline(",{\"name\":\"patient\",\"valueReference\":{\"reference\":\"Patient/nobody\"}}"))
        .then()
        .statusCode(404);
  }

  @Test
  void readsResourcesThatComeWithTheCall() {
    Response answer =
        run(
            inline(
                ",{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Observation\",\"id\":\"x\",\"status\":\"final\",\"code\":{\"text\":\""
                    + patient
                    + "\"}}},{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p\"}}"));
    assertThat(answer.asString()).isEqualTo("{\"id\":\"x\",\"patient\":null,\"kg\":null}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"name\":\"viewResource\",\"resource\":{\"resourceType\":\"Patient\"}}",
        "{\"name\":\"viewReference\",\"valueString\":\"Patient/1\"}",
        "{\"name\":\"nonsense\",\"valueString\":\"x\"}"
      })
  void refusesCallsThatNameNoView(String parameters) {
    run(parameters).then().statusCode(400).contentType(startsWith(FHIR));
  }

  @Test
  void tellsFaultsWithTheirPlace() {
    run("{\"name\":\"viewResource\",\"resource\":{\"resourceType\":\"ViewDefinition\",\"resource\":\"Patient\",\"select\":[{\"column\":[{\"name\":\"a\",\"path\":\"name.\"}]}]}}")
        .then()
        .statusCode(422)
        .body("issue[0].diagnostics", startsWith("select[0].column[0].path: "))
        .body("issue[0].expression[0]", equalTo("ViewDefinition.select[0].column[0].path"));
    run("{\"name\":\"viewResource\",\"resource\":"
            + view(",{\"name\":\"x\",\"path\":\"code\",\"type\":\"string\"}")
            + "}")
        .then()
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("Observation/" + patient + "-a"));
    run(inline(code("xlsx"))).then().statusCode(406).contentType(startsWith(FHIR));
    given().get("/fhir/ViewDefinition/nowhere/$run").then().statusCode(404);
    given().get("/fhir/Patient/$everything?_format=csv").then().statusCode(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson", "parquet"})
  void exportsInTheBackground(String format) {
    String second = view("").replace("weights", "again");
    Response accepted =
        given()
            .contentType(FHIR)
            .header("Prefer", "respond-async")
            .body(
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"clientTrackingId\",\"valueString\":\"t\"},{\"name\":\"view\",\"part\":[{\"name\":\"viewResource\",\"resource\":"
                    + view("")
                    + "}]},{\"name\":\"view\",\"part\":[{\"name\":\"name\",\"valueString\":\"mine\"},{\"name\":\"viewResource\",\"resource\":"
                    + second
                    + "}]}"
                    + code(format)
                    + "]}")
            .post("/fhir/ViewDefinition/$export");
    accepted.then().statusCode(202);
    String status = accepted.header("Content-Location");
    Response done =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> given().get(status), answer -> answer.statusCode() != 202);
    done.then().statusCode(200).body("resourceType", equalTo("Parameters"));
    JsonNode result = Json.parseOwn(done.asString());
    List<String> names = result.findValuesAsText("name");
    assertThat(names).contains("exportId", "clientTrackingId", "status");
    List<String> locations =
        result.path("parameter").findParents("part").stream()
            .flatMap(output -> output.path("part").findValuesAsText("valueUri").stream())
            .toList();
    assertThat(locations).hasSize(2);
    for (String location : locations) {
      Response file = given().get(location);
      file.then().statusCode(200);
      if (format.equals("csv")) {
        assertThat(file.asString().lines()).hasSize(4);
      } else if (format.equals("ndjson")) {
        assertThat(file.asString().lines()).hasSize(3);
      } else {
        assertThat(file.asByteArray()).startsWith('P', 'A', 'R', '1');
      }
    }
    given().delete(status).then().statusCode(202);
    given().get(status).then().statusCode(404);
  }
}
