package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.testing.smart.PackagedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code smart_discovery_stu2_2}, and the capabilities that (g)(10) asks for. */
class SmartDiscoveryIT {

  private static final String CAPABILITIES = "-g10_smart_well_known_capabilities";
  private static final String PATIENT_APP = "g10_smart_standalone_patient_app" + CAPABILITIES;
  private static final String PRACTITIONER_APP = "g10_smart_ehr_practitioner_app" + CAPABILITIES;

  private static PackagedServer server;

  @BeforeAll
  static void discover() {
    server = PackagedServer.get();
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-well_known_endpoint")
  void wellKnownEndpoint() throws Exception {
    DiscoveryChecks.require("well_known_endpoint", server);
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-well_known_capabilities_stu2")
  void wellKnownCapabilities() throws Exception {
    DiscoveryChecks.require("well_known_capabilities_stu2", server);
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-smart_cors_well_known_endpoint")
  void corsWellKnownEndpoint() throws Exception {
    DiscoveryChecks.require("smart_cors_well_known_endpoint", server);
  }

  @Test
  @DisplayName("smart_discovery_stu2_2-smart_cors_metadata_request")
  void corsMetadataRequest() throws Exception {
    DiscoveryChecks.require("smart_cors_metadata_request", server);
  }

  /** Where the launch of the EHR and Backend Services begin. */
  @GroupChecks(group = "smart_full_ehr_launch", sets = CheckSet.DISCOVERY)
  void discoveryOfTheEhrLaunch(String id) throws Exception {
    DiscoveryChecks.require(id, server);
  }

  @GroupChecks(group = "smart_backend_services", sets = CheckSet.DISCOVERY)
  void discoveryOfBackendServices(String id) throws Exception {
    DiscoveryChecks.require(id, server);
  }

  @GroupChecks(group = "g10_smart_standalone_patient_app", sets = CheckSet.DISCOVERY)
  void discoveryOfTheStandalonePatientApp(String id) throws Exception {
    DiscoveryChecks.require(id, server);
  }

  @GroupChecks(group = "g10_smart_ehr_practitioner_app", sets = CheckSet.DISCOVERY)
  void discoveryOfTheEhrPractitionerApp(String id) throws Exception {
    DiscoveryChecks.require(id, server);
  }

  @GroupChecks(
      group = PATIENT_APP,
      more = {
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
        "permission-v1"
      })
  void capabilitiesOfTheStandalonePatientApp(String id) {
    assertThat(server.capabilities()).contains(id.substring(PATIENT_APP.length() + 1));
  }

  @GroupChecks(
      group = PRACTITIONER_APP,
      more = {
        "launch-ehr",
        "client-confidential-symmetric",
        "client-confidential-asymmetric",
        "sso-openid-connect",
        "context-banner",
        "context-style",
        "context-ehr-patient",
        "permission-offline",
        "permission-user",
        "authorize-post",
        "permission-v2",
        "permission-v1"
      })
  void capabilitiesOfTheEhrPractitionerApp(String id) {
    assertThat(server.capabilities()).contains(id.substring(PRACTITIONER_APP.length() + 1));
  }
}
