package org.chartwarden.cds.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Decision support as an electronic record calls it. */
@QuarkusTest
class CdsServicesIT {

  private static final String CLIENT = "https://ehr.example/cds-client";
  private static final String PATIENT = "cds-p1";
  private static final String OTHER = "cds-p2";

  @Inject ClientStore clients;
  @Inject IdGenerator ids;

  private ECKey key;

  @BeforeEach
  void chart() throws Exception {
    key = new ECKeyGenerator(Curve.P_384).keyID("k1").algorithm(JWSAlgorithm.ES384).generate();
    clients.save(
        new RegisteredClient(
            CLIENT,
            "Record of the hospital",
            ClientKind.KEY,
            Optional.empty(),
            Optional.of(new JWKSet(key.toPublicJWK()).toString()),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            ScopeSet.read("system/*.rs"),
            Set.of("client_credentials")));
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    put("Patient/" + PATIENT, "{\"gender\":\"female\",\"birthDate\":\"1948-02-03\"}");
    put("Patient/" + OTHER, "{\"gender\":\"male\",\"birthDate\":\"1990-02-03\"}");
    put(
        "AllergyIntolerance/cds-penicillin",
        "{'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical','code':'active'}]},"
            + "'code':{'text':'Penicillin'},'patient':{'reference':'Patient/cds-p1'}}");
    put(
        "Condition/cds-af",
        "{'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]},"
            + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'49436004'}],'text':'Atrial fibrillation'},"
            + "'subject':{'reference':'Patient/cds-p1'}}");
    put(
        "Observation/cds-creatinine",
        "{'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2160-0'}],'text':'Creatinine'},"
            + "'subject':{'reference':'Patient/cds-p1'},'effectiveDateTime':'"
            + now
            + "','valueQuantity':{'value':2.4,'unit':'mg/dL','system':'http://unitsofmeasure.org','code':'mg/dL'}}");
    put(
        "Encounter/cds-stay",
        "{'status':'in-progress','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'IMP'},"
            + "'subject':{'reference':'Patient/cds-p1'},'period':{'start':'"
            + Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS)
            + "'}}");
    String note = "Progress note.\nCreatinine 1.1 today. <b>No complaints</b>.\n";
    put(
        "DocumentReference/cds-note",
        "{'status':'current','subject':{'reference':'Patient/cds-p1'},'date':'"
            + now
            + "','context':{'encounter':[{'reference':'Encounter/cds-stay'}]},"
            + "'content':[{'attachment':{'contentType':'text/plain','data':'"
            + Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8))
            + "'}}]}");
  }

  private static void put(String reference, String members) throws Exception {
    ObjectNode resource = (ObjectNode) Json.parse(members.replace('\'', '"'));
    String[] parts = reference.split("/");
    resource.put("resourceType", parts[0]).put("id", parts[1]);
    given()
        .contentType("application/fhir+json")
        .body(Json.write(resource))
        .put("/fhir/" + reference)
        .then()
        .statusCode(lessThan(300));
  }

  private static String base() {
    return "http://localhost:" + RestAssured.port;
  }

  private ObjectNode call(String hook) {
    ObjectNode body = Json.object();
    body.put("hook", hook).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
    body.put("fhirServer", base() + "/fhir");
    body.putObject("context").put("userId", "Practitioner/cds-doc").put("patientId", PATIENT);
    return body;
  }

  private static ObjectNode context(ObjectNode call) {
    return (ObjectNode) call.get("context");
  }

  private static ObjectNode draft(String id, String drug, String patient) {
    ObjectNode order = Json.object();
    order.put("resourceType", "MedicationRequest").put("id", id);
    order.put("status", "draft").put("intent", "order");
    order.putObject("medicationCodeableConcept").put("text", drug);
    order.putObject("subject").put("reference", "Patient/" + patient);
    return order;
  }

  private static void drafts(ObjectNode call, ObjectNode... orders) {
    ObjectNode bundle = context(call).putObject("draftOrders");
    bundle.put("resourceType", "Bundle").put("type", "collection");
    var entries = bundle.putArray("entry");
    for (ObjectNode order : orders) {
      entries.addObject().set("resource", order);
    }
  }

  private static Response ask(String service, ObjectNode body) {
    return given()
        .contentType("application/json")
        .body(Json.write(body))
        .post("/cds-services/" + service);
  }

  private String jwt(String service, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(CLIENT)
            .audience(base() + "/cds-services/" + service)
            .jwtID(ids.newId())
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(120)));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").build(),
            change.apply(claims).build());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  private JsonNode cards(Response response) throws Exception {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return Json.parse(response.asString()).get("cards");
  }

  @Test
  void listsItsServices() {
    given()
        .get("/cds-services")
        .then()
        .statusCode(200)
        .body(
            "services.id",
            equalTo(
                List.of(
                    "calculated-risks",
                    "discharge-review",
                    "order-select-safety",
                    "order-sign-safety",
                    "recent-notes",
                    "trial-candidates")))
        .body(
            "services.hook",
            hasItems("patient-view", "order-select", "order-sign", "encounter-discharge"))
        .body("services.description", not(hasItems("")))
        .body("services[0].prefetch.patient", equalTo("Patient/{{context.patientId}}"));
    ask("no-such-service", call("patient-view")).then().statusCode(404);
  }

  @Test
  void warnsOfAnAllergyAndOfTwoDraftsOfOneDrug() throws Exception {
    ObjectNode call = call("order-sign");
    drafts(
        call,
        draft("d1", "Amoxicillin 500 mg capsule", PATIENT),
        draft("d2", "Metoprolol 25 mg tablet", PATIENT),
        draft("d3", "Metoprolol 50 mg tablet", PATIENT));

    JsonNode cards = cards(ask("order-sign-safety", call));

    assertThat(cards.findValuesAsText("code"))
        .contains("allergy-to-class")
        .contains("duplicate-medication");
    JsonNode allergy = cards.get(0);
    assertThat(allergy.get("indicator").asText()).isEqualTo("critical");
    assertThat(allergy.at("/suggestions/0/actions/0/type").asText()).isEqualTo("delete");
    assertThat(allergy.at("/suggestions/0/actions/0/resourceId").asText())
        .isEqualTo("MedicationRequest/d1");
    assertThat(allergy.get("overrideReasons")).hasSize(4);
    assertThat(allergy.get("summary").asText().length()).isLessThanOrEqualTo(140);
  }

  @Test
  void answersForTheOrdersThatWereJustSelected() throws Exception {
    ObjectNode call = call("order-select");
    drafts(
        call,
        draft("d1", "Amoxicillin 500 mg capsule", PATIENT),
        draft("d2", "Paracetamol 500 mg tablet", PATIENT));
    context(call).putArray("selections").add("MedicationRequest/d2");

    assertThat(cards(ask("order-select-safety", call)).findValuesAsText("code"))
        .doesNotContain("allergy-to-class");

    context(call).putArray("selections").add("MedicationRequest/d1");
    assertThat(cards(ask("order-select-safety", call)).findValuesAsText("code"))
        .contains("allergy-to-class");
  }

  @Test
  void showsScoresOfTheChartThatCanBeCharted() throws Exception {
    JsonNode cards = cards(ask("calculated-risks", call("patient-view")));

    assertThat(cards.findValuesAsText("summary").toString())
        .contains("CKD-EPI")
        .contains("CHA2DS2-VASc");
    apply(cards);
    given()
        .get("/fhir/AuditEvent?patient=" + PATIENT)
        .then()
        .statusCode(200)
        .body(containsString("cds-services/calculated-risks"))
        .body(containsString("cds-hooks"));
  }

  @Test
  void showsWhereNotesContradictTheChartAndTakesTheirWordsAsText() throws Exception {
    JsonNode cards = cards(ask("recent-notes", call("patient-view")));

    assertThat(cards).isNotEmpty();
    assertThat(cards.get(0).get("summary").asText()).contains("1.1");
    assertThat(cards.toString()).doesNotContain("<b>");
    apply(cards);

    ObjectNode discharge = call("encounter-discharge");
    context(discharge).put("encounterId", "cds-stay");
    assertThat(cards(ask("discharge-review", discharge))).isNotEmpty();
  }

  /** What a card suggests to create is what the record takes. */
  private static void apply(JsonNode cards) {
    for (JsonNode card : cards) {
      for (JsonNode suggestion : card.path("suggestions")) {
        JsonNode resource = suggestion.at("/actions/0/resource");
        given()
            .contentType("application/fhir+json")
            .body(Json.write(resource))
            .post("/fhir/" + resource.get("resourceType").asText())
            .then()
            .statusCode(201);
      }
    }
  }

  @Test
  void answersTrialsWithCardsOrNone() {
    ask("trial-candidates", call("patient-view")).then().statusCode(200);
  }

  @Test
  void tellsWhatIsWrongWithACall() {
    ObjectNode call = Json.object().put("hook", "order-sign");
    ask("calculated-risks", call)
        .then()
        .statusCode(400)
        .body("problems.at", hasItems("hook", "hookInstance", "context"));
    ask("order-sign-safety", call("order-sign"))
        .then()
        .statusCode(400)
        .body("detail", containsString("draftOrders"));
    ObjectNode mixed = call("order-sign");
    drafts(mixed, draft("d1", "Amoxicillin", OTHER));
    ask("order-sign-safety", mixed)
        .then()
        .statusCode(400)
        .body("detail", containsString("patient of the call"));
    ObjectNode wrong = call("encounter-discharge");
    ask("discharge-review", wrong).then().statusCode(400);
    context(wrong).put("encounterId", "cds-stay").put("patientId", OTHER);
    ask("discharge-review", wrong).then().statusCode(422);
    ObjectNode unknown = call("patient-view");
    context(unknown).put("patientId", "cds-nobody");
    ask("calculated-risks", unknown).then().statusCode(404);
    given().body("[]").post("/cds-services/calculated-risks").then().statusCode(400);
  }

  @Test
  void readsOnlyFromItselfAndOnlyWithATokenOfItsOwn() {
    ObjectNode elsewhere = call("patient-view");
    elsewhere.put("fhirServer", "https://elsewhere.example/fhir");
    ask("calculated-risks", elsewhere).then().statusCode(412);
    ObjectNode forged = call("patient-view");
    forged.putObject("fhirAuthorization").put("access_token", "forged").put("token_type", "Bearer");
    ask("calculated-risks", forged).then().statusCode(401);
  }

  @Test
  void believesOnlyAJwtThatItsClientSignedForThisService() throws Exception {
    String body = Json.write(call("patient-view"));
    String good = jwt("calculated-risks", claims -> claims);
    for (int status : List.of(200, 401)) {
      // The same JWT is good once.
      with(good, body).then().statusCode(status);
    }
    given()
        .get("/fhir/AuditEvent?patient=" + PATIENT + "&_count=100")
        .then()
        .body("entry.resource.agent.name.flatten()", hasItem(CLIENT));
    with(jwt("order-sign-safety", claims -> claims), body).then().statusCode(401);
    with(jwt("calculated-risks", claims -> claims.issuer("nobody")), body).then().statusCode(401);
    with(jwt("calculated-risks", claims -> claims.jwtID(null)), body).then().statusCode(401);
    with(
            jwt(
                "calculated-risks",
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300)))),
            body)
        .then()
        .statusCode(401);
    key = new ECKeyGenerator(Curve.P_384).keyID("k1").algorithm(JWSAlgorithm.ES384).generate();
    with(jwt("calculated-risks", claims -> claims), body).then().statusCode(401);
    with("nonsense", body).then().statusCode(401);
  }

  private static Response with(String token, String body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(body)
        .post("/cds-services/calculated-risks");
  }

  /** What a client sends along is not taken for the chart: it would pass by the access decision. */
  @Test
  void prefetchChangesNothing() throws Exception {
    ObjectNode call = call("patient-view");
    JsonNode plain = cards(ask("calculated-risks", call));
    ObjectNode prefetch = call.putObject("prefetch");
    ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", PATIENT);
    patient.put("birthDate", "2015-01-01").put("gender", "male");
    prefetch.set("patient", patient);
    ObjectNode other = Json.object().put("resourceType", "Bundle").put("type", "searchset");
    ObjectNode result = other.putArray("entry").addObject().putObject("resource");
    result.put("resourceType", "Observation").put("status", "final");
    result.putObject("subject").put("reference", "Patient/" + OTHER);
    result.putObject("code").put("text", "Creatinine");
    result.putObject("valueQuantity").put("value", 9.9).put("unit", "mg/dL");
    prefetch.set("results", other);
    JsonNode prefetched = cards(ask("calculated-risks", call));

    assertThat(prefetched.findValuesAsText("summary"))
        .isNotEmpty()
        .isEqualTo(plain.findValuesAsText("summary"));
    assertThat(prefetched.findValuesAsText("detail")).isEqualTo(plain.findValuesAsText("detail"));
    assertThat(prefetched.toString()).doesNotContain(OTHER);
  }

  private String registeredItself() {
    String self = "self-" + ids.newId();
    clients.save(
        new RegisteredClient(
            self,
            "Itself",
            ClientKind.KEY,
            Optional.empty(),
            Optional.of(new JWKSet(key.toPublicJWK()).toString()),
            Optional.empty(),
            List.of("https://app.example/"),
            Optional.empty(),
            ScopeSet.read("patient/*.rs"),
            Set.of("authorization_code")));
    return self;
  }

  @Test
  void aClientThatRegisteredItselfIsNoneThatIsTrusted() throws Exception {
    String self = registeredItself();
    with(jwt("calculated-risks", claims -> claims.issuer(self)), Json.write(call("patient-view")))
        .then()
        .statusCode(403);
    given()
        .header("Authorization", "Bearer " + jwt("recent-notes", claims -> claims.issuer(self)))
        .body("{\"feedback\": []}")
        .post("/cds-services/recent-notes/feedback")
        .then()
        .statusCode(403);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere only 127.0.0.1 is of this machine")
  void aCallThatIsRefusedBeforeItsProofIsReadLeavesAnEntry() throws Exception {
    String self = registeredItself();
    // From an address of its own, whose refused calls are not counted together with others.
    String id = ids.newId();
    int place = id.hashCode();
    String from = "127." + (1 + (place & 0x7f)) + "." + (place >> 8 & 0xff) + ".77";
    given()
        .config(
            RestAssuredConfig.config()
                .httpClient(
                    HttpClientConfig.httpClientConfig()
                        .setParam("http.route.local-address", InetAddress.getByName(from))))
        .header("Authorization", "Bearer " + jwt("calculated-risks", claims -> claims.issuer(self)))
        .body(Json.write(call("patient-view")))
        .post("http://127.0.0.1:" + RestAssured.port + "/cds-services/calculated-risks")
        .then()
        .statusCode(403);
    assertThat(outcomes("address=" + from)).containsOnly("8");
  }

  /** Outcomes of what the trail has. */
  private static List<String> outcomes(String query) {
    List<String> outcomes =
        given()
            .get("/fhir/AuditEvent?_count=100&" + query)
            .then()
            .statusCode(200)
            .extract()
            .path("entry.resource.outcome");
    return outcomes == null ? List.of() : outcomes;
  }

  @Test
  void everyRefusedCallOfAProvenClientLeavesAnEntryThatNamesIt() throws Exception {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ObjectNode elsewhere = call("patient-view");
    elsewhere.put("fhirServer", "https://elsewhere.example/fhir");
    with(jwt("calculated-risks", claims -> claims), Json.write(elsewhere)).then().statusCode(412);
    assertThat(outcomes("agent-name=" + CLIENT + "&date=ge" + begin)).contains("4");
  }

  @Test
  void keepsWhatBecameOfCards() {
    String card = ids.newId();
    String body =
        """
        {"feedback": [
          {"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-03-01T10:00:00Z",
           "overrideReason": {"reason": {"system": "https://x.example", "code": "it-%s"}}},
          {"card": "%s-2", "outcome": "accepted", "outcomeTimestamp": "2026-03-01T10:00:01Z",
           "acceptedSuggestions": [{"id": "s1"}]}]}
        """
            .formatted(card, card, card);
    for (int i = 0; i < 2; i++) {
      given().body(body).post("/cds-services/recent-notes/feedback").then().statusCode(200);
    }
    given()
        .get("/cds-services/recent-notes/feedback")
        .then()
        .statusCode(200)
        .body("overrideReasons.find { it.code == 'it-" + card + "' }.count", equalTo(1));
    given()
        .body("{\"feedback\": [{\"card\": \"\", \"outcome\": \"ignored\"}]}")
        .post("/cds-services/recent-notes/feedback")
        .then()
        .statusCode(400)
        .body("problems.size()", equalTo(3));
  }
}
