package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConditionalWriteIT {

  private static final AccessContext WHO = AccessContext.system("test");
  private static final int CLIENTS = 10;

  @Inject FhirGateway gateway;

  private static ObjectNode patient(String mrn) {
    ObjectNode patient = Json.object().put("resourceType", "Patient");
    patient.putArray("identifier").addObject().put("system", "urn:test:mrn").put("value", mrn);
    return patient;
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CLIENTS);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(
            clients.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }

  private long stored(String mrn) {
    return gateway
        .search(WHO, "Patient", "identifier=urn:test:mrn|" + mrn, false)
        .total()
        .orElseThrow();
  }

  @Test
  void tenEqualConditionalCreatesMakeOneResource() throws Exception {
    String mrn = UUID.randomUUID().toString();
    WriteOptions condition = WriteOptions.ifNoneExist("identifier=urn:test:mrn|" + mrn);

    List<WriteOutcome> outcomes =
        atOnce(() -> gateway.create(WHO, "Patient", patient(mrn), condition));

    assertThat(outcomes)
        .extracting(WriteOutcome::kind)
        .containsOnlyOnce(WriteOutcome.Kind.CREATED)
        .contains(WriteOutcome.Kind.FOUND);
    assertThat(outcomes)
        .extracting(o -> o.resource().key())
        .containsOnly(outcomes.get(0).resource().key());
    assertThat(stored(mrn)).isEqualTo(1);
  }

  @Test
  void tenEqualTransactionsMakeOneResource() throws Exception {
    String mrn = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();

    List<ObjectNode> answers =
        atOnce(
            () -> {
              ObjectNode bundle =
                  Json.object().put("resourceType", "Bundle").put("type", "transaction");
              for (String each : List.of(mrn, other)) {
                ObjectNode entry = bundle.withArray("entry").addObject();
                entry.set("resource", patient(each));
                entry
                    .putObject("request")
                    .put("method", "POST")
                    .put("url", "Patient")
                    .put("ifNoneExist", "identifier=urn:test:mrn|" + each);
              }
              return gateway.process(WHO, bundle);
            });

    assertThat(answers)
        .extracting(a -> a.at("/entry/0/response/status").asText())
        .containsOnlyOnce("201 Created");
    assertThat(stored(mrn)).isEqualTo(1);
    assertThat(stored(other)).isEqualTo(1);
  }

  @Test
  void tenConditionalUpdatesMakeOneResourceWithTenVersions() throws Exception {
    String mrn = UUID.randomUUID().toString();

    List<WriteOutcome> outcomes =
        atOnce(
            () -> {
              ObjectNode patient = patient(mrn).put("language", "x-" + UUID.randomUUID());
              return gateway.updateWhere(
                  WHO, "Patient", "identifier=urn:test:mrn|" + mrn, patient, WriteOptions.NONE);
            });

    assertThat(stored(mrn)).isEqualTo(1);
    assertThat(outcomes)
        .extracting(o -> o.resource().version())
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void tenFirstWritesOfOneIdAreTenVersions() throws Exception {
    ResourceKey key = new ResourceKey("Patient", "race-" + UUID.randomUUID());

    List<WriteOutcome> outcomes =
        atOnce(
            () ->
                gateway.update(
                    WHO,
                    key,
                    patient("x").put("language", "x-" + UUID.randomUUID()),
                    WriteOptions.NONE));

    assertThat(outcomes).extracting(WriteOutcome::kind).containsOnlyOnce(WriteOutcome.Kind.CREATED);
    assertThat(gateway.read(WHO, key).version()).isEqualTo(10);
    HistoryPage history = gateway.historyInstance(WHO, key, HistoryQuery.newest());
    assertThat(history.versions())
        .isSortedAccordingTo(
            java.util.Comparator.comparing(org.chartwarden.fhir.model.ResourceVersion::lastUpdated)
                .reversed());
  }

  @Test
  void onlyOneOfTenWritersWithTheSameIfMatchWins() throws Exception {
    WriteOutcome created = gateway.create(WHO, "Patient", patient("m"), WriteOptions.NONE);

    List<Boolean> won =
        atOnce(
            () -> {
              try {
                gateway.update(
                    WHO,
                    created.resource().key(),
                    patient("m").put("language", "x-" + UUID.randomUUID()),
                    WriteOptions.ifMatch(1));
                return true;
              } catch (FhirProblem problem) {
                assertThat(problem.status()).isEqualTo(412);
                return false;
              }
            });

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  void refusesAConditionWithSeveralMatches() {
    String mrn = UUID.randomUUID().toString();
    gateway.create(WHO, "Patient", patient(mrn), WriteOptions.NONE);
    gateway.create(WHO, "Patient", patient(mrn), WriteOptions.NONE);
    String query = "identifier=urn:test:mrn|" + mrn;

    assertThatThrownBy(
            () -> gateway.create(WHO, "Patient", patient(mrn), WriteOptions.ifNoneExist(query)))
        .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.status()).isEqualTo(412));
    assertThatThrownBy(
            () -> gateway.updateWhere(WHO, "Patient", query, patient(mrn), WriteOptions.NONE))
        .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.status()).isEqualTo(412));
  }

  @Test
  void deletesEveryMatchWhateverTheCount() {
    String mrn = UUID.randomUUID().toString();
    gateway.create(WHO, "Patient", patient(mrn), WriteOptions.NONE);
    gateway.create(WHO, "Patient", patient(mrn), WriteOptions.NONE);
    String query = "identifier=urn:test:mrn|" + mrn;

    List<WriteOutcome> first =
        gateway.deleteWhere(WHO, "Patient", query + "&_count=1", WriteOptions.NONE);
    List<WriteOutcome> second = gateway.deleteWhere(WHO, "Patient", query, WriteOptions.NONE);

    assertThat(first)
        .extracting(WriteOutcome::kind)
        .containsExactly(WriteOutcome.Kind.DELETED, WriteOutcome.Kind.DELETED);
    assertThat(second).isEmpty();
    assertThat(stored(mrn)).isZero();
  }
}
