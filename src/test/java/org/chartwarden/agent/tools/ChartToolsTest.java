package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chartwarden.agent.tools.ObservationToolsTest.call;
import static org.chartwarden.agent.tools.ObservationToolsTest.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartToolsTest {

  private final FakeRecords chart =
      new FakeRecords()
          .add(
              "{'resourceType':'Patient','id':'p1','identifier':[{'value':'X1'},{'type':{'coding':"
                  + "[{'code':'MR'}]},'value':'S1234567'}],'name':[{'use':'official','family':"
                  + "'Müller-Lee','given':['Ana','Maria']}],'gender':'female','birthDate':"
                  + "'1932-12-29','telecom':[{'system':'phone','value':'555'}],'address':[{'line':"
                  + "['1 Road'],'city':'Town'}]}")
          .add(
              "{'resourceType':'Patient','id':'p2','identifier':[{'value':'S7654321'}],'name':"
                  + "[{'family':'Lee','given':['Maria']}],'birthDate':'1950-01-01'}")
          .add(
              "{'resourceType':'Patient','id':'p3','name':[{'family':'Lee','given':['Maria']}],"
                  + "'birthDate':'1960'}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'mrn':'S1234567'|1",
        "'mrn':'p2'|1",
        "'mrn':'S123456'|0",
        "'reference':'Patient/p1'|1",
        "'name':'maria LEE'|3",
        "'name':'Lee, Maria','birth_date':'1950-01-01'|1",
        "'name':'Muller Lee','birth_date':'1932-12-29'|1",
        "'name':'Mrs. A. Müller-Lee','birth_date':'1932-12-29'|1",
        "'name':'Maria Lee','birth_date':'1951-01-01'|0",
        "'name':'Mar Lee'|0",
        "'name':'Maria Lee','mrn':'S7654321'|1",
        "'name':'Ana Lee','mrn':'S7654321'|0",
        "'birth_date':'1950-01-01'|1"
      })
  void findsPatients(String members, int total) throws JsonProcessingException {
    FindPatientTool tool = new FindPatientTool(new PatientSearch(chart));
    ObjectNode arguments = (ObjectNode) Json.parse("{" + members.replace('\'', '"') + "}");
    ToolOutcome outcome =
        tool.call(ToolArguments.bind(FindPatientTool.Input.class, arguments), FakeRecords.run());
    JsonNode value = ((ToolOutcome.Result) outcome).value();
    assertThat(value.get("total").asInt()).isEqualTo(total);
    assertThat(value.get("matches")).hasSize(total);
  }

  @Test
  void tellsWhoAPatientIs() {
    JsonNode who = call(new PatientDemographicsTool(chart), "");
    assertThat(who.get("mrn").asText()).isEqualTo("S1234567");
    assertThat(who.get("name").asText()).isEqualTo("Ana Maria Müller-Lee");
    assertThat(who.get("age_years").asInt()).isEqualTo(90);
    assertThat(who.get("address").asText()).isEqualTo("1 Road, Town");
    assertThat(who.get("deceased").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1932-11-13,,91,91 years",
    "1932-11-14,,90,90 years",
    "2023-11-13,,0,0 days",
    "2023-06-12,,0,5 months",
    "1960,,,62 or 63 years (born 1960)",
    "2024-01-01,,,age unknown: the birth date lies in the future",
    "1950-01-01,2000-01-02,50,50 years at death"
  })
  void countsCompletedYears(String born, String died, Integer years, String text) {
    ObjectNode patient = Json.object().put("birthDate", born);
    if (died != null) {
      patient.put("deceasedDateTime", died);
    }
    assertThat(Age.of(patient, FakeRecords.NOW)).isEqualTo(new Age(years, text));
  }

  @Test
  void listsActiveMedicationsOfADrugOrClass() {
    medication("m1", "active", "Lisinopril 10 MG Oral Tablet");
    medication("m2", "active", "Penicillin V Potassium 250 MG");
    medication("m3", "stopped", "metformin 500 MG");
    chart.add(
        "{'resourceType':'MedicationRequest','id':'m4','status':'active','subject':{'reference':"
            + "'Patient/p1'},'contained':[{'resourceType':'Medication','id':'x','code':{'text':"
            + "'Advil 200 mg'}}],'medicationReference':{'reference':'#x'}}");
    ActiveMedicationsTool tool = new ActiveMedicationsTool(new MedicationReader(chart));
    assertThat(call(tool, "").get("count").asInt()).isEqualTo(3);
    assertThat(call(tool, "'name':'Zestril'").get("count").asInt()).isEqualTo(1);
    assertThat(call(tool, "'concept':'ace-inhibitor'").get("count").asInt()).isEqualTo(1);
    assertThat(call(tool, "'name':'NSAIDs'").get("count").asInt()).isEqualTo(1);
    assertThat(call(tool, "'name':'metformin'").get("count").asInt()).isZero();
    assertThat(evidence(tool, "'name':'lisinopril'"))
        .containsExactly("Active order Lisinopril 10 MG Oral Tablet, 10 mg");
  }

  @Test
  void listsAllergiesAndMatchesClasses() {
    allergy("a1", "Penicillin", "active");
    allergy("a2", "Latex", "active");
    allergy("a3", "Aspirin", "resolved");
    AllergiesTool tool = new AllergiesTool(new AllergyReader(chart));
    assertThat(call(tool, "").get("count").asInt()).isEqualTo(2);
    assertThat(call(tool, "'substance':'amoxicillin'").get("count").asInt()).isEqualTo(1);
    assertThat(call(tool, "'substance':'latex'").get("count").asInt()).isEqualTo(1);
    assertThat(call(tool, "'substance':'aspirin'").get("count").asInt()).isZero();
  }

  @Test
  void tellsNoKnownAllergyFromNothingCharted() {
    AllergiesTool tool = new AllergiesTool(new AllergyReader(chart));
    assertThat(call(tool, "").get("charted").asBoolean()).isFalse();
    allergy("a1", "No known drug allergy", "active");
    JsonNode none = call(tool, "");
    assertThat(none.get("none_known_is_charted").asBoolean()).isTrue();
    assertThat(none.get("count").asInt()).isZero();
  }

  @Test
  void listsProblems() {
    problem("c1", "Hypertension", "active", "confirmed");
    problem("c2", "Asthma", "resolved", "confirmed");
    problem("c3", "Gout", "active", "refuted");
    ProblemsTool tool = new ProblemsTool(chart);
    JsonNode active = call(tool, "");
    assertThat(active.get("count").asInt()).isEqualTo(1);
    assertThat(active.get("resolved_or_inactive_not_shown").asInt()).isEqualTo(1);
    assertThat(active.get("refuted_or_in_error_not_shown").asInt()).isEqualTo(1);
    assertThat(call(tool, "'include_resolved':true").get("count").asInt()).isEqualTo(2);
    assertThat(call(tool, "'name':'high blood pressure'").get("count").asInt()).isEqualTo(1);
  }

  @Test
  void showsNotesAsBoundedExcerpts() {
    String text = "x".repeat(3000) + " chest pain " + "y".repeat(3000);
    note("n1", text, "2023-11-12T00:00:00Z");
    note("n2", "well", "2023-11-13T00:00:00Z");
    ClinicalNotesTool tool = new ClinicalNotesTool(chart);
    assertThat(call(tool, "'limit':1").get("notes").get(0).get("excerpt").asText())
        .isEqualTo("well");
    JsonNode hit = call(tool, "'contains':'Chest Pain'").get("notes").get(0);
    assertThat(hit.get("excerpt").asText()).hasSize(1000).contains("chest pain");
    assertThat(hit.get("characters_left_out").asInt()).isEqualTo(text.length() - 1000);
  }

  private void medication(String id, String status, String text) {
    chart.add(
        "{'resourceType':'MedicationRequest','id':'"
            + id
            + "','status':'"
            + status
            + "','subject':"
            + "{'reference':'Patient/p1'},'medicationCodeableConcept':{'text':'"
            + text
            + "'},"
            + "'dosageInstruction':[{'doseAndRate':[{'doseQuantity':{'value':10,'unit':'mg'}}]}]}");
  }

  private void allergy(String id, String text, String status) {
    chart.add(
        "{'resourceType':'AllergyIntolerance','id':'"
            + id
            + "','clinicalStatus':{'coding':[{"
            + "'code':'"
            + status
            + "'}]},'patient':{'reference':'Patient/p1'},'code':{'text':'"
            + text
            + "'}}");
  }

  private void problem(String id, String text, String status, String verification) {
    chart.add(
        "{'resourceType':'Condition','id':'"
            + id
            + "','clinicalStatus':{'coding':[{'code':'"
            + status
            + "'}]},'verificationStatus':{'coding':[{'code':'"
            + verification
            + "'}]},"
            + "'subject':{'reference':'Patient/p1'},'code':{'text':'"
            + text
            + "'}}");
  }

  private void note(String id, String text, String date) {
    String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    chart.add(
        "{'resourceType':'DocumentReference','id':'"
            + id
            + "','status':'current','date':'"
            + date
            + "','subject':{'reference':'Patient/p1'},'type':{'text':'Progress note'},'content':["
            + "{'attachment':{'contentType':'text/plain','data':'"
            + data
            + "'}}]}");
  }
}
