package org.chartwarden.trials.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.PatientFacts;
import org.junit.jupiter.api.Test;

class BundlePatientTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private static BundlePatient read(Optional<String> id, String... resources) {
    StringBuilder bundle = new StringBuilder("{'resourceType':'Bundle','entry':[");
    for (String resource : resources) {
      bundle.append(bundle.charAt(bundle.length() - 1) == '[' ? "" : ",").append(resource);
    }
    return BundlePatient.read(
        Json.parseOwn(bundle.append("]}").toString().replace('\'', '"')), id, TODAY);
  }

  private static String patient(String id) {
    return "{'fullUrl':'urn:uuid:"
        + id
        + "','resource':{'resourceType':'Patient','id':'"
        + id
        + "','gender':'male','birthDate':'1960-01-01'}}";
  }

  private static String condition(String subject, String text) {
    return "{'resource':{'resourceType':'Condition','id':'c','meta':{'versionId':'7'},"
        + "'subject':{'reference':'"
        + subject
        + "'},'code':{'text':'"
        + text
        + "'}}}";
  }

  private static String note(String content) {
    return "{'resource':{'resourceType':'DocumentReference','id':'d','status':'current',"
        + "'date':'2024-06-15T10:00:00Z','content':[{'attachment':"
        + content
        + "}]}}";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesWhatIsOfThePatient() {
    BundlePatient found =
        read(
            Optional.of("a"),
            patient("a"),
            patient("b"),
            condition("Patient/a/_history/2", "Asthma"),
            condition("urn:uuid:a", "Gout"),
            condition("Patient/b", "Stroke"));
    PatientFacts facts = found.facts(Optional.empty());
    assertThat(facts.problems()).hasSize(2);
    assertThat(facts.problems().get(0).evidence().source().orElseThrow().version()).isEqualTo(7);
    assertThat(facts.indexDate()).isEqualTo(TODAY);
  }

  @Test
  void readsNotesAndJudgesOnTheDayOfTheLast() {
    BundlePatient found =
        read(
            Optional.empty(),
            patient("a"),
            note("{'contentType':'text/plain','data':'" + base64("No asthma.") + "'}"));
    assertThat(found.notes()).hasSize(1);
    assertThat(found.notes().get(0).text()).isEqualTo("No asthma.");
    assertThat(found.facts(Optional.empty()).indexDate()).isEqualTo(LocalDate.of(2024, 6, 15));
    assertThat(found.facts(Optional.of(TODAY)).indexDate()).isEqualTo(TODAY);
    found.add("note.txt", " No asthma.\n");
    assertThat(found.notes()).hasSize(1);
    found.add("other note", "Gout.");
    assertThat(found.notes().get(1).source().reference())
        .isEqualTo("DocumentReference/other-note/_history/1");
  }

  @Test
  void readsANoteInABinaryOfTheBundle() {
    BundlePatient found =
        read(
            Optional.empty(),
            patient("a"),
            note("{'contentType':'text/html','url':'Binary/x'}"),
            "{'resource':{'resourceType':'Binary','id':'x','contentType':'text/html','data':'"
                + base64("<p>Gout.</p>")
                + "'}}");
    assertThat(found.notes().get(0).text().strip()).isEqualTo("Gout.");
  }

  @Test
  void saysWhatItCannotRead() {
    assertThat(
            read(
                    Optional.empty(),
                    patient("a"),
                    note("{'contentType':'application/pdf','data':'" + base64("no pdf") + "'}"))
                .remarks())
        .hasSize(1)
        .allMatch(remark -> remark.contains("DocumentReference/d"));
    assertThat(
            read(Optional.empty(), patient("a"), note("{'contentType':'text/plain','data':'%%%'}"))
                .notes())
        .isEmpty();
  }

  @Test
  void needsOnePatient() {
    assertThatThrownBy(() -> read(Optional.empty(), patient("a"), patient("b")))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("2 patients");
    assertThatThrownBy(() -> read(Optional.of("c"), patient("a")))
        .hasMessageContaining("Patient/c");
    assertThatThrownBy(() -> read(Optional.empty())).hasMessageContaining("no Patient");
    assertThatThrownBy(() -> BundlePatient.read(Json.parseOwn("{}"), Optional.empty(), TODAY))
        .hasMessageContaining("Bundle");
  }
}
