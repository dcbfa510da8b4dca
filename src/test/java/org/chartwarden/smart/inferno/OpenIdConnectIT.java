package org.chartwarden.smart.inferno;

import org.chartwarden.testing.smart.PackagedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code smart_openid_connect_stu2_2}. */
class OpenIdConnectIT {

  private static Launch launch;

  @BeforeAll
  static void signIn() {
    PackagedServer server = PackagedServer.get();
    launch =
        Launch.standalone(
            server, server.publicApp(), "openid fhirUser user/Practitioner.rs", server.doctor());
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_decode_id_token")
  void decodeIdToken() throws Exception {
    LaunchChecks.require("smart_openid_decode_id_token", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_retrieve_configuration")
  void retrieveConfiguration() throws Exception {
    LaunchChecks.require("smart_openid_retrieve_configuration", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_required_configuration_fields")
  void requiredConfigurationFields() throws Exception {
    LaunchChecks.require("smart_openid_required_configuration_fields", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_retrieve_jwks")
  void retrieveJwks() throws Exception {
    LaunchChecks.require("smart_openid_retrieve_jwks", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_token_header")
  void tokenHeader() throws Exception {
    LaunchChecks.require("smart_openid_token_header", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_token_payload")
  void tokenPayload() throws Exception {
    LaunchChecks.require("smart_openid_token_payload", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_openid_fhir_user_claim")
  void fhirUserClaim() throws Exception {
    LaunchChecks.require("smart_openid_fhir_user_claim", launch);
  }

  @Test
  @DisplayName("smart_openid_connect_stu2_2-smart_cors_openid_fhir_user_claim")
  void corsOpenIdFhirUserClaim() throws Exception {
    LaunchChecks.require("smart_cors_openid_fhir_user_claim", launch);
  }
}
