package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks a patient's compartment page by page. */
@QuarkusTest
class CompartmentReadsIT {

  private static final AccessContext SYSTEM = AccessContext.system("test");

  @Inject FhirGateway gateway;

  private ResourceKey patient;
  private ResourceKey practitioner;
  private final List<ResourceKey> observations = new ArrayList<>();

  @BeforeEach
  void oneChart() {
    observations.clear();
    patient = new ResourceKey("Patient", "chart-" + UUID.randomUUID());
    practitioner = new ResourceKey("Practitioner", "doctor-" + UUID.randomUUID());
    gateway.update(SYSTEM, practitioner, empty("Practitioner"), WriteOptions.NONE);
    gateway.update(SYSTEM, patient, empty("Patient"), WriteOptions.NONE);
    for (int i = 0; i < 5; i++) {
      observations.add(observe());
    }
  }

  private static ObjectNode empty(String type) {
    return Json.object().put("resourceType", type);
  }

  private ResourceKey observe() {
    ObjectNode observation = empty("Observation").put("status", "final");
    observation.putObject("code").put("text", "x");
    observation.putObject("subject").put("reference", patient.reference());
    observation.putArray("performer").addObject().put("reference", practitioner.reference());
    return gateway.create(SYSTEM, "Observation", observation, WriteOptions.NONE).resource().key();
  }

  private List<ResourceKey> walk(AccessContext who, CompartmentQuery query, Runnable afterFirst) {
    List<ResourceKey> seen = new ArrayList<>();
    CompartmentPage page = gateway.compartment(who, patient.id(), query);
    afterFirst.run();
    page.resources().stream().map(ResourceVersion::key).forEach(seen::add);
    while (page.next().isPresent()) {
      assertThat(page.resources()).hasSize(query.count());
      page = gateway.compartment(who, patient.id(), query.from(page.next().get()));
      page.resources().stream().map(ResourceVersion::key).forEach(seen::add);
    }
    return seen;
  }

  private List<ResourceKey> whole() {
    List<ResourceKey> all = new ArrayList<>(List.of(patient));
    all.addAll(observations);
    all.add(practitioner);
    return all;
  }

  @Test
  void givesEachResourceOnceWhateverThePageSize() {
    for (int count = 1; count <= 8; count++) {
      assertThat(walk(SYSTEM, CompartmentQuery.all(count), () -> {})).isEqualTo(whole());
    }
  }

  @Test
  void leavesOutWhatWasCreatedOrDeletedSinceTheFirstPage() {
    ResourceKey deleted = observations.get(3);
    List<ResourceKey> seen =
        walk(
            SYSTEM,
            CompartmentQuery.all(2),
            () -> {
              observe();
              gateway.delete(SYSTEM, deleted, WriteOptions.NONE);
            });
    List<ResourceKey> expected = whole();
    expected.remove(deleted);
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void narrowsByTypeAndTime() {
    CompartmentQuery observationsOnly =
        new CompartmentQuery(Set.of("Observation"), Optional.empty(), true, Optional.empty(), 3);
    assertThat(walk(SYSTEM, observationsOnly, () -> {})).isEqualTo(observations);
    ResourceVersion third = gateway.read(SYSTEM, observations.get(2));
    CompartmentQuery recent =
        new CompartmentQuery(
            Set.of(), Optional.of(third.lastUpdated()), false, Optional.empty(), 2);
    assertThat(walk(SYSTEM, recent, () -> {})).isEqualTo(observations.subList(2, 5));
  }

  @Test
  void refusesAnotherPatientsChartAndAnUnknownPlace() {
    AccessContext bound = AccessContext.client("bound").boundTo(Set.of(patient.id()));
    assertThat(walk(bound, CompartmentQuery.all(3), () -> {})).isEqualTo(whole());
    AccessContext stranger = AccessContext.client("stranger").boundTo(Set.of("somebody-else"));
    assertThat(status(() -> walk(stranger, CompartmentQuery.all(3), () -> {}))).isEqualTo(403);
    assertThat(status(() -> walk(SYSTEM, CompartmentQuery.all(3).from("m-1"), () -> {})))
        .isEqualTo(400);
    gateway.delete(SYSTEM, patient, WriteOptions.NONE);
    assertThat(status(() -> walk(SYSTEM, CompartmentQuery.all(3), () -> {}))).isEqualTo(410);
  }

  private static int status(Runnable work) {
    List<Integer> found = new ArrayList<>();
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(FhirProblem.class, problem -> found.add(problem.status()));
    return found.get(0);
  }
}
