package org.chartwarden.trials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class TrialStoreIT {

  private static final AccessContext TEST = AccessContext.system("test");

  @Inject TrialStore store;
  @Inject TrialImport imports;
  @Inject FhirGateway gateway;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
  }

  @Test
  void parsesAnImportedTrialOnceForEachVersion() {
    StoredTrial first = one(TrialFixture.FITTING);
    assertThat(first.parsed().criteria())
        .extracting(criterion -> criterion.criterion().id())
        .containsExactly("i1", "i2", "i3", "e1", "e2", "e3");
    assertThat(first.head().registryStatus()).isEqualTo("RECRUITING");
    assertThat(first.head().registryDate()).isEqualTo("2025-03-01");
    assertThat(first.text()).startsWith("Inclusion Criteria");
    assertThat(first.remarks()).anyMatch(remark -> remark.contains("minimum age"));
    assertThat(one("ResearchStudy/" + TrialFixture.FITTING).parsed()).isSameAs(first.parsed());

    ResourceKey key = new ResourceKey("EvidenceVariable", TrialFixture.FITTING);
    ObjectNode variable = gateway.read(TEST, key).tree();
    variable.put("description", "Inclusion Criteria:\n\n- Gout\n");
    gateway.update(TEST, key, variable, WriteOptions.NONE);
    assertThat(one(TrialFixture.FITTING).parsed().criteria()).hasSize(1);
    gateway.delete(TEST, key, WriteOptions.NONE);
    StoredTrial without = one(TrialFixture.FITTING);
    assertThat(without.matchable()).isFalse();
    assertThat(without.remarks()).anyMatch(remark -> remark.contains("has no criteria"));
  }

  @Test
  void takesTrialsThatWereWrittenByHand() {
    assertThat(one(TrialFixture.BARE).matchable()).isFalse();
    StoredTrial linked = one("HAND-1");
    assertThat(linked.study().id()).isEqualTo(TrialFixture.LINKED);
    assertThat(linked.variable().orElseThrow().id()).isEqualTo("hand-criteria");
    assertThat(linked.parsed().criteria())
        .extracting(criterion -> criterion.criterion().id())
        .containsExactly("i1", "e1");
    assertThat(one(TrialFixture.LINKED).parsed()).isSameAs(linked.parsed());
  }

  @Test
  void findsByConditionAndStatus() {
    assertThat(found("sarcoidosis", "recruiting"))
        .contains(TrialFixture.FITTING, TrialFixture.BARE)
        .doesNotContain(TrialFixture.YOUNG, TrialFixture.LINKED);
    assertThat(found("sarcoidosis", "COMPLETED")).containsExactly(TrialFixture.YOUNG);
    assertThat(found("gout", "completed")).contains(TrialFixture.LINKED);
    assertThatThrownBy(() -> found("gout", "open"))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("'status'");
  }

  @Test
  void namesTheTrialsThatAreNotThere() {
    assertThatThrownBy(
            () ->
                store.named(TEST, List.of(TrialFixture.FITTING, "NCT00000001", "no, such|one/$1")))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(404);
              assertThat(problem).hasMessageContaining("NCT00000001, no, such|one/$1");
            });
  }

  @Test
  void letsABoundCallerSeeTrials() {
    AccessContext bound = TEST.boundTo(Set.of(TrialFixture.PATIENT));
    assertThat(store.named(bound, List.of(TrialFixture.YOUNG))).hasSize(1);
  }

  private StoredTrial one(String name) {
    return store.named(TEST, List.of(name)).get(0);
  }

  private List<String> found(String condition, String status) {
    return store
        .find(TEST, new TrialQuery(Optional.of(condition), Optional.of(status)))
        .trials()
        .stream()
        .map(StoredTrial::id)
        .toList();
  }
}
