package org.chartwarden.fhir.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** {@code _text} and {@code _content}: found at once, with the caller's rights, until deleted. */
@QuarkusTest
class FullTextIT {

  @Inject FhirGateway gateway;

  private static void put(ObjectNode resource) {
    String path = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
    given()
        .contentType("application/fhir+json")
        .body(Json.write(resource))
        .put("/fhir/" + path)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  private static void note(String id, String patient, String text) {
    ObjectNode note =
        Json.object()
            .put("resourceType", "DocumentReference")
            .put("id", id)
            .put("status", "current");
    note.putObject("subject").put("reference", "Patient/" + patient);
    note.putArray("content")
        .addObject()
        .putObject("attachment")
        .put("contentType", "text/plain")
        .put("data", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    put(note);
  }

  @Test
  void findsWordsOfNotesAndNarratives() {
    put(
        (ObjectNode)
            Json.parseOwn(
                """
                {"resourceType":"Patient","id":"ft-p1","name":[{"family":"Zebrowski"}],
                 "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">Keeps a <b>quokka</b></div>"}}"""));
    note("ft-n1", "ft-p1", "Crackles over the left base, suspected Pneumonie with fiévre.");
    note("ft-n2", "ft-p2", "No crackles, lungs clear.");
    assertThat(SearchScenario.matches("DocumentReference?_content=crackles"))
        .containsExactlyInAnyOrder("ft-n1", "ft-n2");
    assertThat(SearchScenario.matches("DocumentReference?_content=crackles fievre"))
        .containsExactly("ft-n1");
    assertThat(SearchScenario.matches("DocumentReference?_content=FIÈVRE"))
        .containsExactly("ft-n1");
    assertThat(SearchScenario.matches("DocumentReference?_content=crackles -clear"))
        .containsExactly("ft-n1");
    assertThat(SearchScenario.matches("DocumentReference?_content=\"lungs clear\""))
        .containsExactly("ft-n2");
    assertThat(SearchScenario.matches("DocumentReference?_content=\"clear lungs\"")).isEmpty();
    assertThat(SearchScenario.matches("DocumentReference?_content=pneumonie,clear"))
        .containsExactlyInAnyOrder("ft-n1", "ft-n2");
    assertThat(SearchScenario.matches("DocumentReference?_content=crackles&subject=Patient/ft-p2"))
        .containsExactly("ft-n2");
    assertThat(SearchScenario.matches("Patient?_text=quokka")).containsExactly("ft-p1");
    assertThat(SearchScenario.matches("Patient?_text=zebrowski")).isEmpty();
    assertThat(SearchScenario.matches("Patient?_content=zebrowski quokka"))
        .containsExactly("ft-p1");
    assertThat(SearchScenario.matches("Patient?_text:missing=false&_id=ft-p1"))
        .containsExactly("ft-p1");
    assertThat(SearchScenario.matches("Patient?_has:DocumentReference:subject:_content=pneumonie"))
        .containsExactly("ft-p1");
    assertThat(
            SearchScenario.matches("?_type=Patient,DocumentReference&_content=quokka or pneumonie"))
        .containsExactlyInAnyOrder("ft-p1", "ft-n1");
    given()
        .get("/fhir/Patient?_content=***")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("words"));
    given().get("/fhir/Patient?_content=" + "x".repeat(2500)).then().statusCode(400);
    given().get("/fhir/Patient?_content=" + "é".repeat(601)).then().statusCode(400);
    given().get("/fhir/Patient?_content=" + "x-".repeat(290)).then().statusCode(200);
    given().get("/fhir/Patient?_content=a:b%20!%20%26%20(%20\"").then().statusCode(200);
    given().get("/fhir/Patient?_text:exact=quokka").then().statusCode(400);
    given().get("/fhir/Patient?_sort=_content").then().statusCode(400);
  }

  @Test
  void seesEveryChangeAtOnce() {
    for (int i = 0; i < 5; i++) {
      note("ft-n3", "ft-p1", "marker" + i + " ophthalmoplegia");
      assertThat(SearchScenario.matches("DocumentReference?_content=marker" + i))
          .containsExactly("ft-n3");
      assertThat(SearchScenario.matches("DocumentReference?_content=marker" + (i + 4) % 5))
          .isEmpty();
    }
    given().delete("/fhir/DocumentReference/ft-n3").then().statusCode(204);
    assertThat(SearchScenario.matches("DocumentReference?_content=ophthalmoplegia")).isEmpty();
  }

  @Test
  void aBoundCallerFindsNobodyElse() {
    note("ft-n4", "ft-p4", "secretword one");
    note("ft-n5", "ft-p5", "secretword two");
    var bound = SearchScenario.ANYONE.boundTo(Set.of("ft-p5"));
    assertThat(gateway.search(bound, "DocumentReference", "_content=secretword", false).matches())
        .extracting(match -> match.key().id())
        .containsExactly("ft-n5");
    assertThat(
            gateway
                .search(bound, "DocumentReference", "_content=secretword&_summary=count", false)
                .total())
        .hasValue(1);
  }
}
