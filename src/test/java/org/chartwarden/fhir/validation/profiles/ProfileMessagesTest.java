package org.chartwarden.fhir.validation.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
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
  void knowsAReferenceToAVersionThatTheValidatorMisreads() {
    ValidationMessage message =
        new ValidationMessage(
            ValidationMessage.Source.InstanceValidator,
            ValidationMessage.IssueType.INVARIANT,
            "QuestionnaireResponse.item[0]",
            "The resource type _history in the reference Condition/c-1/_history/2 is not valid",
            ValidationMessage.IssueSeverity.ERROR);
    message.setMessageId(I18nConstants.QUESTIONNAIRE_QR_ITEM_REF_INVALID_GENERAL);
    assertThat(ProfileMessages.issues(List.of(message))).isEmpty();
    message.setMessage("The resource type _history in the reference _history/2 is not valid");
    assertThat(ProfileMessages.issues(List.of(message))).hasSize(1);
    message.setMessage("The resource type Patiend in the reference Patiend/1 is not valid");
    assertThat(ProfileMessages.issues(List.of(message))).hasSize(1);
  }

  @Test
  void takesRemarksOutOfExpressions() {
    assertThat(ProfileMessages.expression("Bundle.entry[0].resource/*Patient/p1*/.gender"))
        .isEqualTo("Bundle.entry[0].resource.gender");
    assertThat(ProfileMessages.expression(null)).isEmpty();
  }
}
