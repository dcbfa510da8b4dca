package org.chartwarden.fhir.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SubscriptionsIT {

  private static final String TOPICS = "https://chartwarden.org/fhir/SubscriptionTopic/";

  @Inject SubscriptionStore store;
  @Inject Delivery delivery;
  @Inject FhirGateway gateway;
  @Inject Approvals approvals;
  @Inject DataSource source;
  @Inject Clock clock;

  private final HookServer hook = new HookServer();
  private final List<String> subscriptions = new CopyOnWriteArrayList<>();

  @AfterEach
  void tidy() {
    subscriptions.forEach(id -> given().delete("/fhir/Subscription/" + id));
    hook.close();
  }

  private static String unique(String stem) {
    return stem + "-" + Long.toString(System.nanoTime(), 36);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.parseOwn(text.replace('\'', '"'));
  }

  private String subscribe(ObjectNode subscription) {
    String id = unique("sub");
    subscription.put("resourceType", "Subscription").put("id", id).put("status", "requested");
    subscription.put("reason", "test");
    put("Subscription/" + id, subscription);
    subscriptions.add(id);
    awaitStatus(id, "active");
    return id;
  }

  private String subscribe(String criteria, String more) {
    return subscribe(
        json(
            "{'criteria':'"
                + criteria
                + "','channel':{'type':'rest-hook','endpoint':'"
                + hook.url()
                + "'"
                + more
                + "}}"));
  }

  private ObjectNode topical(String topic, String filter, String channel, String content) {
    String extension = "{'url':'" + SubscriptionReader.BACKPORT;
    return json(
        "{'meta':{'profile':['"
            + SubscriptionReader.BACKPORT
            + "backport-subscription']},'criteria':'"
            + TOPICS
            + topic
            + "','_criteria':{'extension':["
            + extension
            + "backport-filter-criteria','valueString':'"
            + filter
            + "'}]},'channel':{"
            + channel
            + ",'payload':'application/fhir+json','_payload':{'extension':["
            + extension
            + "backport-payload-content','valueCode':'"
            + content
            + "'}]}}}");
  }

  private static void put(String path, ObjectNode resource) {
    given()
        .contentType("application/fhir+json")
        .body(Json.write(resource))
        .put("/fhir/" + path)
        .then()
        .statusCode(lessThan(300));
  }

  private static void putPatient(String id, String family) {
    put(
        "Patient/" + id,
        json("{'resourceType':'Patient','id':'" + id + "','name':[{'family':'" + family + "'}]}"));
  }

  private static void awaitStatus(String id, String status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                given()
                    .get("/fhir/Subscription/" + id)
                    .jsonPath()
                    .getString("status")
                    .equals(status));
  }

  private void awaitReceived(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> hook.received.size() >= count);
  }

  private JsonNode notification(int place) {
    return Json.parseOwn(hook.received.get(place).body());
  }

  private static String parameter(JsonNode bundle, String name) {
    for (JsonNode parameter : bundle.at("/entry/0/resource/parameter")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter.path("valueString").asText(parameter.path("valueCode").asText());
      }
    }
    return "";
  }

  @Test
  void tellsOfMatchesOnlyAndRepeatsWhatWasNotTaken() {
    String family = unique("Hook").replace("-", "");
    String id =
        subscribe(
            "Patient?family=" + family,
            ",'payload':'application/fhir+json','header':['X-Key: secret']");
    String patient = unique("p");
    hook.script.addAll(List.of(500, 302));
    putPatient(patient, "Other");
    putPatient(patient, family);
    awaitReceived(3);
    for (HookServer.Received each : hook.received) {
      assertThat(each.method()).isEqualTo("PUT");
      assertThat(each.path()).isEqualTo("/hook/Patient/" + patient);
      assertThat(each.header()).isEqualTo("secret");
      assertThat(Json.parseOwn(each.body()).at("/meta/versionId").asText()).isEqualTo("2");
    }
    Awaitility.await()
        .until(
            () ->
                store.find(id).orElseThrow().delivered() == 1
                    && store.find(id).orElseThrow().attempts() == 0);
    assertThat(hook.received).hasSize(3);
  }

  @Test
  void keepsTheOrderOfQuickUpdates() {
    String family = unique("Order").replace("-", "");
    subscribe("Patient?family=" + family, ",'payload':'application/fhir+json'");
    String patient = unique("p");
    IntStream.range(0, 50)
        .forEach(
            n ->
                put(
                    "Patient/" + patient,
                    json(
                        "{'resourceType':'Patient','id':'"
                            + patient
                            + "','name':[{'family':'"
                            + family
                            + "','given':['n"
                            + n
                            + "']}]}")));
    awaitReceived(50);
    assertThat(
            hook.received.stream()
                .map(each -> Json.parseOwn(each.body()).at("/name/0/given/0").asText()))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(n -> "n" + n).toList());
  }

  @Test
  void givesUpVisiblyAndGoesOnWhenAskedTo() {
    String family = unique("Error").replace("-", "");
    String second =
        ",'extension':[{'url':'"
            + SubscriptionReader.BACKPORT
            + "backport-timeout','valueUnsignedInt':1}]";
    String id = subscribe("Patient?family=" + family, second);
    hook.script.addAll(List.of(HookServer.SILENCE, 503, 404));
    putPatient(unique("p"), family);
    awaitStatus(id, "error");
    given().get("/fhir/Subscription/" + id).then().body("error", containsString("answered 404"));
    given()
        .get("/fhir/Subscription/" + id + "/$status")
        .then()
        .statusCode(200)
        .body("entry[0].resource.parameter.find{it.name=='status'}.valueCode", equalTo("error"));
    putPatient(unique("p"), family);
    assertThat(hook.received).hasSize(3);
    ObjectNode again =
        (ObjectNode) Json.parseOwn(given().get("/fhir/Subscription/" + id).asString());
    again.put("status", "requested").remove("error");
    put("Subscription/" + id, again);
    awaitReceived(5);
    assertThat(hook.received.get(4).method()).isEqualTo("POST");
    assertThat(hook.received.get(4).body()).isEmpty();
  }

  @Test
  void topicsTellOfCreatesUpdatesAndDeletionsInNumberedBundles() {
    String family = unique("Topic").replace("-", "");
    String id =
        subscribe(
            topical(
                "Patient",
                "Patient?family=" + family,
                "'type':'rest-hook','endpoint':'" + hook.url() + "'",
                "full-resource"));
    assertThat(parameter(notification(0), "type")).isEqualTo("handshake");
    String patient = unique("p");
    putPatient(patient, family);
    putPatient(unique("p"), "Nobody");
    given().delete("/fhir/Patient/" + patient).then().statusCode(lessThan(300));
    awaitReceived(3);
    JsonNode created = notification(1);
    assertThat(parameter(created, "type")).isEqualTo("event-notification");
    assertThat(created.at("/entry/1/resource/id").asText()).isEqualTo(patient);
    assertThat(created.at("/entry/1/request/method").asText()).isEqualTo("POST");
    JsonNode deleted = notification(2);
    assertThat(given().get("/fhir/metadata").asString()).contains(TOPICS + "admission");
    assertThat(parameter(deleted, "eventsSinceSubscriptionStart")).isEqualTo("2");
    assertThat(deleted.at("/entry/1/request/method").asText()).isEqualTo("DELETE");
    given()
        .get("/fhir/Subscription/" + id + "/$events?eventsSinceNumber=2&content=id-only")
        .then()
        .statusCode(200)
        .body("type", equalTo("history"))
        .body("entry.size()", equalTo(2))
        .body("entry[1].fullUrl", equalTo("Patient/" + patient));
    given()
        .get("/fhir/Subscription/$status?id=" + id)
        .then()
        .statusCode(200)
        .body("total", equalTo(1));
    given().get("/fhir/Subscription/" + id + "/$events?eventsSinceNumber=x").then().statusCode(400);
    given().get("/fhir/Subscription/nobody/$status").then().statusCode(404);
  }

  @Test
  void aStoredTopicIsServed() {
    String url = "http://example.org/topic/" + unique("done");
    String element =
        "{'url':'http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.";
    String basic = unique("topic");
    put(
        "Basic/" + basic,
        json(
            "{'resourceType':'Basic','id':'"
                + basic
                + "','code':{'coding':[{'system':'http://hl7.org/fhir/fhir-types','code':'SubscriptionTopic'}]},"
                + "'modifierExtension':["
                + element
                + "status','valueCode':'active'}],'extension':["
                + element
                + "url','valueUri':'"
                + url
                + "'},"
                + element
                + "resourceTrigger','extension':[{'url':'resource','valueUri':'http://hl7.org/fhir/StructureDefinition/Encounter'},"
                + "{'url':'supportedInteraction','valueCode':'update'},{'url':'queryCriteria','extension':["
                + "{'url':'previous','valueString':'Encounter?status:not=finished'},{'url':'current','valueString':'status=finished'},"
                + "{'url':'requireBoth','valueBoolean':true}]}]}]}"));
    subscribe(
        json(
            "{'meta':{'profile':['"
                + SubscriptionReader.BACKPORT
                + "backport-subscription']},'criteria':'"
                + url
                + "','channel':{'type':'rest-hook','endpoint':'"
                + hook.url()
                + "','payload':'application/fhir+json','_payload':{'extension':[{'url':'"
                + SubscriptionReader.BACKPORT
                + "backport-payload-content','valueCode':'full-resource'}]}}}"));
    String encounter = unique("e");
    for (String status : List.of("planned", "in-progress", "finished", "finished")) {
      put(
          "Encounter/" + encounter,
          json(
              "{'resourceType':'Encounter','id':'"
                  + encounter
                  + "','status':'"
                  + status
                  + "','class':{'code':'AMB'}}"));
    }
    awaitReceived(2);
    assertThat(notification(1).at("/entry/1/resource/status").asText()).isEqualTo("finished");
    assertThat(hook.received).hasSize(2);
  }

  @Test
  void twoSendersNeverSendAtOnceAndADeadOneIsReplaced() throws Exception {
    String family = unique("Lease").replace("-", "");
    String id = subscribe("Patient?family=" + family, "");
    String lock = "hashtextextended('chartwarden/other', 0)";
    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + lock + ")");
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> claim(id, "other"));
      putPatient(unique("p"), family);
      putPatient(unique("p"), family);
      Awaitility.await().pollDelay(Duration.ofMillis(2500)).until(() -> !claim(id, "third"));
      assertThat(hook.received).isEmpty();
      statement.execute("SELECT pg_advisory_unlock(" + lock + ")");
    }
    awaitReceived(2);
    Awaitility.await().until(() -> store.find(id).orElseThrow().delivered() == 2);
    assertThat(delivery.turn(id, "other")).isFalse();
    assertThat(hook.received).hasSize(2);
  }

  private boolean claim(String id, String owner) {
    return store.claim(id, owner, clock.instant(), Duration.ofSeconds(60), List.of());
  }

  @Test
  void aBoundSubscriberIsToldOfItsPatientsOnly() {
    String mine = unique("p");
    String other = unique("p");
    putPatient(mine, "Mine");
    putPatient(other, "Other");
    String id = subscribe("Observation?", ",'payload':'application/fhir+json'");
    new Database(source)
        .run("UPDATE fhir_subscription SET patients = ? WHERE id = ?", new String[] {mine}, id);
    store.touchRegistry();
    Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
    for (String patient : new String[] {other, mine}) {
      gateway.create(
          AccessContext.client("test"),
          "Observation",
          json(
              "{'resourceType':'Observation','status':'final','code':{'text':'x'},'subject':"
                  + "{'reference':'Patient/"
                  + patient
                  + "'}}"),
          WriteOptions.NONE);
    }
    awaitReceived(1);
    assertThat(hook.received).hasSize(1);
    assertThat(hook.received.get(0).body()).contains("Patient/" + mine);
    AccessContext narrow = AccessContext.client("test").boundTo(Set.of(other));
    assertThatThrownBy(() -> new SubscriptionReads(gateway, store).require(narrow, id))
        .hasMessageContaining("bound to one");
  }

  private static AccessContext token(String client, String scopes) {
    return AccessContext.of(
        new Grant(
            client,
            unique("token"),
            Optional.empty(),
            ScopeSet.read(scopes),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void aSubscriberIsToldWhatItsTokenGrantsAndOwnsItsSubscription() {
    String patient = unique("p");
    putPatient(patient, "Granted");
    String id = unique("sub");
    ObjectNode subscription =
        json(
            "{'resourceType':'Subscription','id':'"
                + id
                + "','status':'requested','reason':'test','criteria':'Observation?','channel':"
                + "{'type':'rest-hook','payload':'application/fhir+json','endpoint':'"
                + hook.url()
                + "'}}");
    String scopes = "system/Subscription.cruds system/Observation.rs?category=laboratory";
    AccessContext owner = token("owner", scopes);
    ResourceKey key = new ResourceKey("Subscription", id);
    gateway.update(owner, key, subscription, WriteOptions.NONE);
    subscriptions.add(id);
    awaitStatus(id, "active");
    for (String category : List.of("vital-signs", "laboratory")) {
      gateway.create(
          AccessContext.client("test"),
          "Observation",
          json(
              "{'resourceType':'Observation','status':'final','code':{'text':'x'},'category':"
                  + "[{'coding':[{'code':'"
                  + category
                  + "'}]}],'subject':{'reference':'Patient/"
                  + patient
                  + "'}}"),
          WriteOptions.NONE);
    }
    awaitReceived(1);
    assertThat(hook.received).hasSize(1);
    assertThat(hook.received.get(0).body()).contains("laboratory");
    assertThat(store.find(id).orElseThrow().who().grant()).isEqualTo(owner.grant());

    SubscriptionReads reads = new SubscriptionReads(gateway, store);
    AccessContext other = token("other", scopes);
    assertThat(reads.require(token("owner", scopes), id).state().id()).isEqualTo(id);
    assertThatThrownBy(() -> reads.require(other, id)).hasMessageContaining("may not see");
    assertThat(reads.list(other, List.of(), List.of()))
        .noneMatch(known -> known.state().id().equals(id));
    subscription.withObject("channel").put("endpoint", hook.url() + "/stolen");
    assertThatThrownBy(() -> gateway.update(other, key, subscription, WriteOptions.NONE))
        .hasMessageContaining("another client");
  }

  private static ObjectNode result(String patient, String text) {
    return json(
        "{'resourceType':'Observation','status':'final','code':{'text':'"
            + text
            + "'},'subject':{'reference':'Patient/"
            + patient
            + "'}}");
  }

  private void chart(String patient, String text) {
    gateway.create(
        AccessContext.client("test"), "Observation", result(patient, text), WriteOptions.NONE);
  }

  private String subscribe(AccessContext owner, String patient) {
    String id = unique("sub");
    ObjectNode subscription =
        json(
            "{'resourceType':'Subscription','id':'"
                + id
                + "','status':'requested','reason':'test','criteria':'Observation?patient="
                + patient
                + "','channel':{'type':'rest-hook','payload':'application/fhir+json','endpoint':'"
                + hook.url()
                + "'}}");
    gateway.update(owner, new ResourceKey("Subscription", id), subscription, WriteOptions.NONE);
    subscriptions.add(id);
    awaitStatus(id, "active");
    return id;
  }

  @Test
  void aRevokedApprovalEndsWhatWasRequestedUnderIt() {
    String patient = unique("p");
    putPatient(patient, "Revoked");
    AccessContext any = token("owner", "system/Subscription.cruds system/Observation.rs");
    Grant granted = any.grant().orElseThrow();
    Approval approval =
        new Approval(
            unique("approval"),
            "owner",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            granted.scopes(),
            Optional.empty(),
            Optional.empty(),
            Json.object());
    approvals.save(approval);
    String id = subscribe(AccessContext.of(granted.of(approval.id())), patient);
    chart(patient, "before");
    awaitReceived(1);
    approvals.revoke(approval.id());
    chart(patient, "after");
    awaitStatus(id, "error");
    assertThat(hook.received).hasSize(1);
    assertThat(given().get("/fhir/Subscription/" + id).jsonPath().getString("error"))
        .contains("revoked");
  }

  @Test
  void aConsentThatWithholdsEndsItsNotifications() {
    String patient = unique("p");
    putPatient(patient, "Withheld");
    subscribe(token("owner", "system/Subscription.cruds system/Observation.rs"), patient);
    chart(patient, "before");
    awaitReceived(1);
    String consent = unique("consent");
    put(
        "Consent/" + consent,
        json(
            "{'resourceType':'Consent','id':'"
                + consent
                + "','status':'active','scope':{'coding':[{'code':'patient-privacy'}]},"
                + "'category':[{'text':'x'}],'policyRule':{'text':'x'},'patient':{'reference':"
                + "'Patient/"
                + patient
                + "'},'provision':{'type':'deny'}}"));
    chart(patient, "withheld");
    given().delete("/fhir/Consent/" + consent).then().statusCode(lessThan(300));
    chart(patient, "after");
    awaitReceived(2);
    assertThat(hook.received.get(1).body()).contains("after");
  }

  @Test
  void webSocketsAreBoundAndPinged() throws InterruptedException {
    String family = unique("Socket").replace("-", "");
    String id =
        subscribe(
            json("{'criteria':'Patient?family=" + family + "','channel':{'type':'websocket'}}"));
    String topical =
        subscribe(topical("Patient", "Patient?family=" + family, "'type':'websocket'", "id-only"));
    String token =
        given()
            .get("/fhir/Subscription/" + topical + "/$get-ws-binding-token")
            .then()
            .statusCode(200)
            .extract()
            .path("parameter.find{it.name=='token'}.valueString");
    List<String> texts = new CopyOnWriteArrayList<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://localhost:" + RestAssured.port + SubscriptionSockets.PATH),
                new Collector(texts))
            .join();
    try {
      socket.sendText("bind " + id, true).join();
      socket.sendText("bind nothing", true).join();
      socket.sendText("bind-with-token " + token, true).join();
      Awaitility.await().until(() -> texts.size() == 3);
      assertThat(texts.get(0)).isEqualTo("bound " + id);
      assertThat(texts.get(1)).startsWith("error ");
      assertThat(texts.get(2)).contains("handshake");
      putPatient(unique("p"), family);
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> texts.size() == 5);
      assertThat(texts.subList(3, 5))
          .contains("ping " + id)
          .anySatisfy(text -> assertThat(text).contains("event-notification"));
    } finally {
      socket.abort();
    }
  }

  private static final class Collector implements WebSocket.Listener {
    private final List<String> texts;
    private final StringBuilder part = new StringBuilder();

    Collector(List<String> texts) {
      this.texts = texts;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        texts.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Patient?nonsense=1; 'type':'rest-hook','endpoint':'http://127.0.0.1/'; nonsense",
        "Patient?birthdate=yesterday; 'type':'rest-hook','endpoint':'http://127.0.0.1/'; yesterday",
        "https://a.org/no-topic; 'type':'rest-hook','endpoint':'http://127.0.0.1/'; no-topic",
        "Patient?name=a; 'type':'email','endpoint':'mailto:a@b.c'; email",
        "Patient?name=a; 'type':'rest-hook','endpoint':'ftp://a.org/'; http",
      })
  void refusesWhatItCouldNotServe(String criteria, String channel, String named) {
    given()
        .contentType("application/fhir+json")
        .body(
            Json.write(
                json(
                    "{'resourceType':'Subscription','status':'requested','reason':'test','criteria':'"
                        + criteria
                        + "','channel':{"
                        + channel
                        + "}}")))
        .post("/fhir/Subscription")
        .then()
        .statusCode(422)
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].diagnostics", containsString(named));
  }

  @Test
  void aTransactionIsToldOfOnceForEachEntryAndAHeartbeatFollowsSilence() {
    String family = unique("Group").replace("-", "");
    ObjectNode wanted =
        topical(
            "Patient",
            "Patient?family=" + family,
            "'type':'rest-hook','endpoint':'"
                + hook.url()
                + "','extension':[{'url':'"
                + SubscriptionReader.BACKPORT
                + "backport-heartbeat-period','valueUnsignedInt':2},{'url':'"
                + SubscriptionReader.BACKPORT
                + "backport-max-count','valuePositiveInt':10}]",
            "empty");
    subscribe(wanted);
    ObjectNode bundle = json("{'resourceType':'Bundle','type':'transaction','entry':[]}");
    for (String name : List.of(family, "Nobody", family, family)) {
      ObjectNode entry = bundle.withArray("entry").addObject();
      entry.set("resource", json("{'resourceType':'Patient','name':[{'family':'" + name + "'}]}"));
      entry.putObject("request").put("method", "POST").put("url", "Patient");
    }
    given()
        .contentType("application/fhir+json")
        .body(Json.write(bundle))
        .post("/fhir")
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                hook.received.stream()
                    .anyMatch(
                        each -> parameter(Json.parseOwn(each.body()), "type").equals("heartbeat")));
    JsonNode told =
        hook.received.stream()
            .map(each -> Json.parseOwn(each.body()))
            .filter(each -> parameter(each, "type").equals("event-notification"))
            .findFirst()
            .orElseThrow();
    assertThat(parameter(told, "eventsSinceSubscriptionStart")).isEqualTo("3");
    assertThat(told.path("entry")).hasSize(1);
    assertThat(told.toString()).contains("\"valueString\":\"3\"").doesNotContain("focus");
  }

  @Test
  void criteriaThatFailLaterUndoNoWriteAndNoOtherEvent() {
    String family = unique("Fault").replace("-", "");
    String broken = subscribe("Patient?family=" + family, "");
    String sound = subscribe("Patient?family=" + family, ",'payload':'application/fhir+json'");
    new Database(source)
        .run(
            "UPDATE fhir_subscription SET definition = replace(definition, '?family', '?gone')"
                + " WHERE id = ?",
            broken);
    store.touchRegistry();
    Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
    putPatient(unique("p"), family);
    awaitReceived(1);
    assertThat(hook.received.get(0).method()).isEqualTo("PUT");
    awaitStatus(broken, "error");
    given().get("/fhir/Subscription/" + broken).then().body("error", containsString("gone"));
    assertThat(store.find(sound).orElseThrow().status()).isEqualTo("active");
  }

  @Test
  void endsWhenItsEndHasCome() {
    String id = unique("sub");
    subscriptions.add(id);
    put(
        "Subscription/" + id,
        json(
            "{'resourceType':'Subscription','id':'"
                + id
                + "','status':'requested','reason':'test','end':'"
                + clock.instant().plusSeconds(1)
                + "','criteria':'Patient?family=nobody','channel':{'type':'rest-hook',"
                + "'endpoint':'"
                + hook.url()
                + "'}}"));
    awaitStatus(id, "off");
  }
}
