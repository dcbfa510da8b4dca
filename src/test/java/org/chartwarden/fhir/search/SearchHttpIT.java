package org.chartwarden.fhir.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.SearchPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches over HTTP: order, what is added, what is counted, what is refused, what is narrowed. */
@QuarkusTest
class SearchHttpIT {

  private static final String TAGGED = "_tag=" + SearchScenario.TAG + "|record";
  private static boolean stored;

  @Inject FhirGateway gateway;

  @BeforeEach
  void storeRecordOnce() {
    if (!stored) {
      SearchScenario.store(gateway);
      stored = true;
    }
  }

  @Test
  void sortsByAnyParameterWithMissingValuesLast() {
    assertThat(ids("Observation?" + TAGGED + "&_sort=value-quantity&_elements=id"))
        .startsWith("srch-k2", "srch-k1", "srch-k3");
    assertThat(ids("Observation?" + TAGGED + "&_sort=-value-quantity"))
        .startsWith("srch-k3", "srch-k1", "srch-k2");
    assertThat(ids("Patient?" + TAGGED + "&_sort=family"))
        .startsWith("srch-p4", "srch-p2", "srch-p1");
    assertThat(ids("Patient?" + TAGGED + "&_sort=-family"))
        .containsExactly("srch-p1", "srch-p2", "srch-p4", "srch-p3");
    assertThat(ids("Patient?" + TAGGED + "&_sort=birthdate"))
        .containsExactly("srch-p1", "srch-p2", "srch-p3", "srch-p4");
    assertThat(ids("Observation?" + TAGGED + "&code=2823-3&_sort=status,-date"))
        .containsExactly("srch-k2", "srch-k3", "srch-k1");
    assertThat(ids("Patient?" + TAGGED + "&_sort=-_id"))
        .containsExactly("srch-p4", "srch-p3", "srch-p2", "srch-p1");
  }

  @Test
  void addsWhatMatchesPointAt() {
    ValidatableResponse answer =
        get("Observation?_id=srch-k1,srch-k2&_include=Observation:patient&_include=Patient:nothing")
            .statusCode(400);
    answer.body("issue[0].diagnostics", containsString("nothing"));
    get("Observation?_id=srch-k1,srch-k2&_include=Observation:patient")
        .body("entry.findAll{it.search.mode=='match'}.size()", equalTo(2))
        .body("entry.findAll{it.search.mode=='include'}.resource.id", equalTo(List.of("srch-p1")))
        .body("total", equalTo(2));
    get("Observation?_id=srch-k1&_include=Observation:subject:Group")
        .body("entry.size()", equalTo(1));
    get("Observation?_id=srch-k1&_include=*").body("entry.size()", equalTo(2));
  }

  @Test
  void addsWhatPointsAtMatches() {
    get("Patient?_id=srch-p1&_revinclude=Observation:patient&_revinclude=RiskAssessment:subject")
        .body("entry.findAll{it.search.mode=='include'}.size()", equalTo(5))
        .body("entry.findAll{it.search.mode=='match'}.size()", equalTo(1));
  }

  @Test
  void countsWithoutListing() {
    get("Observation?" + TAGGED + "&_summary=count")
        .body("total", equalTo(6))
        .body("entry", equalTo(null));
    get("Observation?" + TAGGED + "&_count=0").body("total", equalTo(6));
  }

  @Test
  void namesTheUnknownParameterAndWhatItMayHaveMeant() {
    get("Patient?familly=x")
        .statusCode(400)
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].diagnostics", containsString("familly"))
        .body("issue[0].diagnostics", containsString("family"));
  }

  @Test
  void lenientHandlingLeavesTheUnknownOutOfTheSelfLink() {
    given()
        .header("Prefer", "handling=lenient")
        .get("/fhir/Patient?familly=x&family=stafford&_tag=" + SearchScenario.TAG + "|record")
        .then()
        .statusCode(200)
        .body("link.find{it.relation=='self'}.url", not(containsString("familly")))
        .body("link.find{it.relation=='self'}.url", containsString("family=stafford"))
        .body("entry.findAll{it.search.mode=='match'}.resource.id", equalTo(List.of("srch-p1")));
  }

  @Test
  void takesTheQueryAsAForm() {
    given()
        .contentType(ContentType.URLENC)
        .formParams(Map.of("identifier", "urn:srch:mrn|SRCH-001"))
        .post("/fhir/Patient/_search")
        .then()
        .statusCode(200)
        .body("entry.resource.id", equalTo(List.of("srch-p1")));
  }

  @Test
  void seesEveryAcknowledgedWrite() {
    for (int i = 0; i < 20; i++) {
      String body =
          """
          {"resourceType":"Patient","id":"srch-seen","name":[{"family":"Seen%02d"}]}"""
              .formatted(i);
      given().contentType("application/fhir+json").body(body).put("/fhir/Patient/srch-seen").then();
      assertThat(ids("Patient?family=Seen%02d".formatted(i))).containsExactly("srch-seen");
      assertThat(ids("Patient?family=Seen%02d".formatted((i + 19) % 20))).isEmpty();
    }
    given().delete("/fhir/Patient/srch-seen").then();
    assertThat(ids("Patient?_id=srch-seen")).isEmpty();
    assertThat(ids("Patient?family=Seen19")).isEmpty();
  }

  @Test
  void aBoundCallerFindsOnlyItsPatientsAndSharedData() {
    var bound = SearchScenario.ANYONE.boundTo(Set.of("srch-p2"));
    assertThat(found(gateway.search(bound, "Observation", TAGGED, false)))
        .containsExactly("srch-k3");
    assertThat(found(gateway.search(bound, "Patient", TAGGED, false))).containsExactly("srch-p2");
    assertThat(found(gateway.search(bound, "Organization", TAGGED, false)))
        .containsExactlyInAnyOrder("srch-o1", "srch-o2");
    assertThat(
            found(
                gateway.search(
                    bound, "Observation", TAGGED + "&subject:Patient.name=Stafford", false)))
        .isEmpty();
    assertThat(
            found(
                gateway.search(
                    bound, "Organization", TAGGED + "&_revinclude=Patient:organization", false)))
        .containsExactlyInAnyOrder("srch-o1", "srch-o2");
    assertThat(gateway.search(bound, "Observation", TAGGED + "&_summary=count", false).total())
        .hasValue(1);
  }

  private static List<String> found(SearchPage page) {
    return page.hits().stream().map(hit -> hit.resource().key().id()).toList();
  }

  private static ValidatableResponse get(String query) {
    return given().get("/fhir/" + query).then();
  }

  private static List<String> ids(String query) {
    List<String> ids = get(query).statusCode(200).extract().path("entry.resource.id");
    return ids == null ? List.of() : ids;
  }
}
