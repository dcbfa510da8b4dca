package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ProgramProcess;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts an EHR launch, and whom it is for. */
class LaunchStartIT {

  private static PackagedServer server;
  private static SmartApp app;

  @TempDir java.nio.file.Path temp;

  @BeforeAll
  static void prepare() {
    server = PackagedServer.get();
    app = server.publicApp();
    server.user("inferno-nurse", "Practitioner/inferno-doctor");
  }

  private static ObjectNode wanted() {
    return Json.object().put("client", app.id()).put("patient", Ward.PATIENT);
  }

  private static Wire.Reply post(ObjectNode body, String... headers) {
    return Wire.send(
        "POST", server.base() + "/auth/launch", "application/json", Json.write(body), headers);
  }

  private static String launch() {
    LocalServer.Reply started =
        server
            .local()
            .post(
                "/auth/local/apps/" + app.id() + "/launch",
                Json.object().put("user", PackagedServer.DOCTOR).put("patient", Ward.PATIENT));
    assertThat(started.ok()).as(started.body().toString()).isTrue();
    return started.body().path("launch").asText();
  }

  private static SmartApp.Asked asking(String launch) {
    return app.asking("launch patient/Patient.rs").with("launch", launch);
  }

  @Test
  void aLaunchIsGoodOnce() {
    String launch = launch();
    SmartApp.Asked early = asking(launch);
    Browser waiting = new Browser(server.base());
    Wire.Reply page = waiting.open(app.address(early));
    assertThat(app.answer(asking(launch), server.doctor())).containsKey("code");
    assertThat(Wire.get(app.address(asking(launch))).redirected())
        .containsEntry("error", "invalid_request");
    assertThat(Wire.query(waiting.decide(page, server.doctor())))
        .as("a request that was opened before")
        .containsEntry("error", "invalid_request")
        .doesNotContainKey("code");
  }

  @Test
  void aLaunchIsForOneAppOnly() {
    SmartApp other = server.secretApp();
    SmartApp.Asked asked = other.asking("launch patient/Patient.rs").with("launch", launch());
    assertThat(Wire.get(other.address(asked)).redirected())
        .containsEntry("error", "invalid_request");
    SmartApp.Asked made = asking("made-up");
    assertThat(Wire.get(app.address(made)).redirected()).containsEntry("error", "invalid_request");
  }

  @Test
  void aLaunchIsForOneUserOnly() {
    Browser browser = new Browser(server.base());
    Person nurse = new Person("inferno-nurse", PackagedServer.PASSWORD);
    Wire.Reply page = browser.open(app.address(asking(launch())));
    String number = org.jsoup.Jsoup.parse(page.body()).selectFirst("input[name=request]").val();
    Wire.Reply next =
        browser.submit(
            "/auth/sign-in",
            Map.of("request", number, "name", nurse.name(), "password", nurse.password()));
    assertThat(next.body()).contains("type=\"password\"").doesNotContain("asks for access");
    Wire.Reply forced =
        browser.submit("/auth/consent", Map.of("request", number, "decision", "allow"));
    assertThat(forced.header("Location")).isEmpty();
  }

  @Test
  void aTokenWithTheScopeStartsOneForItsUser() {
    String token =
        app.launched("__start_launch user/Patient.rs", server.doctor()).text("access_token");
    Wire.Reply started = post(wanted(), "Authorization", "Bearer " + token);
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    assertThat(started.text("iss")).isEqualTo(server.fhir());
    assertThat(started.text("url")).startsWith(PackagedServer.LAUNCH + "&iss=http");
    assertThat(started.json().path("expires_in").asInt()).isEqualTo(300);
    assertThat(started.header("Cache-Control").orElse("")).isEqualTo("no-store");
    Map<String, String> back = app.answer(asking(started.text("launch")), server.doctor());
    assertThat(back).containsKey("code");
  }

  @Test
  void nobodyElseStartsOne() {
    assertThat(post(wanted()).status()).isEqualTo(401);
    assertThat(post(wanted(), "Authorization", "Bearer nonsense").status()).isEqualTo(401);
    String plain = app.launched("user/Patient.rs", server.doctor()).text("access_token");
    assertThat(post(wanted(), "Authorization", "Bearer " + plain).status()).isEqualTo(403);
    String script = server.token("system/*.cruds __start_launch");
    assertThat(post(wanted(), "Authorization", "Bearer " + script).status()).isEqualTo(403);
  }

  @Test
  void aSessionStartsOneForWhomItReaches() {
    Browser browser = new Browser(server.base());
    browser.signIn(server.patient(), "/auth/launch");
    Wire.Reply other =
        browser.submit("/auth/launch", Map.of("client", app.id(), "patient", Ward.OTHER));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body()).contains("there is no").doesNotContain(Ward.OTHER + "</strong>");
  }

  @Test
  void whatIsWrongIsToldByName() {
    String token =
        app.launched("__start_launch user/Patient.rs", server.doctor()).text("access_token");
    List<ObjectNode> wrong =
        List.of(
            Json.object(),
            wanted().put("client", "nobody"),
            wanted().put("patient", "inferno-nobody"),
            wanted().put("patient", "../Patient"),
            wanted().put("encounter", "inferno-e2"),
            wanted().put("need_patient_banner", "yes"),
            wanted().put("intent", "x".repeat(1000)),
            wanted().put("role", "admin"),
            context("{}"),
            context("{\"reference\":\"http://elsewhere.example/Patient/1\"}"),
            context("{\"reference\":\"Patient/1\"}"),
            context("{\"reference\":\"List/1\",\"role\":\"\"}"),
            context("{\"reference\":\"List/1\",\"role\":\"mine\"}"),
            context("{\"identifier\":\"x\"}"));
    for (ObjectNode one : wrong) {
      Wire.Reply reply = post(one, "Authorization", "Bearer " + token);
      assertThat(reply.status()).as(Json.write(one)).isEqualTo(400);
      assertThat(reply.text("detail")).isNotBlank();
    }
    Wire.Reply right =
        post(
            context(
                "{\"canonical\":\"http://q.example/Questionnaire/1|2\",\"type\":\"Questionnaire\","
                    + "\"role\":\"https://q.example/role\"},{\"reference\":\"Patient/1\","
                    + "\"role\":\"https://q.example/role\"}"),
            "Authorization",
            "Bearer " + token);
    assertThat(right.status()).as(right.body()).isEqualTo(200);
  }

  private static ObjectNode context(String items) {
    ObjectNode launch = wanted();
    launch.set("fhirContext", Json.parseOwn("[" + items + "]"));
    return launch;
  }

  @Test
  void theCommandPrintsTheAddress() throws Exception {
    String port = server.base().substring(server.base().lastIndexOf(':') + 1);
    try (ProgramProcess command =
        ProgramProcess.start(
            "inferno-launch",
            "apps",
            "launch",
            app.id(),
            "--user",
            PackagedServer.DOCTOR,
            "--patient",
            Ward.PATIENT,
            "--no-banner",
            "--port",
            port,
            "--data",
            server.data().toString())) {
      assertThat(command.awaitEnd(java.time.Duration.ofSeconds(60))).isZero();
      String url =
          command.printed().lines().filter(l -> l.startsWith("https:")).findFirst().orElseThrow();
      SmartApp.Asked asked = asking(Wire.query(java.net.URI.create(url)).get("launch"));
      Map<String, String> back = app.answer(asked, server.doctor());
      Wire.Reply tokens = app.redeem(asked, back.get("code"));
      assertThat(tokens.text("patient")).isEqualTo(Ward.PATIENT);
      assertThat(tokens.json().path("need_patient_banner").asBoolean(true)).isFalse();
    }
  }

  /** Requirement 164: an app that is launched without a patient and asks for one gets one. */
  @Test
  void aLaunchWithoutPatientLetsChoose() {
    LocalServer.Reply started =
        server
            .local()
            .post(
                "/auth/local/apps/" + app.id() + "/launch",
                Json.object().put("user", PackagedServer.DOCTOR));
    SmartApp.Asked asked = asking(started.body().path("launch").asText());
    Map<String, String> back = app.answer(asked, server.doctor());
    assertThat(app.redeem(asked, back.get("code")).text("patient")).isEqualTo(Ward.PATIENT);
  }
}
