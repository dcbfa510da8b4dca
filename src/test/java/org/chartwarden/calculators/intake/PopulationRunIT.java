package org.chartwarden.calculators.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** One calculator for everybody in the store. */
@QuarkusTest
class PopulationRunIT {

  @Inject PopulationRun run;
  @Inject IdGenerator ids;

  @Test
  void computesForEveryPatientTheCallerMaySee() throws InterruptedException {
    String mark = ids.newId().substring(0, 8);
    for (int i = 0; i < 5; i++) {
      put("Patient", "pop" + i + mark, "'gender':'male','birthDate':'1950-01-0" + (i + 1) + "'");
    }
    put(
        "Observation",
        "crea" + mark,
        "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2160-0'}]},"
            + "'subject':{'reference':'Patient/pop3"
            + mark
            + "'},'effectiveDateTime':'2024-01-01','valueQuantity':{'value':1.1,'unit':'mg/dL'}");

    Map<String, CalculationReport> reports = all(AccessContext.client("test"));

    for (int i = 0; i < 5; i++) {
      assertThat(reports).containsKey("pop" + i + mark);
      assertThat(reports.get("pop" + i + mark).computed()).isEqualTo(i == 3);
    }
    AccessContext bound = AccessContext.client("test").boundTo(Set.of("pop3" + mark));
    assertThat(all(bound).keySet()).containsExactly("pop3" + mark);
  }

  private Map<String, CalculationReport> all(AccessContext who) throws InterruptedException {
    CalculationRequest request =
        CalculationRequest.of(CalculatorCatalog.find("ckd-epi-2021").orElseThrow(), Map.of())
            .at(OffsetDateTime.parse("2024-02-01T00:00:00Z"));
    Map<String, CalculationReport> reports = new HashMap<>();
    try (PopulationRun.Cursor cursor = run.open(who, request)) {
      boolean more = true;
      while (more) {
        more = cursor.next(report -> reports.put(report.patient().orElseThrow(), report));
      }
      assertThat(cursor.done()).isEqualTo(reports.size());
    }
    return reports;
  }

  private static void put(String type, String id, String members) {
    String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
    given()
        .contentType("application/fhir+json")
        .body(body.replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(201);
  }
}
