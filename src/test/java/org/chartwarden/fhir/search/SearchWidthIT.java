package org.chartwarden.fhir.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches that reach over one type: all types, compartments, includes of includes. */
@QuarkusTest
class SearchWidthIT {

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
  void searchesSeveralTypesAtOnce() {
    assertThat(SearchScenario.matches("?_type=Organization,Location&" + TAGGED))
        .containsExactlyInAnyOrder(
            "srch-o1", "srch-o2", "srch-l1", "srch-l2", "srch-l3", "srch-l4");
    assertThat(
            SearchScenario.matches("?_type=Encounter,Condition&subject=Patient/srch-p1&" + TAGGED))
        .containsExactlyInAnyOrder("srch-e1", "srch-c1");
    assertThat(SearchScenario.matches("?_id=srch-p1,srch-k1,srch-l1&_sort=-_id"))
        .containsExactly("srch-p1", "srch-l1", "srch-k1");
    assertThat(SearchScenario.matches("?_type=Patient,Practitioner&_sort=family&" + TAGGED))
        .startsWith("srch-d1", "srch-p4");
    assertThat(SearchScenario.matches("?_type=Patient,Observation&_count=3&" + TAGGED)).hasSize(3);
    given()
        .contentType(ContentType.URLENC)
        .formParam("_id", "srch-p1,srch-k1")
        .formParam("_type", "Patient")
        .post("/fhir/_search")
        .then()
        .statusCode(200)
        .body("entry.resource.id", equalTo(List.of("srch-p1")))
        .body("link[0].url", containsString("/fhir?_id="));
    get("?_type=Patient,Observation&birthdate=1987")
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("Observation"));
  }

  @Test
  void pagesOverSeveralTypes() {
    ValidatableResponse first = get("?_type=Organization,Location&_count=4&" + TAGGED);
    first.body("total", equalTo(6)).body("entry.size()", equalTo(4));
    String next = first.extract().path("link.find{it.relation=='next'}.url");
    given().urlEncodingEnabled(false).get(next).then().body("entry.size()", equalTo(2));
  }

  @Test
  void searchesWithinCompartments() {
    assertThat(SearchScenario.matches("Patient/srch-p1/Observation?" + TAGGED))
        .containsExactlyInAnyOrder("srch-k1", "srch-k2", "srch-bp");
    assertThat(SearchScenario.matches("Patient/srch-p1/Observation?code=85354-9"))
        .containsExactly("srch-bp");
    assertThat(SearchScenario.matches("Patient/srch-p1/Condition")).containsExactly("srch-c1");
    assertThat(SearchScenario.matches("Encounter/srch-e1/Condition")).containsExactly("srch-c1");
    assertThat(SearchScenario.matches("Practitioner/srch-d1/Encounter")).containsExactly("srch-e1");
    assertThat(SearchScenario.matches("Patient/srch-p2/*?" + TAGGED))
        .containsExactlyInAnyOrder("srch-p2", "srch-k3", "srch-r3", "srch-e2", "srch-c2");
    assertThat(SearchScenario.matches("Patient/srch-p2/*?_type=Condition,Encounter"))
        .containsExactlyInAnyOrder("srch-e2", "srch-c2");
    get("Patient/srch-p2/*?_type=Condition")
        .body("link[0].url", containsString("/fhir/Patient/srch-p2/*?_type=Condition"));
    given()
        .contentType(ContentType.URLENC)
        .formParam("code", "K")
        .post("/fhir/Patient/srch-p1/Observation/_search")
        .then()
        .body("entry.resource.id", equalTo(List.of("srch-k1")));
    assertThat(SearchScenario.matches("Device/none/Observation")).isEmpty();
    assertThat(SearchScenario.matches("RelatedPerson/none/*")).isEmpty();
  }

  @Test
  void aBoundCallerFindsNothingElseByWiderSearches() {
    var bound = SearchScenario.ANYONE.boundTo(Set.of("srch-p2"));
    var everything =
        gateway.search(
            bound,
            new org.chartwarden.fhir.gateway.SearchOptions(
                "", java.util.Optional.empty(), false, ""),
            "_type=Patient,Observation,Encounter,Condition&" + TAGGED);
    assertThat(everything.hits().stream().map(hit -> hit.resource().key().id()))
        .containsExactlyInAnyOrder("srch-p2", "srch-k3", "srch-e2", "srch-c2");
    assertThat(gateway.search(bound, "Observation", "_list=srch-li&" + TAGGED, false).matches())
        .isEmpty();
    assertThat(
            gateway
                .search(bound, "Observation", "_filter=subject.name eq stafford", false)
                .matches())
        .isEmpty();
  }

  @Test
  void includesFollowIncludes() {
    assertThat(
            included(
                "Condition?_id=srch-c1&_include=Condition:encounter"
                    + "&_include:iterate=Encounter:location&_include:iterate=Location:partof"))
        .containsExactlyInAnyOrder("srch-e1", "srch-l3", "srch-l2", "srch-l1");
    assertThat(
            included(
                "Condition?_id=srch-c1&_include=Condition:encounter&_include=Encounter:location"))
        .containsExactly("srch-e1");
    assertThat(
            included(
                "Location?_id=srch-l1&_revinclude:iterate=Location:partof"
                    + "&_revinclude:iterate=Encounter:location"))
        .containsExactlyInAnyOrder("srch-l2", "srch-l3", "srch-e1", "srch-e2");
    // Back and forth between encounter and part, it ends.
    assertThat(
            included(
                "Encounter?_id=srch-e2&_include:iterate=Encounter:part-of"
                    + "&_revinclude:iterate=Encounter:part-of"))
        .containsExactly("srch-e1");
    assertThat(included("Organization?_id=srch-o2&_revinclude=*"))
        .containsExactlyInAnyOrder("srch-o1");
    assertThat(
            included(
                "QuestionnaireResponse?_id=srch-qr1,srch-qr2&_include=QuestionnaireResponse:questionnaire"))
        .containsExactlyInAnyOrder("srch-qn", "srch-qu");
    assertThat(
            included("Questionnaire?_id=srch-qn&_revinclude=QuestionnaireResponse:questionnaire"))
        .containsExactly("srch-qr1");
    assertThat(included("Condition?_id=srch-c1&_include=Condition:*"))
        .containsExactlyInAnyOrder("srch-p1", "srch-e1", "srch-d1");
  }

  @Test
  void anAddressOfThisServerIsLocal() {
    String base = "http://localhost:" + RestAssured.port + "/fhir";
    assertThat(SearchScenario.matches("Observation?subject=" + base + "/Patient/srch-p2"))
        .containsExactly("srch-k3");
    assertThat(
            SearchScenario.matches(
                "Observation?subject=http://elsewhere.example/fhir/Patient/srch-p2"))
        .isEmpty();
  }

  @Test
  void resultsCanBeLimited() {
    get("Observation?_maxresults=2&" + TAGGED)
        .body("total", equalTo(2))
        .body("entry.size()", equalTo(2));
    get("Observation?_maxresults=4&_count=3&" + TAGGED)
        .body("total", equalTo(4))
        .body("entry.size()", equalTo(3));
  }

  @Test
  void hostileQueriesGetAnAnswerAtOnce() {
    get("Patient?" + "name=a&".repeat(400))
        .statusCode(400)
        .body("issue[0].code", equalTo("too-costly"));
    given()
        .contentType(ContentType.URLENC)
        .body("name=" + "a,".repeat(10_000))
        .post("/fhir/Patient/_search")
        .then()
        .statusCode(400)
        .body("issue[0].code", equalTo("too-costly"));
    given()
        .contentType(ContentType.URLENC)
        .body("_filter=" + "(".repeat(4000) + "name eq a")
        .post("/fhir/Patient/_search")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("deeper"));
    given()
        .contentType(ContentType.URLENC)
        .body(("name=" + "a,".repeat(1000) + "&").repeat(150))
        .post("/fhir/Patient/_search")
        .then()
        .statusCode(400)
        .body("issue[0].code", equalTo("too-costly"));
    get("Patient?_sort=" + "name,".repeat(300)).statusCode(400);
    get("Patient?_include=" + "Patient:x&_include=".repeat(150) + "*").statusCode(400);
    given()
        .contentType(ContentType.URLENC)
        .body("n".repeat(1_000_000) + "=x")
        .post("/fhir/Patient/_search")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics.length()", lessThan(1000));
    given()
        .contentType(ContentType.URLENC)
        .body("name=" + "n".repeat(5_000_000))
        .post("/fhir/Patient/_search")
        .then()
        .statusCode(413);
    get("Patient?name:exact:not=x")
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("exact:not"));
    get("Patient?_has=x").statusCode(400);
    get("Patient?_has:=x").statusCode(400);
    get("Patient?.=x").statusCode(400);
    get("Patient?:=x").statusCode(400).body("resourceType", equalTo("OperationOutcome"));
    get("Patient?_id=" + "x".repeat(3000)).statusCode(200).body("entry", equalTo(null));
    get("Patient?name=\\").statusCode(200).body("issue", not(equalTo("x")));
  }

  private static ValidatableResponse get(String query) {
    return given().get("/fhir/" + query).then();
  }

  private static List<String> included(String query) {
    return get(query)
        .statusCode(200)
        .extract()
        .path("entry.findAll{it.search.mode=='include'}.resource.id");
  }
}
