package org.chartwarden.smart.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.PasswordHashes;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.launching.PendingRequests;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.users.Accounts;
import org.chartwarden.smart.users.UserAccount;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who wants a token, a patient or a browser that is none of theirs. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackerIT {

  private static final String BACK = "https://app.example/callback";
  private static final String SECRET = "s3cret horse";
  private static final String COOKIE = "chartwarden_session";

  @Inject ClientStore clients;
  @Inject Accounts accounts;
  @Inject PendingRequests pending;
  @Inject IdGenerator ids;

  private String mark;
  private SmartApp app;
  private SmartApp other;
  private SmartApp itself;
  private Person doctor;

  @BeforeEach
  void register() {
    if (mark != null) {
      return;
    }
    mark = "at" + ids.newId().substring(0, 10);
    doctor = new Person(mark, "right horse").choosing(mark + "p");
    accounts.save(new UserAccount(mark, "Dr. A", "Practitioner/" + mark), "right horse");
    app = registered(mark, Optional.empty());
    other = registered(mark + "-other", Optional.of(SECRET));
    itself = registered("self-" + mark, Optional.of(SECRET));
    for (String patient : List.of(mark + "p", mark + "q")) {
      given()
          .contentType("application/fhir+json")
          .body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
          .put("/fhir/Patient/" + patient)
          .then()
          .statusCode(201);
    }
  }

  private SmartApp registered(String id, Optional<String> secret) {
    clients.save(
        new RegisteredClient(
            id,
            "App",
            secret.isPresent() ? ClientKind.SECRET : ClientKind.PUBLIC,
            secret.map(PasswordHashes::hash),
            Optional.empty(),
            Optional.empty(),
            List.of(BACK),
            Optional.empty(),
            ScopeSet.read("openid launch launch/patient offline_access patient/*.rs user/*.rs"),
            Set.of("authorization_code", "refresh_token")));
    return new SmartApp(server(), id, secret, Optional.empty(), BACK);
  }

  private static String server() {
    return "http://localhost:" + RestAssured.port;
  }

  private Wire.Reply open(SmartApp.Asked asked) {
    return Wire.get(app.address(asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://APP.example/callback",
        "HTTPS://app.example/callback",
        "https://app.example@evil.example/callback",
        "https://user@app.example/callback",
        "https://app.example:443/callback",
        "https://app.example:8443/callback",
        "https://app.example./callback",
        "https://app.example.evil.example/callback",
        "https://app.example/callback/",
        "https://app.example/callback/../other",
        "https://app.example/%63allback",
        "https://app.example/callback?to=evil",
        "https://app.example/callback#part",
        "https://app.example\\@evil.example/callback",
        "https:app.example/callback",
        "//app.example/callback",
        "http://app.example/callback",
        " https://app.example/callback",
        "https://app.example/callback ",
        "https://app.example/callback\r\nSet-Cookie: a=b",
        "javascript:alert(1)//https://app.example/callback",
        "https://app.example/callback,https://evil.example",
        "\"><script>alert(1)</script>"
      })
  void aCodeGoesToTheRegisteredAddressCharacterByCharacter(String redirect) {
    Wire.Reply answer = open(app.asking("patient/*.rs").with("redirect_uri", redirect));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Location")).isEmpty();
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("This cannot be done").doesNotContain("<script>");
  }

  @Test
  void aSecondAddressIsNotLookedAt() {
    String address = app.address(app.asking("patient/*.rs"));
    String evil = "&redirect_uri=https%3A%2F%2Fevil.example%2F";
    Wire.Reply behind = Wire.get(address + evil);
    assertThat(behind.status()).isEqualTo(303);
    assertThat(behind.header("Location").orElseThrow())
        .startsWith(BACK + "?")
        .contains("error=invalid_request");
    Wire.Reply before = Wire.get(address.replace("?", "?" + evil.substring(1) + "&"));
    assertThat(before.status()).isEqualTo(400);
    assertThat(before.header("Location")).isEmpty();
  }

  @Test
  void theChallengeCannotBeTakenAway() {
    SmartApp.Asked asked = app.asking("launch/patient patient/*.rs");
    for (SmartApp.Asked weaker :
        List.of(
            asked.with("code_challenge", ""),
            asked.with("code_challenge_method", ""),
            asked.with("code_challenge_method", "plain"),
            asked.with("code_challenge_method", "s256"),
            asked.with("code_challenge", "short"))) {
      assertThat(open(weaker).header("Location").orElse(""))
          .as(weaker.parameters().toString())
          .startsWith(BACK + "?")
          .contains("error=invalid_request");
    }
    Wire.Reply twice = Wire.get(app.address(asked) + "&code_challenge_method=plain");
    assertThat(twice.header("Location").orElse("")).contains("error=invalid_request");
    String code = app.answer(asked, doctor).get("code");
    String challenge = asked.parameters().get("code_challenge");
    assertThat(app.redeem(code, challenge).status()).isEqualTo(400);
  }

  @Test
  void aStolenCodeIsWorthNothingToAnotherClient() {
    SmartApp.Asked asked = app.asking("launch/patient patient/*.rs");
    String code = app.answer(asked, doctor).get("code");
    Wire.Reply stolen = other.redeem(asked, code);
    assertThat(stolen.status()).isEqualTo(400);
    assertThat(stolen.text("error")).isEqualTo("invalid_grant");
    assertThat(app.redeem(asked, code).text("error"))
        .as("it is used up")
        .isEqualTo("invalid_grant");
  }

  @Test
  void aStolenRefreshTokenIsWorthNothingToAnotherClient() {
    Wire.Reply tokens = app.launched("launch/patient offline_access patient/*.rs", doctor);
    String refresh = tokens.text("refresh_token");
    assertThat(other.refresh(refresh, "").text("error")).isEqualTo("invalid_grant");
    for (String more :
        List.of("user/*.rs", "patient/*.cruds", "patient/*.rs openid", "system/*.rs")) {
      assertThat(app.refresh(refresh, more).text("error")).as(more).isEqualTo("invalid_scope");
    }
    assertThat(app.refresh(refresh, "patient/Patient.rs").status()).isEqualTo(200);
  }

  private static boolean active(SmartApp asking, String token) {
    Wire.Reply reply = asking.post(server() + "/auth/introspect", Map.of("token", token));
    assertThat(reply.status()).isEqualTo(200);
    return reply.json().path("active").asBoolean();
  }

  @Test
  void onlyWhoIsTrustedLooksAtTokensOfOthers() {
    Wire.Reply tokens = app.launched("launch/patient offline_access patient/*.rs", doctor);
    String access = tokens.text("access_token");
    String refresh = tokens.text("refresh_token");
    String url = server() + "/auth/introspect";
    assertThat(Wire.form(url, Map.of("token", access)).status()).isEqualTo(401);
    assertThat(Wire.form(url, Map.of("token", access, "client_id", app.id())).status())
        .as("a public client proves nothing")
        .isEqualTo(401);
    assertThat(active(other, access)).isTrue();
    assertThat(active(other, refresh)).as("of another client").isFalse();
    assertThat(active(itself, access)).as("to a client that registered itself").isFalse();
    assertThat(active(itself, refresh)).isFalse();
    String own = itself.launched("launch/patient patient/*.rs", doctor).text("access_token");
    assertThat(active(itself, own)).isTrue();
    Wire.Reply byToken = Wire.form(url, Map.of("token", access), "Authorization", "Bearer " + own);
    assertThat(byToken.json().path("active").asBoolean()).isFalse();
    itself.post(server() + "/auth/revoke", Map.of("token", access));
    other.post(server() + "/auth/revoke", Map.of("token", refresh));
    assertThat(active(other, access)).as("ended by its own client alone").isTrue();
    assertThat(app.refresh(refresh, "").status()).isEqualTo(200);
  }

  /** A request of the attacker, whose number they know, and a browser that is signed in. */
  @Test
  void nobodyDecidesByAFormOfSomebodyElse() {
    Wire.Reply page = open(app.asking("launch/patient patient/*.rs"));
    String number = page.body().replaceAll("(?s).*name=\"request\" value=\"([^\"]+)\".*", "$1");
    String session =
        given()
            .redirects()
            .follow(false)
            .formParams("to", "/", "name", mark, "password", "right horse")
            .post("/auth/page-sign-in")
            .cookie(COOKIE);
    for (String path : List.of("consent", "patient", "encounter", "launch", "launch/patient")) {
      for (String header : List.of("https://evil.example", "https://sibling.localhost", "null")) {
        Response refused =
            given()
                .redirects()
                .follow(false)
                .cookie(COOKIE, session)
                .header("Origin", header)
                .formParams("request", number, "decision", "allow", "patient", mark + "p")
                .formParams("scope", "patient/*.rs", "client", app.id())
                .post("/auth/" + path);
        assertThat(refused.statusCode()).as("%s from %s", path, header).isEqualTo(403);
      }
    }
    Response silent =
        given()
            .redirects()
            .follow(false)
            .cookie(COOKIE, session)
            .formParams("request", number, "decision", "allow", "scope", "patient/*.rs")
            .post("/auth/consent");
    assertThat(silent.statusCode()).as("from a browser that does not tell").isEqualTo(200);
    assertThat(silent.header("Location")).isNull();
  }

  @Test
  void aLaunchIsAboutItsPatientWhateverThePageSends() {
    String launch =
        pending.keep(
            PendingRequests.Kind.LAUNCH,
            Json.object().put("client", app.id()).put("userName", mark).put("patient", mark + "p"));
    SmartApp.Asked asked = app.asking("launch patient/Patient.rs").with("launch", launch);
    Browser browser = new Browser(server());
    browser.signIn(doctor, "/");
    Wire.Reply page = browser.open(app.address(asked));
    String number = page.body().replaceAll("(?s).*name=\"request\" value=\"([^\"]+)\".*", "$1");
    browser.submit("/auth/patient", Map.of("request", number, "patient", mark + "q"));
    Wire.Reply decided =
        browser.submit(
            "/auth/consent",
            Map.of(
                "request",
                number,
                "decision",
                "allow",
                "scope",
                "patient/Patient.rs",
                "patient",
                mark + "q"));
    assertThat(decided.status()).as(decided.body()).isEqualTo(303);
    String code = Wire.query(URI.create(decided.header("Location").orElseThrow())).get("code");
    Wire.Reply tokens = app.redeem(asked, code);
    assertThat(tokens.text("patient")).isEqualTo(mark + "p");
    Wire.Reply read =
        Wire.read(server() + "/fhir/Patient/" + mark + "q", tokens.text("access_token"));
    assertThat(read.status()).isIn(403, 404);
  }

  @Test
  void noPageIsFramed() {
    Browser browser = new Browser(server());
    Wire.Reply signIn = browser.open(app.address(app.asking("launch/patient patient/*.rs")));
    browser.signIn(doctor, "/");
    for (Wire.Reply page :
        List.of(
            signIn,
            browser.open(app.address(app.asking("launch/patient patient/*.rs"))),
            browser.open(app.address(app.asking("user/*.rs"))),
            browser.open(app.address(app.asking("x").with("redirect_uri", "x"))),
            browser.open(server() + "/auth/page-sign-in?to=/"),
            browser.open(server() + "/auth/launch"),
            browser.submit("/auth/consent", Map.of("request", "x")))) {
      assertThat(page.header("X-Frame-Options")).as(page.body()).contains("DENY");
      assertThat(page.header("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'", "default-src 'none'");
      assertThat(page.header("Cache-Control").orElse("")).contains("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/agent/tasks",
        "/calculators",
        "/consistency/notes/x",
        "/fhir/Patient",
        "/cds-services"
      })
  void aForeignPageIsToldWhyItMayNotCall(String path) {
    Response refused = given().header("Origin", "https://evil.example").get(path);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("quarkus.http.cors.origins").doesNotContain("evil");
    assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    boolean fhir = path.startsWith("/fhir");
    assertThat(refused.jsonPath().getString(fhir ? "issue[0].details.coding[0].code" : "code"))
        .isEqualTo("foreign-origin");
    assertThat(refused.contentType())
        .startsWith(fhir ? "application/fhir+json" : "application/problem+json");
    for (String origin : List.of("https://app.example", server())) {
      assertThat(given().header("Origin", origin).get(path).statusCode())
          .as(origin)
          .isNotEqualTo(403);
    }
  }

  private static Response mayLaunch(String origin) {
    return given()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .options("/auth/launch");
  }

  @Test
  void aProgramInAPageOfAnAllowedOriginMayStartALaunch() {
    Response allowed = mayLaunch("https://app.example");
    assertThat(allowed.statusCode()).as(allowed.asString()).isBetween(200, 204);
    assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(allowed.header("Access-Control-Allow-Methods")).contains("POST");
    Response refused = mayLaunch("https://evil.example");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
  }
}
