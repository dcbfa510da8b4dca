package org.chartwarden.smart.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaking the glass over HTTP: for practitioners, with a reason, for a while, and told. */
@QuarkusTest
class EmergencyAccessIT {

  private static final String REASON = "{\"reason\": \"unconscious, no relatives here\"}";

  @Inject Approvals approvals;
  @Inject TokenIssuer issuer;
  @Inject TokenVerifier verifier;
  @Inject IdGenerator ids;
  @Inject DataSource source;

  private String patient;
  private String doctor;

  @BeforeEach
  void chart() {
    patient = "bg-" + ids.newId();
    doctor = "bgd-" + ids.newId();
    put("Patient/" + patient, "\"name\":[{\"family\":\"Glass\"}]");
    put("Practitioner/" + doctor, "\"name\":[{\"family\":\"D\"}]");
    put(
        "Consent/c-" + patient,
        "\"status\":\"active\",\"patient\":{\"reference\":\"Patient/"
            + patient
            + "\"},\"scope\":{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/consentscope\",\"code\":\"patient-privacy\"}]},"
            + "\"category\":[{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"59284-0\"}]}],"
            + "\"policyRule\":{\"text\":\"opt out\"},\"provision\":{\"type\":\"deny\"}");
  }

  private static void put(String reference, String members) {
    String[] key = reference.split("/");
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"" + key[0] + "\",\"id\":\"" + key[1] + "\"," + members + "}")
        .put("/fhir/" + reference)
        .then()
        .statusCode(lessThan(300));
  }

  private Approval approval(Optional<String> user, String scope) {
    Approval approval =
        new Approval(
            ids.newId(),
            "ward-app",
            Optional.empty(),
            Optional.empty(),
            user,
            ScopeSet.read(scope),
            Optional.empty(),
            Optional.empty(),
            Json.object());
    approvals.save(approval);
    return approval;
  }

  private String token(Approval approval) {
    return issuer.access(
        approval,
        new ServerAddress("http://localhost:" + RestAssured.port),
        Duration.ofMinutes(10));
  }

  private String doctorsToken() {
    return token(approval(Optional.of("Practitioner/" + doctor), "user/*.rs __break_glass"));
  }

  private static Response breakGlass(String token, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post("/auth/break-glass");
  }

  private int read(String token) {
    return given().auth().oauth2(token).get("/fhir/Patient/" + patient).statusCode();
  }

  @Test
  void reachesWhatIsWithheldAndTellsOfIt() {
    String usual = doctorsToken();
    assertThat(read(usual)).isIn(403, 404);

    Response broken =
        breakGlass(usual, "{\"reason\": \"unconscious, no relatives here\", \"minutes\": 5}");
    broken
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(300))
        .body("scope", equalTo("user/*.rs"));
    String token = broken.path("access_token");
    assertThat(token).doesNotContain("unconscious");
    assertThat(read(token)).isEqualTo(200);
    assertThat(read(usual)).as("the usual token reaches no more than before").isIn(403, 404);
    given()
        .auth()
        .oauth2(token)
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
        .put("/fhir/Patient/" + patient)
        .then()
        .statusCode(403);
    assertThat(audited("break-glass-begun", "Practitioner/" + doctor)).isEqualTo(1);
    breakGlass(token, REASON).then().statusCode(409);
  }

  @Test
  void needsItsOwnScope() {
    breakGlass(token(approval(Optional.of("Practitioner/" + doctor), "user/*.cruds")), REASON)
        .then()
        .statusCode(403)
        .body("code", equalTo("scope-missing"));
    assertThat(audited("break-glass-begun", "Practitioner/" + doctor)).isZero();
  }

  private int audited(String action, String subject) {
    return new Database(source)
        .one(
            "SELECT count(*)::int FROM audit_entry WHERE action = ? AND subject = ?",
            row -> row.getInt(1),
            action,
            subject)
        .orElseThrow();
  }

  @Test
  void endsWithTheTokenItWasBegunWith() {
    Approval usual = approval(Optional.of("Practitioner/" + doctor), "user/*.rs __break_glass");
    String token = breakGlass(token(usual), REASON).path("access_token");
    assertThat(read(token)).isEqualTo(200);

    approvals.revoke(usual.id());
    verifier.recheck();
    assertThat(read(token)).isEqualTo(401);
  }

  @Test
  void endsWhenTheTokenAloneIsRevoked() {
    Approval approval = approval(Optional.of("Practitioner/" + doctor), "user/*.rs __break_glass");
    String usual = token(approval);
    String other = breakGlass(token(approval), REASON).path("access_token");
    String token = breakGlass(usual, REASON).path("access_token");
    assertThat(read(token)).isEqualTo(200);

    ServerAddress server = new ServerAddress("http://localhost:" + RestAssured.port);
    verifier.revoke(verifier.verify(usual, server).orElseThrow());
    assertThat(read(token)).isEqualTo(401);
    assertThat(read(other)).as("begun with another token").isEqualTo(200);
  }

  @Test
  void isForPractitionersWithAReasonAndForAWhileOnly() {
    String usual = doctorsToken();
    breakGlass(usual, "{}").then().statusCode(400).body("detail", containsString("reason"));
    breakGlass(usual, "{\"reason\": \"x\"}").then().statusCode(400);
    breakGlass(usual, "{\"reason\": \"        \"}").then().statusCode(400);
    breakGlass(usual, "[]").then().statusCode(400);
    breakGlass(usual, "{").then().statusCode(400);
    for (String minutes : new String[] {"0", "-5", "31", "100000", "1.5", "\"5\""}) {
      breakGlass(usual, "{\"reason\": \"unconscious patient\", \"minutes\": " + minutes + "}")
          .then()
          .statusCode(400);
    }
    breakGlass(usual, "{\"reason\": \"unconscious patient\", \"purpose\": \"HMARKT\"}")
        .then()
        .statusCode(400);
    breakGlass(
            token(approval(Optional.of("Patient/" + patient), "user/*.rs __break_glass")), REASON)
        .then()
        .statusCode(403);
    breakGlass(token(approval(Optional.empty(), "system/*.rs __break_glass")), REASON)
        .then()
        .statusCode(403);
    breakGlass("eyJhbGciOiJub25lIn0.e30.", REASON).then().statusCode(401);
    given()
        .contentType("application/json")
        .body(REASON)
        .post("/auth/break-glass")
        .then()
        .statusCode(401);
  }
}
