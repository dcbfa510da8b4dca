package org.chartwarden.fhir.gateway.trail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.codes;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.events;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.patients;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chartwarden.fhir.gateway.trail.TrailProbe.Token;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.testing.AgentTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in leaves an entry that names caller, patients, action and outcome. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysInIT {

  private static final String USER = "Practitioner/audit-doc";

  @Inject Approvals approvals;
  @Inject TokenIssuer issuer;
  @Inject IdGenerator ids;

  private String mark;
  private String task;
  private String proposing;
  private String change;

  static Stream<WayIn> ways() {
    return WayIn.all().stream().filter(way -> !way.exempt());
  }

  @BeforeEach
  void store() {
    if (mark == null) {
      mark = "way" + ids.newId().substring(0, 8);
      WaysInChart.store(this::filled, doctor().text());
      task =
          given()
              .header("Authorization", "Bearer " + doctor().text())
              .contentType("application/json")
              .header("Prefer", "wait=60")
              .body(filled("{\"instruction\":\"Last potassium?\",\"patient\":\"Patient/PPP\"}", ""))
              .post("/agent/tasks")
              .then()
              .extract()
              .path("id");
    }
    WaysInChart.refresh(this::filled);
  }

  private String filled(String text) {
    return filled(text, "");
  }

  private Token doctor() {
    return new TrailProbe(ids, approvals, issuer)
        .token("user/*.cruds", Optional.of(USER), Optional.empty());
  }

  /** A task whose change waits for somebody. */
  private void propose() {
    JsonNode waiting =
        Json.parseOwn(
            given()
                .header("Authorization", "Bearer " + doctor().text())
                .contentType("application/json")
                .header("Prefer", "wait=60")
                .body(
                    Json.write(
                        AgentTasks.scripted(
                            mark + "p",
                            "review",
                            "{\"rounds\":[[{\"tool\":\"test_order\",\"arguments\":"
                                + "{\"patient\":\"$patient\",\"text\":\"once\"}}]]}")))
                .post("/agent/tasks")
                .asString());
    proposing = waiting.path("id").asText();
    change = waiting.at("/changes/0/id").asText();
    assertThat(change).as(waiting.toString()).isNotEmpty();
  }

  private String filled(String text, String token) {
    String whole = text.replace("VIEW", WaysInChart.VIEW);
    for (char letter : "PQOVDKGSU".toCharArray()) {
      whole = whole.replace(String.valueOf(letter).repeat(3), mark + Character.toLowerCase(letter));
    }
    return whole
        .replace("MMM", mark)
        .replace("TTT", task == null ? "" : task)
        .replace("NNN", proposing == null ? "" : proposing)
        .replace("CCC", change == null ? "" : change)
        .replace("TOKEN", token)
        .replace("BASE", RestAssured.baseURI + ":" + RestAssured.port);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leavesAnEntry(WayIn way) {
    if (way.request().contains("NNN")) {
      propose();
    }
    Token token = doctor();
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Response answer = send(way, token);
    assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
    String[] asked = way.request().split(" ");
    String subject = asked[1].replaceFirst("^/", "").replaceFirst("\\?.*", "");
    List<JsonNode> entries =
        way.how().equals("nobody")
            ? events("agent-name=cds-hooks&date=ge" + begin).stream()
                .filter(event -> event.toString().contains(subject))
                .toList()
            : events(token);
    assertThat(entries).as("of status " + answer.statusCode()).isNotEmpty();
    for (JsonNode entry : entries) {
      assertThat(entry.path("action").asText()).matches("[CRUDE]");
      assertThat(codes(entry, "subtype", "/code")).isNotEmpty();
      if (!way.outcome().equals("*")) {
        assertThat(entry.path("outcome").asText()).isEqualTo(way.outcome());
      }
      if (!way.how().equals("nobody")) {
        assertThat(codes(entry, "agent", "/who/reference")).contains(USER);
      }
    }
    if (!way.patients().equals("*")) {
      assertThat(patients(entries)).isEqualTo(expected(way.patients()));
    }
  }

  private Set<String> expected(String letters) {
    Set<String> expected = new TreeSet<>();
    letters.chars().forEach(letter -> expected.add(mark + Character.toLowerCase((char) letter)));
    return expected;
  }

  private Response send(WayIn way, Token token) {
    RequestSpecification request = given().urlEncodingEnabled(false);
    boolean async = way.how().equals("async");
    if (async || way.how().equals("bearer")) {
      request.header("Authorization", "Bearer " + token.text());
    }
    if (async) {
      request.header("Prefer", "respond-async");
    }
    String[] asked = way.request().split(" ");
    String body = filled(way.body(), token.text());
    if (!body.isEmpty()) {
      boolean form = !body.startsWith("{") && !body.startsWith("[");
      boolean fhir = asked[1].startsWith("/fhir");
      request.contentType(
          form
              ? "application/x-www-form-urlencoded"
              : asked[0].equals("PATCH")
                  ? "application/json-patch+json"
                  : fhir ? TrailProbe.FHIR : "application/json");
      request.body(body);
    }
    return request.request(asked[0], filled(asked[1], ""));
  }
}
