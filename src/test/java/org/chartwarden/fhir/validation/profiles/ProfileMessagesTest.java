package org.chartwarden.fhir.validation.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileMessagesTest {

  @Test
  void namesInvariantsByTheirKeyAndOtherFaultsByTheirMessage() {
    assertThat(ProfileMessages.code("http://hl7.org/fhir/StructureDefinition/Patient#pat-1"))
        .isEqualTo("invariant-pat-1");
    assertThat(ProfileMessages.code("Validation_VAL_Profile_Minimum"))
        .isEqualTo("validation-val-profile-minimum");
    assertThat(ProfileMessages.code(null)).isEqualTo("profile-fault");
  }

  @Test
  void takesRemarksOutOfExpressions() {
    assertThat(ProfileMessages.expression("Bundle.entry[0].resource/*Patient/p1*/.gender"))
        .isEqualTo("Bundle.entry[0].resource.gender");
    assertThat(ProfileMessages.expression(null)).isEmpty();
  }
}
