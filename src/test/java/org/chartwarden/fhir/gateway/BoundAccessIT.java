package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller bound to one patient reaches nothing of another, whatever way it takes. */
@QuarkusTest
class BoundAccessIT {

  private static final AccessContext SYSTEM = AccessContext.system("test");

  @Inject FhirGateway gateway;
  @Inject DataSource database;
  @Inject Clock clock;

  private String mine;
  private ResourceKey otherPatient;
  private ResourceKey otherObservation;
  private AccessContext bound;
  private Instant before;

  @BeforeEach
  void twoPatients() {
    before = clock.instant();
    mine = "mine-" + UUID.randomUUID();
    otherPatient = new ResourceKey("Patient", "other-" + UUID.randomUUID());
    ResourceKey minePatient = new ResourceKey("Patient", mine);
    gateway.update(SYSTEM, minePatient, patient(), WriteOptions.NONE);
    gateway.update(SYSTEM, otherPatient, patient(), WriteOptions.NONE);
    gateway.create(SYSTEM, "Observation", observation("Patient/" + mine), WriteOptions.NONE);
    otherObservation =
        gateway
            .create(SYSTEM, "Observation", observation(otherPatient.reference()), WriteOptions.NONE)
            .resource()
            .key();
    bound = AccessContext.client("bound-" + mine).boundTo(Set.of(mine));
  }

  private static ObjectNode patient() {
    return Json.object().put("resourceType", "Patient");
  }

  private static ObjectNode observation(String subject) {
    ObjectNode observation =
        Json.object().put("resourceType", "Observation").put("status", "final");
    observation.putObject("code").put("text", "x");
    observation.putObject("subject").put("reference", subject);
    return observation;
  }

  private void refused(ThrowingCallable work) throws SQLException {
    int before = refusals();
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    assertThat(refusals()).isEqualTo(before + 1);
  }

  private int refusals() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM audit_entry WHERE actor = ? AND outcome = 'refused'")) {
      count.setString(1, bound.actor());
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Test
  void readsItsOwnPatient() {
    assertThat(gateway.read(bound, new ResourceKey("Patient", mine)).version()).isEqualTo(1);
  }

  @Test
  void refusesReadsOfAnotherPatientAndAuditsThem() throws SQLException {
    refused(() -> gateway.read(bound, otherPatient));
    refused(() -> gateway.read(bound, otherObservation));
    refused(() -> gateway.readVersion(bound, otherObservation, 1));
    refused(() -> gateway.historyInstance(bound, otherObservation, HistoryQuery.newest()));
  }

  @Test
  void showsOfTheHistoryOfManyWhatIsItsOwn() {
    HistoryQuery recent = new HistoryQuery(100, Optional.of(before), Optional.empty());

    assertThat(gateway.historyType(bound, "Observation", recent).versions())
        .singleElement()
        .satisfies(version -> assertThat(version.content()).contains("Patient/" + mine));
    HistoryPage all = gateway.historySystem(bound, recent);
    assertThat(all.versions())
        .extracting(version -> version.key().type())
        .containsExactly("Observation", "Patient");
    assertThat(all.total()).isEmpty();
  }

  @Test
  void ofADeletionTheVersionBeforeTellsWhoseItWas() throws SQLException {
    gateway.delete(SYSTEM, otherObservation, WriteOptions.NONE);

    refused(() -> gateway.read(bound, otherObservation));
    refused(() -> gateway.readVersion(bound, otherObservation, 2));
    refused(
        () ->
            gateway.update(
                bound, otherObservation, observation("Patient/" + mine), WriteOptions.NONE));
  }

  @Test
  void refusesWritesToAnotherPatient() throws SQLException {
    refused(
        () ->
            gateway.create(
                bound, "Observation", observation(otherPatient.reference()), WriteOptions.NONE));
    refused(
        () ->
            gateway.update(
                bound, otherObservation, observation("Patient/" + mine), WriteOptions.NONE));
    refused(() -> gateway.delete(bound, otherObservation, WriteOptions.NONE));
    assertThat(gateway.read(SYSTEM, otherObservation).version()).isEqualTo(1);
  }

  @Test
  void refusesToMoveAResourceToAnotherPatient() throws SQLException {
    ResourceKey own =
        gateway
            .create(bound, "Observation", observation("Patient/" + mine), WriteOptions.NONE)
            .resource()
            .key();

    refused(
        () -> gateway.update(bound, own, observation(otherPatient.reference()), WriteOptions.NONE));
  }

  @Test
  void findsNothingOfAnotherPatient() {
    String both = "subject=Patient/" + mine + "," + otherPatient.reference();
    SearchPage found = gateway.search(bound, "Observation", both, false);

    assertThat(found.matches()).hasSize(1);
    assertThat(found.total()).hasValue(1);
    assertThat(found.matches().get(0).content()).contains("Patient/" + mine);
    assertThat(gateway.search(SYSTEM, "Observation", both, false).matches()).hasSize(2);
  }

  @Test
  void refusesReadsInsideABatch() {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    bundle
        .putArray("entry")
        .addObject()
        .putObject("request")
        .put("method", "GET")
        .put("url", otherObservation.reference());

    assertThat(gateway.process(bound, bundle).at("/entry/0/response/status").asText())
        .isEqualTo("403");
  }

  @Test
  void writesNothingWhenReadOnly() {
    assertThatThrownBy(
            () -> gateway.create(SYSTEM.readingOnly(), "Patient", patient(), WriteOptions.NONE))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.code()).isEqualTo("read-only"));
  }
}
