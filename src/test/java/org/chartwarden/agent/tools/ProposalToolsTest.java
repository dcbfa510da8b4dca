package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chartwarden.agent.tools.ObservationToolsTest.outcome;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.platform.Json;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalToolsTest {

  private static final FhirValidator VALIDATOR = validator();
  private static final String KCL =
      "'drug':'potassium chloride','codes':['40032-917-01'],'dose':40,'dose_unit':'mEq',"
          + "'route':'oral','reason':'potassium 3.1'";

  private final FakeRecords chart =
      new FakeRecords()
          .add(
              "{'resourceType':'Patient','id':'p1','gender':'female','birthDate':'1960-01-01',"
                  + "'name':[{'family':'Doe','given':['Ann']}]}");

  @Test
  void proposesAnInfusionAsAValidMedicationRequest() {
    chart.result("mg1", "MG", "1.2", "mg/dL", "2023-11-13T06:00:00+00:00");
    ProposedChange change =
        change(
            "order_medication",
            "'drug':'magnesium sulfate','codes':['0338-1715-40'],'dose':2,'dose_unit':'g',"
                + "'duration':2,'duration_unit':'h','route':'IV','reason':'magnesium 1.2 mg/dL',"
                + "'based_on':['Observation/mg1/_history/1']");
    ObjectNode order = change.resource();
    assertThat(Json.write(order.at("/medicationCodeableConcept/coding/0")))
        .isEqualTo("{\"system\":\"http://hl7.org/fhir/sid/ndc\",\"code\":\"0338-1715-40\"}");
    assertThat(order.get("authoredOn").asText()).isEqualTo("2023-11-13T10:15:00+00:00");
    assertThat(order.at("/dosageInstruction/0/doseAndRate/0/doseQuantity/value").asText())
        .isEqualTo("2");
    assertThat(order.at("/dosageInstruction/0/timing/repeat/duration").asText()).isEqualTo("2");
    assertThat(order.at("/dosageInstruction/0/route/text").asText()).isEqualTo("IV");
    assertThat(order.at("/supportingInformation/0/reference").asText())
        .isEqualTo("Observation/mg1/_history/1");
    assertThat(change.held()).isFalse();
    assertValid(order, null);
  }

  @ParameterizedTest(name = "potassium {0} mEq oral held: {1}")
  @CsvSource({"10,false", "40,false", "90,false", "150,false", "160,true"})
  void holdsOnlyVeryLargeOralPotassium(int dose, boolean held) {
    ProposedChange change = change("order_medication", KCL.replace(":40", ":" + dose));
    assertThat(change.held()).isEqualTo(held);
    assertValid(change.resource(), null);
  }

  @ParameterizedTest(name = "magnesium {0} g over {0} h is not held")
  @CsvSource({"1", "2", "4"})
  void doesNotHoldUsualMagnesium(int dose) {
    ProposedChange change =
        change(
            "order_medication",
            "'drug':'IV magnesium','concept':'magnesium-sulfate','dose':"
                + dose
                + ",'dose_unit':'g','duration':"
                + dose
                + ",'duration_unit':'h','route':'IV','reason':'low'");
    assertThat(change.held()).isFalse();
  }

  @Test
  void proposesARegularOrderWithFrequencyAndStart() {
    ProposedChange change =
        change(
            "order_medication",
            "'drug':'lisinopril','dose':10,'dose_unit':'mg','route':'PO','frequency':'BID',"
                + "'start':'2023-11-14T08:00:00+00:00','as_needed':true,'priority':'routine',"
                + "'note':'with food','reason':'blood pressure'");
    ObjectNode order = change.resource();
    assertThat(order.at("/dosageInstruction/0/timing/repeat/frequency").asInt()).isEqualTo(2);
    assertValid(order, null);
  }

  @Test
  void proposesLabImagingAndReferral() {
    ProposedChange lab =
        change(
            "order_lab",
            "'test':'Potassium','codes':['2823-3'],'occurrence':'2023-11-14T08:00:00+00:00',"
                + "'priority':'stat','reason':'after replacement'");
    assertThat(lab.resource().get("occurrenceDateTime").asText())
        .isEqualTo("2023-11-14T08:00:00+00:00");
    assertThat(lab.resource().at("/code/coding/0/system").asText()).isEqualTo("http://loinc.org");
    assertValid(lab.resource(), null);
    assertValid(
        change(
                "order_imaging",
                "'study':'CT of the chest','body_site':'knee','laterality':'left','reason':'pain'")
            .resource(),
        null);
    ObjectNode referral =
        change(
                "order_referral",
                "'specialty':'orthopedic surgery','codes':['306181000000106'],'priority':'stat',"
                    + "'note':'Situation: acute knee injury. Background: ...'")
            .resource();
    assertThat(referral.at("/note/0/text").asText()).startsWith("Situation: acute");
    assertThat(referral.at("/code/coding/0/system").asText()).isEqualTo("http://snomed.info/sct");
    assertValid(referral, null);
  }

  @Test
  void usesTheCodeOfTheVocabularyWhenNoneIsGiven() {
    assertThat(
            change("order_lab", "'test':'HbA1c','reason':'old'")
                .resource()
                .at("/code/coding/0/code")
                .asText())
        .isEqualTo("4548-4");
  }

  @Test
  void recordsABloodPressureByItsProfile() {
    ObjectNode observation =
        change(
                "record_vital_sign",
                "'concept':'blood-pressure','flowsheet_id':'BP','systolic':118,'diastolic':77,"
                    + "'said':'118/77 mmHg'")
            .resource();
    assertThat(observation.at("/code/text").asText()).isEqualTo("BP");
    assertThat(observation.at("/note/0/text").asText()).isEqualTo("118/77 mmHg");
    assertThat(observation.get("effectiveDateTime").asText())
        .isEqualTo("2023-11-13T10:15:00+00:00");
    assertValid(observation, "http://hl7.org/fhir/StructureDefinition/bp");
  }

  @ParameterizedTest
  @CsvSource({
    "heart-rate,72,bpm,heartrate",
    "temperature,101.2,F,bodytemp",
    "weight,150,lb,bodyweight",
    "height,70,in,bodyheight",
    "respiratory-rate,16,/min,resprate",
    "oxygen-saturation,98,%,"
  })
  void recordsOtherVitalSigns(String concept, String value, String unit, String profile) {
    ObjectNode observation =
        change(
                "record_vital_sign",
                "'concept':'"
                    + concept
                    + "','value':"
                    + value
                    + ",'unit':'"
                    + unit
                    + "','said':'"
                    + value
                    + " "
                    + unit
                    + "'")
            .resource();
    assertValid(
        observation, profile == null ? null : "http://hl7.org/fhir/StructureDefinition/" + profile);
  }

  @Test
  void stopsExactlyTheOrderThatIsMeant() {
    medication("m1", "p1", "active", "lisinopril 10 mg");
    medication("m2", "p1", "active", "metformin 500 mg");
    medication("m3", "p2", "active", "lisinopril 10 mg");
    ProposedChange change = change("stop_medication", "'medication':'Zestril','reason':'cough'");
    assertThat(change.method()).isEqualTo("PUT");
    assertThat(change.url()).isEqualTo("MedicationRequest/m1");
    assertThat(change.basedOnVersion()).isEqualTo(1);
    assertThat(change.resource().get("status").asText()).isEqualTo("stopped");
    assertThat(change.resource().has("meta")).isFalse();
    assertValid(change.resource(), null);
    medication("m4", "p1", "active", "lisinopril 20 mg");
    assertFails("stop_medication", "'medication':'lisinopril','reason':'x'", "ambiguous-order");
    assertFails("stop_medication", "'medication':'warfarin','reason':'x'", "no-such-order");
    assertFails(
        "stop_medication", "'reference':'MedicationRequest/m3','reason':'x'", "other-patient");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'drug':'metformin','dose':0,'dose_unit':'mg','reason':'x'|bad-dose",
        "'drug':'metformin','dose':-5,'dose_unit':'mg','reason':'x'|bad-dose",
        "'drug':'metformin','dose':5,'dose_unit':'mmHg','reason':'x'|bad-dose-unit",
        "'drug':'metformin','dose':5,'dose_unit':'blorps','reason':'x'|unknown-unit",
        "'drug':'metformin','dose':500,'dose_unit':'mg','frequency':'now and then','reason':'x'|unknown-frequency",
        "'drug':'metformin','dose':500,'dose_unit':'mg','start':'2033-01-01','reason':'x'|time-too-far",
        "'drug':'metformin','dose':500,'dose_unit':'mg','start':'2020-01-01','reason':'x'|time-in-the-past",
        "'drug':'metformin','dose':500,'dose_unit':'mg','codes':['abc'],'reason':'x'|unknown-code-system",
        "'drug':'metformin','dose':500,'dose_unit':'mg','priority':'yesterday','reason':'x'|unknown-priority",
        "'drug':'metformin','dose':500,'dose_unit':'mg','duration':0,'duration_unit':'h','reason':'x'|bad-duration",
        "'drug':'metformin','concept':'lisinopril','dose':500,'dose_unit':'mg','reason':'x'|drug-contradiction",
        "'drug':'metformin','dose':500,'dose_unit':'mg','based_on':['Observation/none'],'reason':'x'|based-on-not-found"
      })
  void refusesAnAbsurdMedicationOrder(String members, String code) {
    assertFails("order_medication", members, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'concept':'blood-pressure','systolic':500,'diastolic':300,'said':'x'|implausible-value",
        "'concept':'blood-pressure','systolic':80,'diastolic':120,'said':'x'|implausible-value",
        "'concept':'blood-pressure','systolic':120,'said':'x'|no-blood-pressure",
        "'concept':'heart-rate','value':720,'said':'x'|implausible-value",
        "'concept':'heart-rate','value':72,'unit':'kg','said':'x'|units-not-commensurable",
        "'concept':'heart-rate','said':'x'|no-value",
        "'concept':'potassium','value':4,'said':'x'|unknown-concept",
        "'concept':'heart-rate','value':72,'said':'x','effective':'2024-01-01'|time-in-the-future"
      })
  void refusesAnAbsurdVitalSign(String members, String code) {
    assertFails("record_vital_sign", members, code);
  }

  @Test
  void refusesEvidenceOfAnotherPatient() {
    chart.add(
        "{'resourceType':'Observation','id':'o2','status':'final','code':{'text':'K'},"
            + "'subject':{'reference':'Patient/p2'}}");
    assertFails(
        "order_medication", KCL + ",'based_on':['Observation/o2/_history/1']", "other-patient");
  }

  @Test
  void warnsOfAllergyDuplicateAndKidneys() {
    medication("m1", "p1", "active", "Klor-Con 10 mEq");
    chart
        .add(
            "{'resourceType':'AllergyIntolerance','id':'a1','patient':{'reference':'Patient/p1'},"
                + "'code':{'text':'Penicillin'}}")
        .result("cr", "2160-0", "3.2", "mg/dL", "2023-11-13T06:00:00+00:00");
    assertThat(change("order_medication", KCL).warnings())
        .extracting(w -> w.code())
        .contains("duplicate-medication", "renal-function");
    ProposedChange amoxicillin =
        change(
            "order_medication",
            "'drug':'amoxicillin','dose':500,'dose_unit':'mg','route':'PO','frequency':'TID',"
                + "'reason':'otitis'");
    assertThat(amoxicillin.warnings().get(0).code()).isIn("allergy-to-class", "allergy-to-drug");
    assertThat(amoxicillin.held()).isTrue();
  }

  private void medication(String id, String patient, String status, String text) {
    chart.add(
        "{'resourceType':'MedicationRequest','id':'"
            + id
            + "','status':'"
            + status
            + "','intent':'order','subject':{'reference':'Patient/"
            + patient
            + "'},'medicationCodeableConcept':{'text':'"
            + text
            + "'}}");
  }

  private void assertFails(String tool, String members, String code) {
    ToolOutcome outcome = call(tool, members);
    assertThat(outcome).isInstanceOf(ToolOutcome.Failed.class);
    assertThat(((ToolOutcome.Failed) outcome).code()).isEqualTo(code);
  }

  private ProposedChange change(String tool, String members) {
    ToolOutcome outcome = call(tool, members);
    assertThat(outcome).isInstanceOf(ToolOutcome.Result.class);
    return ((ToolOutcome.Result) outcome).change().orElseThrow();
  }

  private ToolOutcome call(String name, String members) {
    return outcome(
        new AgentToolCatalog(AgentToolCatalogTest.tools(chart)).find(name).orElseThrow(), members);
  }

  private static void assertValid(ObjectNode resource, String profile) {
    ValidationOptions options = new ValidationOptions();
    if (profile != null) {
      options.addProfile(profile);
    }
    List<String> errors =
        VALIDATOR.validateWithResult(Json.write(resource), options).getMessages().stream()
            .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
            .map(SingleValidationMessage::toString)
            .toList();
    assertThat(errors).isEmpty();
  }

  private static FhirValidator validator() {
    var context = FhirModel.context();
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context));
    return context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
  }
}
