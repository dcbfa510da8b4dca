package org.chartwarden.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grades answers about a chart that a small server of the test's own holds. */
class BenchGraderTest {

  private static final String BASE = "http://localhost:8080/fhir";

  /** Time, value and code; deliberately not in the order of time. */
  private static final String[][] CHART = {
    {"2023-11-13T08:00:00+00:00", "1.5", "MG"},
    {"2023-11-12T10:15:00+00:00", "3.0", "MG"},
    {"2023-11-12T10:14:00+00:00", "0.5", "MG"},
    {"2023-11-13T06:00:00+00:00", "100", "GLU"},
    {"2023-11-13T09:00:00+00:00", "121", "GLU"},
    {"2023-11-10T09:00:00+00:00", "3.1", "K"},
    {"2023-11-09T09:00:00+00:00", "4.0", "K"},
    {"2022-11-13T10:14:00+00:00", "6.9", "A1C"},
  };

  private HttpServer http;
  private BenchGrader grader;

  @BeforeEach
  void serveTheChart() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/fhir/Observation",
        exchange -> {
          String code =
              exchange.getRequestURI().getQuery().replaceFirst(".*code=", "").split("&")[0];
          byte[] body = Json.writeBytes(bundle(code));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.createContext(
        "/fhir/Patient",
        exchange -> {
          byte[] body =
              "{\"entry\":[{\"resource\":{\"birthDate\":\"1950-11-14\"}}]}".getBytes("UTF-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
    grader =
        new BenchGrader(
            new ChartReader(new LocalServer("http://127.0.0.1:" + http.getAddress().getPort())),
            BASE);
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | [72] | true",
        "2 | [73] | false",
        "4 | [1.5] | true",
        "4 | [1.50] | true",
        "4 | [\"1.5\"] | false",
        "4 | [0.5] | false",
        "5 | [1.5] | false",
        "6 | [110.5] | true",
        "6 | [110.6] | false",
        "6 | [110.58] | true",
        "7 | [121] | true",
        "7 | [100] | false",
        "9 | [3.1] | false",
        "10 | [6.9, \"2022-11-13T10:14:00+00:00\"] | false",
      })
  void gradesAnswersWithoutOrders(int category, String answer, boolean right) {
    assertThat(grade(category, answer).right()).isEqualTo(right);
  }

  @Test
  void knowsWhichTasksNeedAnOrder() {
    assertThat(grade(5, "[1.5]").orderWanted()).isTrue();
    assertThat(grade(9, "[3.1]").expected()).contains("40.0 mEq");
    assertThat(grade(10, "[]").orderWanted()).isTrue();
    assertThat(grade(4, "[1.5]").orderWanted()).isFalse();
  }

  @Test
  void failsAQueryThatOrdersSomething() {
    BenchResult result =
        new BenchResult(
            "task7_1",
            "completed",
            answer("[121]"),
            List.of(new BenchResult.Post(BASE + "/ServiceRequest", Json.object())),
            1,
            1);
    assertThat(grader.grade(task(7), result).orElseThrow().right()).isFalse();
  }

  @Test
  void givesNoCreditToATaskThatDidNotFinish() {
    BenchResult failed = new BenchResult("task7_1", "failed", answer("[121]"), List.of(), 1, 1);
    assertThat(grader.grade(task(7), failed).orElseThrow().right()).isFalse();
    assertThat(failed.line()).contains("\"result\":null");
  }

  @Test
  void leavesUnknownCategoriesUngraded() {
    BenchTask free =
        new BenchTask("free_1", "Count.", "", Optional.of("S1234567"), Optional.empty());
    assertThat(grader.grade(free, result("[1]"))).isEmpty();
  }

  private Verdict grade(int category, String answer) {
    return grader.grade(task(category), result(answer)).orElseThrow();
  }

  private static BenchTask task(int category) {
    return new BenchTask(
        "task" + category + "_1", "Do it.", "", Optional.of("S1234567"), Optional.empty());
  }

  private static BenchResult result(String answer) {
    return new BenchResult("task", "completed", answer(answer), List.of(), 1, 1);
  }

  private static ArrayNode answer(String json) {
    return (ArrayNode) Json.parseOwn(json);
  }

  private static ObjectNode bundle(String code) {
    ObjectNode bundle = Json.object();
    ArrayNode entries = bundle.putArray("entry");
    for (String[] row : CHART) {
      if (row[2].equals(code)) {
        ObjectNode observation = entries.addObject().putObject("resource");
        observation.put("effectiveDateTime", row[0]);
        observation.putObject("valueQuantity").set("value", Json.parseOwn(row[1]));
      }
    }
    return bundle;
  }
}
