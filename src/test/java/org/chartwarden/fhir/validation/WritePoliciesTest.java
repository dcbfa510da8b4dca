package org.chartwarden.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WritePoliciesTest {

  @Test
  void aTypeHasItsOwnPolicyOrTheGeneralOne() {
    WritePolicies policies =
        new WritePolicies(
            WritePolicy.WARN,
            Map.of("Patient", WritePolicy.REFUSE, "medicationrequest", WritePolicy.OFF));
    assertThat(policies.of("Patient")).isEqualTo(WritePolicy.REFUSE);
    assertThat(policies.of("MedicationRequest")).isEqualTo(WritePolicy.OFF);
    assertThat(policies.of("Observation")).isEqualTo(WritePolicy.WARN);
  }

  @Test
  void refusesATypeThatR4DoesNotHave() {
    assertThatThrownBy(
            () -> new WritePolicies(WritePolicy.OFF, Map.of("Pacient", WritePolicy.WARN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pacient");
  }
}
