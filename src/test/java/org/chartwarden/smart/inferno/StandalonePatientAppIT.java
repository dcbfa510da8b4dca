package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Ward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code g10_smart_standalone_patient_app}: a patient gives an app all of USCDI. */
class StandalonePatientAppIT {

  private static final String SCOPE =
      "launch/patient openid fhirUser offline_access "
          + Ward.readingAll()
          + " patient/Provenance.rs patient/Practitioner.rs patient/Organization.rs patient/Location.rs";

  private static Launch launch;
  private static Refresh refresh;

  @BeforeAll
  static void launch() {
    PackagedServer server = PackagedServer.get();
    launch = Launch.standalone(server, server.secretApp(), SCOPE, server.patient());
    refresh = Refresh.after(launch);
  }

  @GroupChecks(
      group = "g10_smart_standalone_patient_app",
      sets = {CheckSet.STANDALONE_LAUNCH, CheckSet.OPENID_CONNECT},
      more = "g10_unauthorized_access")
  void launch(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @GroupChecks(group = "g10_smart_standalone_token_refresh", sets = CheckSet.G10_TOKEN_REFRESH)
  void refresh(String id) throws Exception {
    RefreshChecks.require(id, refresh);
  }

  @Test
  @DisplayName("g10_smart_standalone_patient_app-g10_smart_scopes")
  void smartScopes() {
    assertThat(launch.granted()).containsExactlyInAnyOrder(SCOPE.split(" "));
  }

  @Test
  @DisplayName("g10_smart_standalone_patient_app-g10_patient_context")
  void patientContext() throws Exception {
    LaunchChecks.require("g10_patient_context", launch);
    assertThat(launch.tokens().text("patient")).isEqualTo(Ward.PATIENT);
    assertThat(launch.read("Patient/" + Ward.OTHER).status()).isEqualTo(403);
  }

  /** The scopes that were granted reach every type of US Core 7 that is searched by patient. */
  @Test
  @DisplayName("g10_unrestricted_resource_type_access-all_types_granted")
  void allTypesGranted() {
    for (String type : Ward.TYPES) {
      assertThat(launch.granted()).contains("patient/" + type + ".rs");
    }
    assertThat(launch.granted())
        .contains(
            "patient/Provenance.rs",
            "patient/Practitioner.rs",
            "patient/Organization.rs",
            "patient/Location.rs");
  }

  @GroupChecks(group = "g10_unrestricted_resource_type_access", sets = CheckSet.UNRESTRICTED_TYPES)
  void unrestrictedAccess(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }
}
