package org.chartwarden.fhir.gateway.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.TrailEntry;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.platform.Json;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditEventsTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
  private static final String ORIGIN =
      "\"address\":\"10.0.0.7\",\"server\":\"fhir.example:443\",\"request\":\"r-1\","
          + "\"token\":\"t-1\",\"purpose\":\"TREAT\"";

  private static ObjectNode event(
      String action, String outcome, String subject, String patient, String more) {
    return AuditEvents.event(
        new TrailEntry(
            42,
            AT,
            new AuditEntry(
                "client/growth",
                "Practitioner/7",
                action,
                outcome,
                subject,
                patient,
                null,
                "{" + ORIGIN + more + "}")));
  }

  @ParameterizedTest
  @CsvSource({
    "read, Observation/1, p, PatientRead, R, rest, read, 110152",
    "vread, Observation/1/_history/2, p, PatientRead, R, rest, read vread, 110152",
    "read, Organization/1, , Read, R, rest, read, 110152",
    "create, Observation/1/_history/1, p, PatientCreate, C, rest, create, 110153",
    "update, Observation/1/_history/2, p, PatientUpdate, U, rest, update, 110153",
    "patch, Observation/1, p, PatientUpdate, U, rest, update patch, 110153",
    "delete, Observation/1/_history/3, p, PatientDelete, D, rest, delete, 110153",
    "search, Observation, p, PatientQuery, E, rest, search search-type, 110153",
    "search-system, '', , Query, E, rest, search search-system, 110153",
    "export, '', p, PrivacyDisclosure.Source, R, 110106, disclose, 110152",
    "operation, Patient/p/$everything, p, , E, rest, operation, 110152",
    "sign-in, '', , , E, 110114, 110122, 110150",
    "token-issued, '', , , E, 110114, ITI-71, 110150",
    "break-glass, Patient/p, p, , E, 110113, 110127, 110150",
    "tool-call, Task/9, , , E, 110100, tool-call, 110150"
  })
  void followsTheProfileOfWhatHappened(
      String action,
      String subject,
      String patient,
      String profile,
      String letter,
      String type,
      String subtypes,
      String clientRole) {
    ObjectNode event =
        event(action, "success", subject, patient, ",\"query\":\"GET http://x?y=z\"");
    assertThat(profile == null || AuditEvents.PROFILES.stream().anyMatch(p -> p.endsWith(profile)))
        .as("one of the profiles that are declared")
        .isTrue();
    assertThat(event.path("action").asText()).isEqualTo(letter);
    assertThat(event.path("type").path("code").asText()).isEqualTo(type);
    List<String> codes = new ArrayList<>();
    event.path("subtype").forEach(code -> codes.add(code.path("code").asText()));
    assertThat(codes).containsExactly(subtypes.split(" "));
    assertThat(event.path("outcome").asText()).isEqualTo("0");
    assertThat(event.path("recorded").asText()).isEqualTo("2026-01-02T03:04:05.123456Z");
    JsonNode client = event.path("agent").path(0);
    assertThat(client.at("/type/coding/0/code").asText()).isEqualTo(clientRole);
    requireAgents(event);
    assertThat(patients(event)).isEqualTo(patient == null ? List.of() : List.of("Patient/p"));
    FhirModel.parse(AuditEvent.class, Json.write(event));
  }

  /** What every BALP profile asks of client, server, user, source and request. */
  private static void requireAgents(ObjectNode event) {
    JsonNode client = event.path("agent").path(0);
    JsonNode server = event.path("agent").path(1);
    JsonNode user = event.path("agent").path(2);
    assertThat(client.at("/who/identifier/value").asText()).isEqualTo("growth");
    assertThat(client.at("/network/address").asText()).isEqualTo("10.0.0.7");
    assertThat(client.at("/network/type").asText()).isEqualTo("2");
    assertThat(client.path("requestor").asBoolean()).isFalse();
    assertThat(server.at("/who/identifier/value").asText()).isEqualTo("fhir.example:443");
    assertThat(server.at("/network/address").asText()).isEqualTo("fhir.example:443");
    assertThat(server.path("requestor").asBoolean(true)).isFalse();
    assertThat(user.at("/who/reference").asText()).isEqualTo("Practitioner/7");
    assertThat(user.path("requestor").asBoolean()).isTrue();
    assertThat(user.has("network")).isFalse();
    assertThat(user.at("/policy/0").asText()).isEqualTo("urn:ietf:params:oauth:jti:t-1");
    assertThat(user.at("/purposeOfUse/0/coding/0/code").asText()).isEqualTo("TREAT");
    assertThat(event.path("source").path("observer")).isEqualTo(server.path("who"));
    assertThat(event.path("entity"))
        .anyMatch(
            entity ->
                entity.at("/type/code").asText().equals("XrequestId")
                    && entity.at("/what/identifier/value").asText().equals("r-1"));
  }

  private static List<String> patients(ObjectNode event) {
    List<String> found = new ArrayList<>();
    for (JsonNode entity : event.path("entity")) {
      if (entity.at("/role/code").asText().equals("1")) {
        found.add(entity.at("/what/reference").asText());
      }
    }
    return found;
  }

  @Test
  void aQueryIsKeptAsItWasSent() {
    String sent = "GET https://fhir.example/fhir/Patient?name=Öt\\t'";
    ObjectNode event =
        event("search", "success", "Patient", null, ",\"query\":" + Json.writeValue(sent));
    JsonNode query = event.path("entity").path(0);
    assertThat(query.at("/role/code").asText()).isEqualTo("24");
    assertThat(query.has("what")).isFalse();
    assertThat(query.has("detail")).isFalse();
    assertThat(
            new String(
                Base64.getDecoder().decode(query.path("query").asText()), StandardCharsets.UTF_8))
        .isEqualTo(sent);
  }

  @Test
  void whatWasReadIsNamedWithItsVersion() {
    ObjectNode event = event("create", "success", "Observation/1/_history/1", "p", "");
    assertThat(event.path("entity"))
        .anyMatch(
            entity ->
                entity.at("/what/reference").asText().equals("Observation/1/_history/1")
                    && entity.at("/role/code").asText().equals("4"));
  }

  @Test
  void aRefusalIsAnAlertThatNamesItsRule() {
    ObjectNode event =
        event("read", "refused", "Observation/1", "p", ",\"rule\":\"insufficient-scope\"");
    assertThat(event.at("/type/code").asText()).isEqualTo("110113");
    assertThat(event.at("/subtype/0/code").asText()).isEqualTo("AuthZ-Role");
    assertThat(event.at("/subtype/1/code").asText()).isEqualTo("read");
    assertThat(event.path("outcome").asText()).isEqualTo("8");
    assertThat(event.path("outcomeDesc").asText()).isEqualTo("insufficient-scope");
  }

  @ParameterizedTest
  @CsvSource({"404,4", "422,4", "500,12", "503,12"})
  void aFailureTellsWhoseItWas(int status, String outcome) {
    assertThat(
            event("read", "failed", "Observation/1", null, ",\"status\":" + status)
                .path("outcome")
                .asText())
        .isEqualTo(outcome);
  }

  @Test
  void anEventOfARunNamesItsTask() {
    ObjectNode event =
        AuditEvents.event(
            new TrailEntry(
                7,
                AT,
                new AuditEntry(
                    "agent/run-1", "", "search", "success", "Observation", "p", "task-1", "{}")));
    assertThat(event.path("entity"))
        .anyMatch(
            entity ->
                entity.at("/what/reference").asText().equals("Task/task-1")
                    && entity.at("/role/code").asText().equals("20"));
    assertThat(event.at("/agent/0/requestor").asBoolean()).isTrue();
  }

  @Test
  void anEntryOfEarlyDaysIsAnEventToo() {
    ObjectNode event =
        AuditEvents.event(
            new TrailEntry(
                1,
                AT,
                new AuditEntry("client/http", "", "create", "success", null, null, null, "{}")));
    assertThat(event.at("/type/code").asText()).isEqualTo("rest");
    FhirModel.parse(AuditEvent.class, Json.write(event));
  }

  @Test
  void anEntryThatCannotBeReadTellsWhatItsColumnsSay() {
    ObjectNode event =
        AuditEvents.event(
            new TrailEntry(
                1,
                AT,
                new AuditEntry(
                    "client/http", "", "read", "success", "Patient/1", "1", null, "{\"query\":")));
    assertThat(event.at("/type/code").asText()).isEqualTo("rest");
    FhirModel.parse(AuditEvent.class, Json.write(event));
  }
}
