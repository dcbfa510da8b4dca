package org.chartwarden.smart.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.PasswordHashes;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.users.Accounts;
import org.chartwarden.smart.users.UserAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole ways through the authorization server, over HTTP as apps and browsers go them. */
@QuarkusTest
class AuthorizationFlowIT {

  private static final String BACK = "https://app.example/callback";
  private static final String ALL =
      "openid fhirUser profile launch launch/patient launch/encounter offline_access online_access"
          + " __break_glass patient/*.cruds user/*.cruds system/*.cruds";
  private static final Pattern NUMBER = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

  @Inject ClientStore clients;
  @Inject Accounts accounts;
  @Inject IdGenerator ids;

  private final CodeVerifier verifier = new CodeVerifier();

  @BeforeEach
  void register() {
    clients.save(client("flow-public", ClientKind.PUBLIC, Optional.empty(), Optional.empty()));
    clients.save(
        client(
            "flow-secret",
            ClientKind.SECRET,
            Optional.of(PasswordHashes.hash("s3cret")),
            Optional.empty()));
    accounts.save(new UserAccount("flow-doc", "Dr. Flow", "Practitioner/flow-doc"), "right horse");
    put("Patient/flow-p1", "\"name\":[{\"family\":\"Flow\",\"given\":[\"Ada\"]}]");
    put("Patient/flow-p2", "\"name\":[{\"family\":\"Flow\",\"given\":[\"Bob\"]}]");
    for (String patient : List.of("flow-p1", "flow-p2")) {
      put(
          "Observation/" + patient,
          "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/"
              + patient
              + "\"}");
    }
  }

  private static void put(String reference, String members) {
    String[] key = reference.split("/");
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"" + key[0] + "\",\"id\":\"" + key[1] + "\"," + members + "}")
        .put("/fhir/" + reference)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  private static RegisteredClient client(
      String id, ClientKind kind, Optional<String> secret, Optional<String> jwks) {
    return new RegisteredClient(
        id,
        "App " + id,
        kind,
        secret,
        jwks,
        Optional.empty(),
        List.of(BACK),
        Optional.empty(),
        ScopeSet.read(ALL),
        Set.of("authorization_code", "refresh_token", "client_credentials"));
  }

  private static String base() {
    return "http://localhost:" + RestAssured.port;
  }

  private Map<String, String> asked(String client, String scope) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client);
    parameters.put("redirect_uri", BACK);
    parameters.put("scope", scope);
    parameters.put("state", "st&te");
    parameters.put("aud", base() + "/fhir");
    parameters.put(
        "code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  private static Response authorize(Map<String, String> parameters) {
    return given().redirects().follow(false).queryParams(parameters).get("/auth/authorize");
  }

  private static String number(Response page) {
    Matcher found = NUMBER.matcher(page.asString());
    assertThat(found.find()).as(page.asString()).isTrue();
    return found.group(1);
  }

  /** Through sign-in, patient and consent; the parameters that come back to the app. */
  private Map<String, String> approved(String client, String scope, List<String> ticked) {
    Response page = authorize(asked(client, scope));
    String number = number(page);
    Response signedIn =
        given()
            .formParams("request", number, "name", "flow-doc", "password", "right horse")
            .post("/auth/sign-in");
    assertThat(signedIn.statusCode()).isEqualTo(200);
    String session = signedIn.cookie("chartwarden_session");
    if (signedIn.asString().contains("For which patient")) {
      assertThat(
              given()
                  .cookie("chartwarden_session", session)
                  .formParams("request", number, "patient", "flow-p1")
                  .post("/auth/patient")
                  .asString())
          .contains("Ada Flow");
    }
    Response answer =
        given()
            .redirects()
            .follow(false)
            .cookie("chartwarden_session", session)
            .formParam("request", number)
            .formParam("scope", ticked)
            .formParam("decision", "allow")
            .post("/auth/consent");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    return query(answer.header("Location"));
  }

  private static Map<String, String> query(String address) {
    assertThat(address).startsWith(BACK + "?");
    Map<String, String> found = new HashMap<>();
    for (String pair : URI.create(address).getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  private Response token(Map<String, String> parameters) {
    return given().formParams(parameters).post("/auth/token");
  }

  private Map<String, String> redeeming(String code) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", code);
    parameters.put("redirect_uri", BACK);
    parameters.put("client_id", "flow-public");
    parameters.put("code_verifier", verifier.getValue());
    return parameters;
  }

  @Test
  void anAppReadsOnePatientAndNoOther() {
    Map<String, String> back =
        approved(
            "flow-public",
            "launch/patient openid fhirUser offline_access patient/Observation.rs patient/Patient.read",
            List.of("patient/Observation.rs", "patient/Patient.read", "offline_access"));
    assertThat(back).containsEntry("state", "st&te").containsEntry("iss", base());

    Response answer = token(redeeming(back.get("code")));
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("Pragma", "no-cache")
        .body("token_type", equalTo("Bearer"))
        .body("patient", equalTo("flow-p1"))
        .body("id_token", notNullValue())
        .body("refresh_token", notNullValue());
    assertThat(answer.path("scope").toString().split(" "))
        .contains("patient/Observation.rs", "patient/Patient.read", "launch/patient");
    String access = answer.path("access_token");
    fhir(access, "Observation/flow-p1").then().statusCode(200);
    fhir(access, "Observation/flow-p2").then().statusCode(403);
    fhir(access, "Condition").then().statusCode(403);
    fhir(access, "Observation?_id=flow-p1,flow-p2").then().body("total", equalTo(1));
    given()
        .auth()
        .oauth2(access)
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}")
        .post("/fhir/Observation")
        .then()
        .statusCode(403);
  }

  private static Response fhir(String token, String path) {
    return given().auth().oauth2(token).get("/fhir/" + path);
  }

  @Test
  void aCodeIsGoodOnceAndASecondUseEndsItsTokens() {
    Map<String, String> back =
        approved("flow-public", "patient/Observation.rs", List.of("patient/Observation.rs"));
    String access = token(redeeming(back.get("code"))).path("access_token");
    fhir(access, "Observation/flow-p1").then().statusCode(200);

    token(redeeming(back.get("code")))
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_grant"));
    given()
        .formParams("token", access)
        .auth()
        .preemptive()
        .basic("flow-secret", "s3cret")
        .post("/auth/introspect")
        .then()
        .statusCode(200);
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> fhir(access, "Observation/flow-p1").then().statusCode(401));
  }

  @Test
  void aCodeNeedsItsVerifier() {
    for (String wrong : List.of(new CodeVerifier().getValue(), "")) {
      Map<String, String> back =
          approved("flow-public", "patient/Observation.rs", List.of("patient/Observation.rs"));
      Map<String, String> parameters = redeeming(back.get("code"));
      parameters.put("code_verifier", wrong);
      if (wrong.isEmpty()) {
        parameters.remove("code_verifier");
      }
      token(parameters).then().statusCode(400);
    }
  }

  @Test
  void aRefreshTokenRotatesAndItsReuseEndsEverything() {
    Map<String, String> back =
        approved(
            "flow-public",
            "offline_access patient/*.rs",
            List.of("patient/*.rs", "offline_access"));
    String first = token(redeeming(back.get("code"))).path("refresh_token");
    Response second = refresh(first, "patient/Observation.rs");
    second.then().statusCode(200).body("scope", equalTo("patient/Observation.rs"));
    String next = second.path("refresh_token");
    assertThat(next).isNotEqualTo(first);

    refresh(first, "").then().statusCode(400).body("error", equalTo("invalid_grant"));
    refresh(next, "").then().statusCode(400).body("error", equalTo("invalid_grant"));
  }

  private Response refresh(String token, String scope) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("grant_type", "refresh_token");
    parameters.put("refresh_token", token);
    parameters.put("client_id", "flow-public");
    if (!scope.isEmpty()) {
      parameters.put("scope", scope);
    }
    return token(parameters);
  }

  @Test
  void whatIsWrongIsToldWhereItMayBe() {
    Map<String, String> elsewhere = asked("flow-public", "patient/*.rs");
    elsewhere.put("redirect_uri", "https://evil.example/");
    authorize(elsewhere).then().statusCode(400).header("Location", nullValue());
    authorize(asked("nobody", "patient/*.rs")).then().statusCode(400);

    Map<String, String> audience = asked("flow-public", "patient/*.rs");
    audience.put("aud", "https://elsewhere.example/fhir");
    assertThat(query(authorize(audience).header("Location")))
        .containsEntry("error", "invalid_request")
        .containsEntry("state", "st&te");
    Map<String, String> plain = asked("flow-public", "patient/*.rs");
    plain.put("code_challenge_method", "plain");
    assertThat(query(authorize(plain).header("Location")))
        .containsEntry("error", "invalid_request");
    assertThat(query(authorize(asked("flow-public", "nonsense")).header("Location")))
        .containsEntry("error", "invalid_scope");
  }

  @Test
  void aWrongPasswordLocksAfterAWhile() {
    accounts.save(new UserAccount("flow-lock", "Lock", "Practitioner/flow-lock"), "right horse");
    String number = number(authorize(asked("flow-public", "patient/*.rs")));
    for (int i = 0; i < 5; i++) {
      signIn(number, "flow-lock", "wrong").then().statusCode(401);
    }
    signIn(number, "flow-lock", "right horse").then().statusCode(401);
  }

  private static Response signIn(String number, String name, String password) {
    return given()
        .formParams("request", number, "name", name, "password", password)
        .post("/auth/sign-in");
  }

  @Test
  void noPageOfAnotherSiteSignsAnybodyIn() {
    String number = number(authorize(asked("flow-public", "patient/*.rs")));
    Map<String, String> form = Map.of("request", number, "to", "/", "name", "flow-doc");
    for (String path : List.of("/auth/sign-in", "/auth/page-sign-in")) {
      for (String header : List.of("Sec-Fetch-Site: cross-site", "Origin: https://evil.example")) {
        String[] sent = header.split(": ");
        Response refused =
            given()
                .header(sent[0], sent[1])
                .formParams(form)
                .formParam("password", "right horse")
                .post(path);
        assertThat(refused.statusCode()).as(header).isEqualTo(403);
        assertThat(refused.asString()).as(header).contains("a page of another site");
        assertThat(refused.cookie("chartwarden_session")).isNull();
      }
      given()
          .redirects()
          .follow(false)
          .header("Sec-Fetch-Site", "same-origin")
          .header("Origin", base())
          .formParams(form)
          .formParam("password", "right horse")
          .post(path)
          .then()
          .cookie("chartwarden_session", notNullValue());
    }
  }

  @Test
  void aBackendServiceProvesItselfByItsKey() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
    clients.save(
        client(
            "flow-backend",
            ClientKind.KEY,
            Optional.empty(),
            Optional.of(new JWKSet(key.toPublicJWK()).toString())));
    String assertion = assertion(key, "flow-backend", base() + "/auth/token", 200);
    Response answer = backend(assertion, "system/Observation.rs system/Patient.rs");
    answer.then().statusCode(200).body("expires_in", equalTo(300));
    fhir(answer.path("access_token"), "Observation/flow-p2").then().statusCode(200);
    fhir(answer.path("access_token"), "Condition").then().statusCode(403);

    backend(assertion, "system/Observation.rs")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
    ECKey other = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
    for (String wrong :
        List.of(
            assertion(other, "flow-backend", base() + "/auth/token", 200),
            assertion(key, "flow-backend", "https://elsewhere.example/token", 200),
            assertion(key, "flow-backend", base() + "/auth/token", 900),
            assertion(key, "flow-backend", base() + "/auth/token", -900),
            assertion(key, "flow-public", base() + "/auth/token", 200))) {
      backend(wrong, "system/Observation.rs").then().statusCode(401);
    }
  }

  private String assertion(ECKey key, String client, String audience, int seconds)
      throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(client)
            .subject(client)
            .audience(audience)
            .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
            .jwtID(ids.newId())
            .build();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(), claims);
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  private Response backend(String assertion, String scope) {
    return token(
        Map.of(
            "grant_type",
            "client_credentials",
            "scope",
            scope,
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion));
  }

  @Test
  void aRefusedScopeDoesNotUseARefreshTokenUp() {
    Map<String, String> back =
        approved(
            "flow-public",
            "offline_access patient/Observation.rs",
            List.of("patient/Observation.rs", "offline_access"));
    String token = token(redeeming(back.get("code"))).path("refresh_token");
    refresh(token, "patient/Condition.rs")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_scope"));
    refresh(token, "").then().statusCode(200);
  }

  @Test
  void breakingTheGlassIsTickedSingly() {
    String scope = "user/Observation.rs __break_glass";
    Response page =
        signIn(number(authorize(asked("flow-public", scope))), "flow-doc", "right horse");
    assertThat(page.asString())
        .contains("Break the glass for you", "name=\"scope\" value=\"__break_glass\">");
    Map<String, String> without = approved("flow-public", scope, List.of("user/Observation.rs"));
    token(redeeming(without.get("code"))).then().body("scope", equalTo("user/Observation.rs"));
    Map<String, String> with =
        approved("flow-public", scope, List.of("user/Observation.rs", "__break_glass"));
    token(redeeming(with.get("code")))
        .then()
        .body("scope", equalTo("__break_glass user/Observation.rs"));
  }

  @Test
  void aUserIsOfferedOnlyPatientsWithinReach() {
    accounts.save(
        new UserAccount("flow-nobody", "Nobody", "RelatedPerson/flow-none"), "right horse");
    String number = number(authorize(asked("flow-public", "patient/Observation.rs")));
    Response page =
        given()
            .formParams("request", number, "name", "flow-nobody", "password", "right horse")
            .post("/auth/sign-in");
    assertThat(page.asString()).contains("No patient is found").doesNotContain("Ada Flow");
    String session = page.cookie("chartwarden_session");
    assertThat(
            given()
                .cookie("chartwarden_session", session)
                .formParams("request", number, "patient", "flow-p1")
                .post("/auth/patient")
                .asString())
        .doesNotContain("Ada Flow");
  }

  @Test
  void aRequestIsDecidedByWhoItWaitsFor() {
    accounts.save(new UserAccount("flow-other", "Other", "Practitioner/flow-o"), "right horse");
    String number = number(authorize(asked("flow-public", "patient/Observation.rs")));
    assertThat(signIn(number, "flow-doc", "right horse").statusCode()).isEqualTo(200);
    String other =
        signIn(
                number(authorize(asked("flow-public", "patient/Observation.rs"))),
                "flow-other",
                "right horse")
            .cookie("chartwarden_session");
    assertThat(
            given()
                .cookie("chartwarden_session", other)
                .formParams("request", number, "patient", "flow-p1")
                .post("/auth/patient")
                .asString())
        .contains("Sign in")
        .doesNotContain("Ada Flow");
  }

  @Test
  void introspectionTellsOnlyWhatIsActive() {
    Map<String, String> back =
        approved("flow-public", "patient/Observation.rs", List.of("patient/Observation.rs"));
    String access = token(redeeming(back.get("code"))).path("access_token");
    introspect(access)
        .then()
        .statusCode(200)
        .body("active", equalTo(true))
        .body("client_id", equalTo("flow-public"))
        .body("patient", equalTo("flow-p1"));
    JsonNode nothing = Json.parseOwn(introspect("nonsense").asString());
    assertThat(Json.write(nothing)).isEqualTo("{\"active\":false}");
    given().formParams("token", access).post("/auth/introspect").then().statusCode(401);

    given()
        .formParams("token", access, "client_id", "flow-public")
        .post("/auth/revoke")
        .then()
        .statusCode(200);
    introspect(access).then().body("active", equalTo(false));
    fhir(access, "Observation/flow-p1")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", notNullValue());
  }

  private static Response introspect(String token) {
    return given()
        .auth()
        .preemptive()
        .basic("flow-secret", "s3cret")
        .formParams("token", token)
        .post("/auth/introspect");
  }

  @Test
  void discoveryTellsWhatThereIs() {
    given()
        .header("Origin", "https://any.example")
        .get("/fhir/.well-known/smart-configuration")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Access-Control-Allow-Origin", equalTo("*"))
        .body("issuer", equalTo(base()))
        .body("code_challenge_methods_supported", equalTo(List.of("S256")))
        .body("capabilities", hasItems("launch-ehr", "permission-v2", "sso-openid-connect"));
    given()
        .get("/.well-known/openid-configuration")
        .then()
        .body("jwks_uri", equalTo(base() + "/auth/jwks"));
    given()
        .get("/auth/jwks")
        .then()
        .body("keys[0].d", nullValue())
        .body("keys[0].kty", equalTo("RSA"));
  }
}
