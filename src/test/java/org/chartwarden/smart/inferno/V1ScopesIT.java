package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Ward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code g10_smart_v1_scopes_stu2_2}: an app that asks in the words of version 1. */
class V1ScopesIT {

  private static final String GROUP = "g10_smart_v1_scopes_stu2_2";
  private static final String SCOPE =
      "launch/patient openid fhirUser offline_access "
          + Stream.concat(
                  Ward.TYPES.stream(),
                  Stream.of(
                      "Medication",
                      "Location",
                      "Organization",
                      "Practitioner",
                      "PractitionerRole",
                      "Provenance",
                      "Specimen"))
              .map(type -> "patient/" + type + ".read")
              .collect(Collectors.joining(" "));

  private static PackagedServer server;
  private static Launch launch;

  @BeforeAll
  static void launch() {
    server = PackagedServer.get();
    launch = Launch.standalone(server, server.secretApp(), SCOPE, server.doctor());
  }

  @GroupChecks(
      group = GROUP,
      sets = {CheckSet.DISCOVERY, CheckSet.STANDALONE_LAUNCH, CheckSet.UNRESTRICTED_TYPES},
      more = {"g10_unauthorized_access", "g10_patient_context"})
  void launch(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @Test
  @DisplayName(GROUP + "-g10_smart_well_known_capabilities")
  void capabilities() {
    assertThat(server.capabilities())
        .contains(
            "launch-standalone",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-standalone-patient",
            "permission-offline",
            "permission-patient",
            "authorize-post",
            "permission-v2",
            "permission-v1");
  }

  /** The scopes come back as they were asked for, and mean what those of version 2 do. */
  @Test
  @DisplayName(GROUP + "-g10_smart_scopes")
  void v1Scopes() throws Exception {
    LaunchChecks.require("g10_smart_scopes", launch);
    assertThat(launch.granted()).containsExactlyInAnyOrder(SCOPE.split(" "));
    Set<String> found = new TreeSet<>();
    JsonNode results = launch.read("Observation?patient=" + Ward.PATIENT + "&_count=50").json();
    results.path("entry").forEach(entry -> found.add(entry.at("/resource/id").asText()));
    assertThat(found).contains("inferno-survey").doesNotContain("inferno-other");
    assertThat(launch.read("Appointment").status()).as("a type that is not named").isEqualTo(403);
  }

  /** {@code write} and {@code *}. */
  @Test
  void writingAndAll() {
    String scope = "launch/patient patient/Condition.* patient/Observation.write";
    Launch other = Launch.standalone(server, server.secretApp(), scope, server.doctor());
    assertThat(other.granted()).containsExactlyInAnyOrder(scope.split(" "));
    assertThat(other.read("Condition").status()).isEqualTo(200);
    assertThat(other.read("Observation").status()).isEqualTo(403);
  }
}
