package org.chartwarden.fhir.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/**
 * Validation on write as the policy of a type wants it; the tests' server refuses bad
 * VisionPrescriptions and warns of bad Slots.
 */
@QuarkusTest
class WriteValidationIT {

  private static final String CLAIM =
      "\"meta\":{\"profile\":[\"http://hospital.test/StructureDefinition/unknown\"]},";
  private static final String PRESCRIPTION =
      "{\"resourceType\":\"VisionPrescription\",%s\"status\":\"active\",\"created\":\"2024-05-01\","
          + "\"patient\":{\"reference\":\"Patient/1\"},\"dateWritten\":\"2024-05-01\","
          + "\"prescriber\":{\"reference\":\"Practitioner/1\"},\"lensSpecification\":[{"
          + "\"product\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/ex-visionprescriptionproduct\","
          + "\"code\":\"lens\"}]},\"eye\":\"right\"}]}";
  private static final String SLOT =
      "{\"resourceType\":\"Slot\",%s\"schedule\":{\"reference\":\"Schedule/1\"},\"status\":\"free\","
          + "\"start\":\"2024-05-01T10:00:00Z\",\"end\":\"2024-05-01T11:00:00Z\"}";
  private static final String FLAG =
      "{\"resourceType\":\"Flag\",%s\"status\":\"active\",\"code\":{\"text\":\"x\"},"
          + "\"subject\":{\"reference\":\"Patient/1\"}}";

  private static RequestSpecification sending(String body) {
    return given().contentType("application/fhir+json").body(body);
  }

  @Test
  void refusesWithAllThatIsWrong() {
    sending(PRESCRIPTION.formatted("")).post("/fhir/VisionPrescription").then().statusCode(201);
    sending(PRESCRIPTION.formatted(CLAIM))
        .post("/fhir/VisionPrescription")
        .then()
        .statusCode(422)
        .body("issue[0].severity", equalTo("error"))
        .body("issue[0].expression[0]", equalTo("VisionPrescription.meta.profile[0]"))
        .body("issue[0].diagnostics", containsString("hospital.test"));
  }

  @Test
  void refusesInATransactionAndStoresNothingOfIt() {
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + "{\"resource\":"
            + FLAG.formatted("\"id\":\"validated-flag\",")
            + ",\"request\":{\"method\":\"PUT\",\"url\":\"Flag/validated-flag\"}},"
            + "{\"resource\":"
            + PRESCRIPTION.formatted(CLAIM)
            + ",\"request\":{\"method\":\"POST\",\"url\":\"VisionPrescription\"}}]}";
    sending(bundle)
        .post("/fhir")
        .then()
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("hospital.test"));
    given().get("/fhir/Flag/validated-flag").then().statusCode(404);
  }

  @Test
  void storesAndWarns() {
    String warning =
        sending(SLOT.formatted(CLAIM))
            .header("Prefer", "return=OperationOutcome")
            .post("/fhir/Slot")
            .then()
            .statusCode(201)
            .body("issue[0].severity", equalTo("warning"))
            .body("issue[0].expression[0]", equalTo("Slot.meta.profile[0]"))
            .extract()
            .header("Warning");
    assertThat(warning).contains("hospital.test");
  }

  @Test
  void leavesOtherTypesAlone() {
    String warning =
        sending(FLAG.formatted(CLAIM))
            .post("/fhir/Flag")
            .then()
            .statusCode(201)
            .extract()
            .header("Warning");
    assertThat(warning).isNull();
  }
}
