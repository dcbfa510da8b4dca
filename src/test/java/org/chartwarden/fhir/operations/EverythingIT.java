package org.chartwarden.fhir.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.PatientRecord;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record of a patient is whole, is of one moment, and holds nobody else's data. */
@QuarkusTest
class EverythingIT {

  @Inject IdGenerator ids;
  @Inject FhirGateway gateway;

  private String run;
  private String patient;

  @BeforeEach
  void aRecord() {
    run = ids.newId().substring(0, 8);
    patient = "p" + run;
    put("Organization", "org" + run, "'name':'House'");
    put("Practitioner", "dr" + run, "'active':true");
    put("Practitioner", "far" + run, "'active':true");
    put(
        "Location",
        "loc" + run,
        "'managingOrganization':{'reference':'Organization/org" + run + "'}");
    put("Patient", patient, "'generalPractitioner':[{'reference':'Practitioner/dr" + run + "'}]");
    put("Patient", "other" + run, "'active':true");
    for (int i = 0; i < 5; i++) {
      observation("o" + i + run, patient, "2024-0" + (i + 1) + "-15");
    }
    observation("x" + run, "other" + run, "2024-01-15");
    put(
        "Encounter",
        "e" + run,
        "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/"
            + patient
            + "'},'location':[{'location':{'reference':'Location/loc"
            + run
            + "'}}],'period':{'start':'2024-02-01','end':'2024-02-02'}");
  }

  private void observation(String id, String subject, String date) {
    put(
        "Observation",
        id,
        "'status':'final','code':{'text':'x'},'valueQuantity':{'value':4.0},'effectiveDateTime':'"
            + date
            + "','subject':{'reference':'Patient/"
            + subject
            + "'}");
  }

  private static void put(String type, String id, String members) {
    String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
    given()
        .contentType("application/fhir+json")
        .body(body.replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  private Response everything(String query) {
    return given()
        .urlEncodingEnabled(false)
        .get("/fhir/Patient/" + patient + "/$everything" + query);
  }

  private static List<String> entries(JsonPath bundle) {
    List<String> types = bundle.getList("entry.resource.resourceType");
    List<String> ids = bundle.getList("entry.resource.id");
    List<String> all = new ArrayList<>();
    for (int i = 0; types != null && i < types.size(); i++) {
      all.add(types.get(i) + "/" + ids.get(i));
    }
    return all;
  }

  private String[] whole() {
    return new String[] {
      "Patient/" + patient,
      "Observation/o0" + run,
      "Observation/o1" + run,
      "Observation/o2" + run,
      "Observation/o3" + run,
      "Observation/o4" + run,
      "Encounter/e" + run,
      "Organization/org" + run,
      "Practitioner/dr" + run,
      "Location/loc" + run
    };
  }

  @Test
  void givesTheCompartmentAndWhatItRefersTo() {
    Response answer = everything("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("searchset");
    assertThat(entries(answer.jsonPath())).containsExactlyInAnyOrder(whole());
    assertThat(entries(answer.jsonPath()).get(0)).isEqualTo("Patient/" + patient);
    assertThat(answer.asString()).contains("\"value\":4.0");
  }

  @Test
  void pagesShowEachMemberOfTheFirstMomentOnce() {
    List<String> seen = new ArrayList<>();
    Response page = everything("?_count=3");
    observation("late" + run, patient, "2024-06-15");
    observation("o4" + run, patient, "2020-01-01");
    given().delete("/fhir/Observation/o3" + run).then().statusCode(204);
    String dateOfChanged = null;
    while (true) {
      JsonPath bundle = page.jsonPath();
      seen.addAll(entries(bundle));
      String changed =
          bundle.getString(
              "entry.find { it.resource.id == 'o4" + run + "' }.resource.effectiveDateTime");
      dateOfChanged = changed == null ? dateOfChanged : changed;
      String next = bundle.getString("link.find { it.relation == 'next' }.url");
      if (next == null) {
        break;
      }
      page = given().urlEncodingEnabled(false).get(next);
      assertThat(page.statusCode()).isEqualTo(200);
    }

    assertThat(seen).containsExactlyInAnyOrder(whole());
    assertThat(dateOfChanged).isEqualTo("2024-05-15");
  }

  @Test
  void narrowsByTypeTimeOfCareAndTimeOfStorage() {
    assertThat(entries(everything("?_type=Encounter,Location").jsonPath()))
        .containsExactlyInAnyOrder("Encounter/e" + run, "Location/loc" + run);
    assertThat(entries(everything("?start=2024-02-01&end=2024-02&_count=50").jsonPath()))
        .contains("Patient/" + patient, "Observation/o1" + run, "Encounter/e" + run)
        .doesNotContain("Observation/o0" + run, "Observation/o2" + run);
    String since =
        everything("?_type=Encounter").jsonPath().getString("entry[0].resource.meta.lastUpdated");
    assertThat(entries(everything("?_since=" + since.replace("+", "%2B")).jsonPath()))
        .contains("Encounter/e" + run)
        .doesNotContain("Observation/o0" + run);
  }

  @Test
  void goesOutAsXmlToo() {
    everything("?_format=xml&_count=3")
        .then()
        .statusCode(200)
        .contentType("application/fhir+xml")
        .body("Bundle.entry.size()", equalTo(3));
  }

  @Test
  void keepsABoundCallerToItsPatients() {
    AccessContext other = AccessContext.client("t").boundTo(Set.of("other" + run));
    ResourceKey key = new ResourceKey("Patient", patient);

    assertThatThrownBy(() -> gateway.record(other, PatientRecord.of(key), 10))
        .isInstanceOf(FhirProblem.class)
        .extracting(e -> ((FhirProblem) e).status())
        .isEqualTo(403);
    PatientRecord all =
        new PatientRecord(
            List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    List<String> seen = new ArrayList<>();
    gateway.record(other, all, resource -> seen.add(resource.key().reference()));
    assertThat(seen).containsExactlyInAnyOrder("Patient/other" + run, "Observation/x" + run);
    var cursor =
        gateway.record(AccessContext.client("t"), PatientRecord.of(key), 2).next().orElseThrow();
    assertThatThrownBy(() -> gateway.record(other, cursor, 2))
        .isInstanceOf(FhirProblem.class)
        .extracting(e -> ((FhirProblem) e).status())
        .isEqualTo(403);
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "/fhir/Patient/nobody/$everything, 404, nobody",
    "/fhir/Patient/nobody/$everything?_count=5, 404, nobody",
    "/fhir/Patient/{p}/$everything?_count=0, 400, _count",
    "/fhir/Patient/{p}/$everything?_count=many, 400, _count",
    "/fhir/Patient/{p}/$everything?_type=Cat, 404, Cat",
    "/fhir/Patient/{p}/$everything?start=2024-02-30, 400, 2024-02-30",
    "/fhir/Patient/{p}/$everything?_since=2024-01-01T25:00:00Z, 400, _since",
    "/fhir/Patient/{p}/$everything?_page=zz, 400, zz",
    "/fhir/Patient/{p}/$everything?_page=zz.5, 410, no longer kept",
    "/fhir/Observation/o/$everything, 404, /Patient/[id]/$everything"
  })
  void saysWhatIsWrong(String path, int status, String named) {
    given()
        .urlEncodingEnabled(false)
        .get(path.replace("{p}", patient))
        .then()
        .statusCode(status)
        .body("issue[0].diagnostics", containsString(named));
  }
}
