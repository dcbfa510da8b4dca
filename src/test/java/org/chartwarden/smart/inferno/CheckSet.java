package org.chartwarden.smart.inferno;

import java.util.List;

/** Checks that several groups of the kits hold one after the other, in the order of the kits. */
enum CheckSet {
  DISCOVERY(
      "well_known_endpoint",
      "well_known_capabilities_stu2",
      "smart_cors_well_known_endpoint",
      "smart_cors_metadata_request"),
  STANDALONE_LAUNCH(
      "standalone_auth_tls",
      "smart_app_redirect_stu2",
      "smart_code_received",
      "standalone_token_tls",
      "smart_token_exchange_stu2_2",
      "smart_token_response_body_stu2_2",
      "smart_token_response_headers",
      "smart_cors_token_exchange"),
  EHR_LAUNCH(
      "smart_app_launch",
      "smart_launch_received",
      "ehr_auth_tls",
      "smart_app_redirect_stu2",
      "smart_code_received",
      "ehr_token_tls",
      "smart_token_exchange_stu2_2",
      "smart_token_response_body_stu2_2",
      "smart_token_response_headers",
      "smart_cors_token_exchange"),
  OPENID_CONNECT(
      "smart_openid_decode_id_token",
      "smart_openid_retrieve_configuration",
      "smart_openid_required_configuration_fields",
      "smart_openid_retrieve_jwks",
      "smart_openid_token_header",
      "smart_openid_token_payload",
      "smart_openid_fhir_user_claim",
      "smart_cors_openid_fhir_user_claim"),
  TOKEN_REFRESH(
      "smart_token_refresh_stu2", "smart_token_refresh_body", "smart_token_response_headers"),
  G10_TOKEN_REFRESH(
      "g10_token_refresh_without_scopes",
      "g10_token_refresh_body_without_scopes",
      "g10_token_refresh_with_scopes",
      "g10_token_refresh_body_with_scopes",
      "g10_patient_context",
      "g10_invalid_token_refresh"),
  UNRESTRICTED_TYPES(
      "g10_patient_unrestricted_access",
      "g10_allergy_intolerance_unrestricted_access",
      "g10_care_plan_unrestricted_access",
      "g10_care_team_unrestricted_access",
      "g10_condition_unrestricted_access",
      "g10_device_unrestricted_access",
      "g10_diagnostic_report_unrestricted_access",
      "g10_document_reference_unrestricted_access",
      "g10_goal_unrestricted_access",
      "g10_immunization_unrestricted_access",
      "g10_medication_request_access",
      "g10_observation_unrestricted_access",
      "g10_procedure_unrestricted_access",
      "g10_us_core_7_encounter_unrestricted_access",
      "g10_us_core_7_service_request_unrestricted_access",
      "g10_us_core_7_coverage_unrestricted_access",
      "g10_us_core_7_medication_dispense_unrestricted_access",
      "g10_us_core_7_location_unrestricted_access");

  private final List<String> names;

  CheckSet(String... names) {
    this.names = List.of(names);
  }

  /** Their ids within a group. */
  List<String> names() {
    return names;
  }
}
