package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What scopes mean at the FHIR interface (SMART App Launch 2.2, section 3.0.2), seen by an app. */
class ScopeMeaningIT {

  private static PackagedServer server;

  @BeforeAll
  static void prepare() {
    server = PackagedServer.get();
  }

  private static String token(String scope, Person who) {
    return server.publicApp().launched(scope, who).text("access_token");
  }

  private static Wire.Reply read(String token, String path) {
    return Wire.read(server.fhir() + "/" + path, token);
  }

  private static Wire.Reply put(String token, String id, String patient) {
    return send(
        token,
        "PUT",
        "/Observation/" + id,
        "{\"resourceType\":\"Observation\",\"id\":\""
            + id
            + "\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/"
            + patient
            + "\"}}");
  }

  private static Wire.Reply send(String token, String method, String path, String body) {
    return Wire.send(
        method,
        server.fhir() + path,
        "application/fhir+json",
        body,
        "Authorization",
        "Bearer " + token);
  }

  /** Requirement 130. */
  @Test
  void entriesOfABatchAreJudgedSingly() {
    String token = token("patient/Observation.rs patient/Patient.rs", server.doctor());
    JsonNode answer =
        send(
                token,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                    + entry("Patient/" + Ward.PATIENT)
                    + ","
                    + entry("Patient/" + Ward.OTHER)
                    + ","
                    + entry("Condition/inferno-health-concern")
                    + ","
                    + entry("Observation/inferno-survey")
                    + "]}")
            .json();
    assertThat(answer.path("entry").findValuesAsText("status").stream().map(s -> s.substring(0, 3)))
        .containsSubsequence("200", "403", "403", "200");
    Wire.Reply whole =
        send(
            token,
            "POST",
            "",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry("Patient/" + Ward.PATIENT)
                + ","
                + entry("Condition/inferno-health-concern")
                + "]}");
    assertThat(whole.status()).isEqualTo(403);
  }

  private static String entry(String path) {
    return "{\"request\":{\"method\":\"GET\",\"url\":\"" + path + "\"}}";
  }

  /** Requirements 119 and 140. */
  @Test
  void aUserScopeReachesNoMoreThanTheUser() {
    String patients = token("user/Observation.rs user/Patient.rs", server.patient());
    assertThat(read(patients, "Patient/" + Ward.PATIENT).status()).isEqualTo(200);
    assertThat(read(patients, "Patient/" + Ward.OTHER).status()).isEqualTo(403);
    assertThat(read(patients, "Observation/inferno-other").status()).isEqualTo(403);
    assertThat(read(patients, "Observation?patient=" + Ward.OTHER).json().path("entry")).isEmpty();
    String doctors = token("user/Observation.rs user/Patient.rs", server.doctor());
    assertThat(read(doctors, "Patient/" + Ward.OTHER).status()).isEqualTo(200);
    assertThat(read(doctors, "Observation/inferno-other").status()).isEqualTo(200);
  }

  /** Requirement 123. */
  @Test
  void whoMayUpdateMayCreateByIt() {
    assertThat(
            put(token("patient/Observation.u", server.doctor()), "inferno-u1", Ward.PATIENT)
                .status())
        .isEqualTo(201);
    assertThat(
            put(token("patient/Observation.u", server.doctor()), "inferno-u2", Ward.OTHER).status())
        .isEqualTo(403);
    assertThat(
            put(token("patient/Observation.cr", server.doctor()), "inferno-u3", Ward.PATIENT)
                .status())
        .isEqualTo(403);
  }

  /** Requirements 138 and 144. */
  @Test
  void aWildcardIsForAllTypesOfOnePatient() {
    String token = token("patient/*.rs", server.doctor());
    for (String path :
        new String[] {
          "Goal/inferno-g1", "Coverage/inferno-c1", "Device/inferno-d1", "Organization/inferno-o1"
        }) {
      assertThat(read(token, path).status()).as(path).isEqualTo(200);
    }
    assertThat(read(token, "Observation/inferno-other").status()).isEqualTo(403);
    assertThat(read(token, "Basic").status()).isEqualTo(200);
  }

  /** Requirement 139: a link between patients opens neither of them to who reaches the other. */
  @Test
  void aLinkOfPatientsOpensNothing() {
    String system = server.token("system/*.cruds");
    assertThat(
            send(
                    system,
                    "PUT",
                    "/Patient/inferno-linked",
                    "{\"resourceType\":\"Patient\",\"id\":\"inferno-linked\",\"link\":[{\"type\":\"seealso\",\"other\":"
                        + "{\"reference\":\"Patient/"
                        + Ward.PATIENT
                        + "\"}}]}")
                .status())
        .isLessThan(300);
    put(system, "inferno-of-linked", "inferno-linked");
    String one = token("patient/*.rs", server.doctor());
    assertThat(read(one, "Patient/inferno-linked").status()).isEqualTo(403);
    assertThat(read(one, "Observation/inferno-of-linked").status()).isEqualTo(403);
    String other = token("patient/*.rs", server.doctor().choosing("inferno-linked"));
    assertThat(read(other, "Patient/" + Ward.PATIENT).status()).isEqualTo(403);
    assertThat(read(other, "Observation/inferno-of-linked").status()).isEqualTo(200);
    assertThat(read(other, "Patient/inferno-linked").status()).isEqualTo(200);
  }
}
