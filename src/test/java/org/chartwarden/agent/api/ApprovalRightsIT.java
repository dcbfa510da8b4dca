package org.chartwarden.agent.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.chartwarden.testing.AgentTasks;
import org.chartwarden.testing.smart.IssuedToken;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a proposed change may be made is decided when it is approved. */
@QuarkusTest
class ApprovalRightsIT {

  private static final String ALL = "user/*.cruds";
  private static final String ORDER =
      "{\"rounds\":[[{\"tool\":\"test_order\",\"arguments\":"
          + "{\"patient\":\"$patient\",\"text\":\"once\"}}]]}";

  @Inject Approvals approvals;
  @Inject TokenIssuer issuer;
  @Inject TokenVerifier verifier;
  @Inject IdGenerator ids;
  @Inject TrialImport imports;
  @Inject ProposalDesk desk;
  @TempDir Path folder;

  private IssuedToken.Source tokens;
  private String patient;
  private String doctor;

  @BeforeEach
  void chart() {
    tokens = new IssuedToken.Source(ids, approvals, issuer);
    patient = "ar" + ids.newId().substring(0, 12);
    doctor = "Practitioner/d" + patient;
    put("Patient", patient, "'gender':'female','birthDate':'1960-05-01'");
  }

  private static void put(String type, String id, String members) {
    String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
    given()
        .contentType("application/fhir+json")
        .body(body.replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(lessThan(300));
  }

  /** A change that waits: the address of its task, and its own. */
  private record Waiting(String task, String change) {
    private ValidatableResponse decided(IssuedToken by, String decision) {
      return by.given()
          .contentType("application/json")
          .body("{\"reason\":\"as it is\"}")
          .post(change + "/" + decision)
          .then();
    }

    private ValidatableResponse approved(IssuedToken by) {
      return decided(by, "approve");
    }

    private void stands(String status) {
      given().get(task).then().body("changes.status", hasItem(status));
    }
  }

  private Waiting order(IssuedToken by) {
    JsonNode task =
        Json.parseOwn(
            by.given()
                .contentType("application/json")
                .header("Prefer", "wait=60")
                .body(Json.write(AgentTasks.scripted(patient, "review", ORDER)))
                .post("/agent/tasks")
                .asString());
    assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("awaiting-approval");
    String address = "/agent/tasks/" + task.path("id").asText();
    return new Waiting(address, address + "/changes/" + task.at("/changes/0/id").asText());
  }

  private void requireNothingOrdered() {
    assertThat(AgentTasks.orders(patient).path("entry").size()).isZero();
  }

  private static void requireRefusalRecorded(IssuedToken by, String code) {
    String events =
        given()
            .urlEncodingEnabled(false)
            .get("/fhir/AuditEvent?_count=100&policy=urn:ietf:params:oauth:jti:" + by.id())
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(events).contains("change-refused", code);
  }

  @Test
  void aRevokedApprovalTakesItsProposalsAlong() {
    IssuedToken asking = tokens.of(doctor, ALL);
    IssuedToken deciding = tokens.of(doctor, ALL);
    Waiting waiting = order(asking);
    approvals.revoke(asking.approval());
    waiting.approved(deciding).statusCode(403).body("code", equalTo("approval-revoked"));
    waiting.stands("proposed");
    requireNothingOrdered();
    requireRefusalRecorded(deciding, "approval-revoked");
    waiting.decided(deciding, "reject").statusCode(200);
    waiting.stands("rejected");
  }

  @Test
  void whatWasAskedWithATokenIsNotInTheTaskThatOthersRead() {
    for (IssuedToken asking : List.of(tokens.of(doctor, ALL), service())) {
      String id = order(asking).task().replaceAll(".*/", "");
      String task =
          tokens
              .of("Practitioner/other", "user/Task.r")
              .given()
              .get("/fhir/Task/" + id)
              .then()
              .statusCode(200)
              .body("status", equalTo("on-hold"))
              .body("description", nullValue())
              .body("input.type.text", not(hasItem("context")))
              .body("output.type.text", equalTo(List.of("task")))
              .body("output[0].valueUri", equalTo("/agent/tasks/" + id))
              .extract()
              .asString();
      assertThat(task).doesNotContain("rounds");
      asking.given().get("/agent/tasks/" + id).then().body("instruction", notNullValue());
    }
  }

  @Test
  void aSignOutTakesNoProposalBack() {
    IssuedToken asking = tokens.of(doctor, ALL);
    IssuedToken deciding = tokens.of(doctor, ALL);
    Waiting waiting = order(asking);
    verifier.revoke(verifier.verify(asking.text(), IssuedToken.here()).orElseThrow());
    waiting.approved(asking).statusCode(401);
    waiting.approved(deciding).statusCode(200);
    waiting.stands("applied");
  }

  @Test
  void whoMayNotWriteCannotApproveAndSpoilsNothing() {
    Waiting waiting = order(tokens.of(doctor, ALL));
    IssuedToken reader = tokens.of(doctor, "user/*.rs");
    waiting.approved(reader).statusCode(403).body("code", equalTo("insufficient-scope"));
    requireRefusalRecorded(reader, "insufficient-scope");
    IssuedToken elsewhere =
        tokens.of("token-it", "patient/*.cruds", Optional.of(doctor), Optional.of("another"));
    waiting.approved(elsewhere).statusCode(403).body("code", equalTo("other-patient"));
    IssuedToken stranger = tokens.of("Practitioner/stranger", ALL);
    waiting.approved(stranger).statusCode(404);
    IssuedToken nobody =
        tokens.of("token-it", "system/*.cruds", Optional.empty(), Optional.empty());
    waiting.approved(nobody).statusCode(404);
    waiting.stands("proposed");
    requireNothingOrdered();
    waiting.approved(tokens.of(doctor, ALL)).statusCode(200);
    waiting.stands("applied");
    assertThat(AgentTasks.orders(patient).path("entry").size()).isEqualTo(1);
  }

  @Test
  void whatATokenCannotWriteIsNotProposedWithIt() {
    IssuedToken reader = tokens.of(doctor, "user/*.rs user/Observation.cruds");
    JsonNode task = AgentTasks.run(reader.given(), AgentTasks.scripted(patient, "review", ORDER));
    assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("declined");
    assertThat(task.at("/declined/code").asText()).isEqualTo("forbidden");
    assertThat(task.path("changes")).isEmpty();
    given()
        .get("/fhir/AuditEvent?_count=100&entity=Task/" + task.path("id").asText())
        .then()
        .statusCode(200)
        .body(containsString("change-not-granted"))
        .body(not(containsString("change-proposed")));
    requireNothingOrdered();
  }

  @Test
  void aConsentThatCameBetweenCounts() {
    IssuedToken token = tokens.of(doctor, ALL);
    Waiting waiting = order(token);
    String consent = optOut();
    waiting.approved(token).statusCode(403).body("code", equalTo("consent"));
    waiting.stands("proposed");
    given().delete("/fhir/Consent/" + consent).then().statusCode(204);
    waiting.approved(token).statusCode(200);
    waiting.stands("applied");
  }

  /** A consent of the patient that withholds everything from everybody. */
  private String optOut() {
    String consent = "c" + patient;
    put(
        "Consent",
        consent,
        "'status':'active','patient':{'reference':'Patient/"
            + patient
            + "'},'scope':{'coding':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},"
            + "'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],"
            + "'policyRule':{'text':'opt out'},'provision':{'type':'deny'}");
    return consent;
  }

  @Test
  void aServiceProposesAndAPractitionerDecides() {
    IssuedToken service = service();
    Waiting waiting = order(service);
    waiting.approved(service).statusCode(403).body("code", equalTo("approver-needs-user"));
    waiting.approved(tokens.of("Patient/" + patient, ALL)).statusCode(404);
    waiting.approved(tokens.of(doctor, "user/Observation.cruds")).statusCode(404);
    waiting.approved(tokens.of(doctor, ALL)).statusCode(200);
    waiting.stands("applied");
  }

  private IssuedToken service() {
    return tokens.of("nightly-" + patient, "system/*.cruds", Optional.empty(), Optional.empty());
  }

  private static String shown(IssuedToken to, String address) {
    return to.given().get(address).then().statusCode(200).extract().asString();
  }

  @Test
  void whoMayOnlySeeTasksSeesNothingOfWhatAServiceAsked() {
    Waiting waiting = order(service());
    IssuedToken reader = tokens.of(doctor, "user/Task.rs");
    String id = waiting.task().substring(waiting.task().lastIndexOf('/') + 1);
    String list = "/agent/tasks?patient=Patient/" + patient;
    for (String address : List.of(waiting.task(), list, waiting.task() + "/events")) {
      assertThat(shown(reader, address))
          .contains(id)
          .doesNotContain("script says", "once", "test_order", "\"steps\":[", "event:step");
    }
    reader.given().get(waiting.task()).then().body("changes.size()", equalTo(0));
    IssuedToken deciding = tokens.of(doctor, "user/Task.rs user/ServiceRequest.cruds");
    assertThat(shown(deciding, waiting.task()))
        .contains("\"resourceType\":\"ServiceRequest\"")
        .doesNotContain("script says", "test_order", "\"context\"", "\"evidence\":[{");
    waiting.approved(deciding).statusCode(200).body("changes[0].status", equalTo("applied"));
  }

  @Test
  void aTaskOfAServiceIsForWhoReachesAllItsPatients() {
    Waiting waiting = order(service());
    IssuedToken token = tokens.of(doctor, ALL);
    shown(token, waiting.task());
    String consent = optOut();
    token.given().get(waiting.task()).then().statusCode(404);
    waiting.decided(token, "reject").statusCode(404);
    given().delete("/fhir/Consent/" + consent).then().statusCode(204);
    shown(token, waiting.task());
  }

  @Test
  void whoOnlyReadsNeitherRejectsNorCancelsForOthers() {
    IssuedToken service = service();
    Waiting waiting = order(service);
    IssuedToken reader = tokens.of(doctor, "user/*.rs");
    waiting.decided(reader, "reject").statusCode(403).body("code", equalTo("insufficient-scope"));
    requireRefusalRecorded(reader, "insufficient-scope");
    for (IssuedToken other : List.of(reader, tokens.of(doctor, ALL))) {
      other
          .given()
          .post(waiting.task() + "/cancel")
          .then()
          .statusCode(403)
          .body("code", equalTo("task-not-own"));
    }
    waiting.stands("proposed");
    waiting.decided(tokens.of(doctor, ALL), "reject").statusCode(200);
    waiting.stands("rejected");
    Waiting own = order(service);
    service
        .given()
        .post(own.task() + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("cancelled"));
  }

  /** Takes a change back and comes no further; whoever comes next is told the same. */
  private void requireLapsed(Waiting waiting) {
    String[] address = waiting.change().split("/");
    String task = address[address.length - 3];
    String change = address[address.length - 1];
    assertThat(desk.lapsed(task, change, "client/first")).isTrue();
    assertThat(desk.lapsed(task, change, "client/next")).isTrue();
  }

  /** The first of what an answer proposes. */
  private static Waiting proposed(ValidatableResponse answer, boolean fresh) {
    answer.statusCode(200).body("proposals[0].fresh", equalTo(fresh));
    String task = answer.extract().path("proposals[0].task");
    String approve = answer.extract().path("proposals[0].approve");
    return new Waiting(task, approve.substring(0, approve.lastIndexOf('/')));
  }

  private ValidatableResponse issue(IssuedToken by) {
    return by.given()
        .contentType("application/json")
        .body("{\"noteReference\":\"DocumentReference/n" + patient + "\",\"propose\":true}")
        .post("/consistency/check")
        .then();
  }

  @Test
  void aFindingIsFiledUnderTheGrantOfWhoAsked() {
    String text = "Progress note. Potassium 2.9 mmol/L this morning.";
    put(
        "DocumentReference",
        "n" + patient,
        "'status':'current','subject':{'reference':'Patient/"
            + patient
            + "'},'date':'2024-05-20T11:00:00Z','content':[{'attachment':{'contentType':"
            + "'text/plain','data':'"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "'}}]");
    put(
        "Observation",
        "k" + patient,
        "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
            + "'subject':{'reference':'Patient/"
            + patient
            + "'},'effectiveDateTime':'2024-05-20T06:00:00Z','valueQuantity':{'value':3.9,"
            + "'unit':'mmol/L','system':'http://unitsofmeasure.org','code':'mmol/L'}");
    IssuedToken asking = tokens.of(doctor, ALL);
    IssuedToken deciding = tokens.of("Practitioner/other-" + patient, ALL);
    issue(tokens.of(doctor, "user/*.rs")).statusCode(403);
    Waiting first = proposed(issue(asking), true);
    approvals.revoke(asking.approval());
    first.approved(deciding).statusCode(403).body("code", equalTo("approval-revoked"));
    requireLapsed(first);
    // Nobody can approve it any more, so it does not stand in the way of somebody else's.
    Waiting second = proposed(issue(deciding), true);
    first.stands("rejected");
    second.approved(tokens.of(doctor, "user/*.rs")).statusCode(403);
    second.approved(tokens.of(doctor, ALL)).statusCode(200);
    second.stands("applied");
    given().get("/fhir/DetectedIssue?patient=Patient/" + patient).then().body("total", equalTo(1));
  }

  private ValidatableResponse candidate(IssuedToken by) {
    return by.given()
        .post(
            "/fhir/Patient/"
                + patient
                + "/$match-trials?as=json&propose=true&trial="
                + TrialFixture.FITTING)
        .then();
  }

  @Test
  void aCandidateIsFiledUnderTheGrantOfWhoAsked() {
    TrialFixture.load(imports, folder);
    put(
        "Condition",
        "c" + patient,
        "'subject':{'reference':'Patient/"
            + patient
            + "'},'code':{'text':'Sarcoidosis'},'onsetDateTime':'2019-02-01','clinicalStatus':"
            + "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical',"
            + "'code':'active'}]}");
    IssuedToken asking = tokens.of(doctor, ALL);
    IssuedToken deciding = tokens.of("Practitioner/other-" + patient, ALL);
    candidate(tokens.of(doctor, "user/*.rs")).statusCode(403);
    Waiting first = proposed(candidate(asking), true);
    approvals.revoke(asking.approval());
    first.approved(deciding).statusCode(403).body("code", equalTo("approval-revoked"));
    first.stands("proposed");
    requireLapsed(first);
    Waiting second = proposed(candidate(deciding), true);
    first.stands("rejected");
    second.approved(tokens.of(doctor, ALL)).statusCode(200);
    given()
        .get("/fhir/ResearchSubject?patient=Patient/" + patient)
        .then()
        .body("entry.resource.status", hasItem("candidate"));
  }
}
