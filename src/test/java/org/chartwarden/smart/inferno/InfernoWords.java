package org.chartwarden.smart.inferno;

import java.util.List;
import java.util.Map;

/** The words by which the list of the checks names some without their ids. */
final class InfernoWords {

  private static final String INSPECTION = "g10_visual_inspection_and_attestations-";

  /** Ids with a group stand for themselves, those without for every group that has the word. */
  private static final Map<String, List<String>> IDS =
      Map.ofEntries(
          Map.entry("tls x2", List.of("standalone_auth_tls", "standalone_token_tls")),
          Map.entry("headers", List.of("smart_token_response_headers")),
          Map.entry(
              "as above",
              List.of(
                  "ehr_auth_tls",
                  "ehr_token_tls",
                  "smart_app_redirect_stu2",
                  "smart_code_received",
                  "smart_token_exchange_stu2_2",
                  "smart_token_response_body_stu2_2",
                  "smart_token_response_headers",
                  "smart_cors_token_exchange")),
          Map.entry(
              "request group (active, invalid)",
              List.of(
                  "smart_token_introspection_request_group-active_token",
                  "smart_token_introspection_request_group-invalid_token")),
          Map.entry(
              "response group",
              List.of(
                  "smart_token_introspection_response_group-active_token",
                  "smart_token_introspection_response_group-invalid_token")),
          Map.entry(
              "bundle",
              List.of("smart_access_brands_retrieve_bundle", "smart_access_brands_valid_bundle")),
          Map.entry("brands", List.of("smart_access_brands_valid_brands")),
          Map.entry("endpoints", List.of("smart_access_brands_valid_endpoints")),
          Map.entry("URLs", List.of("smart_access_brands_valid_endpoint_urls")),
          Map.entry(
              "token refresh",
              List.of(
                  "g10_smart_standalone_token_refresh-g10_token_refresh_without_scopes",
                  "g10_smart_standalone_token_refresh-g10_token_refresh_body_without_scopes",
                  "g10_smart_standalone_token_refresh-g10_token_refresh_with_scopes",
                  "g10_smart_standalone_token_refresh-g10_token_refresh_body_with_scopes",
                  "g10_smart_standalone_token_refresh-g10_patient_context")),
          Map.entry(
              "smart_style_url JSON",
              List.of("g10_smart_ehr_practitioner_app-g10_smart_style_url")),
          Map.entry("no", List.of("smart_no_verifier_token_request")),
          Map.entry("blank", List.of("smart_blank_verifier_token_request")),
          Map.entry("wrong", List.of("smart_bad_code_verifier_token_request")),
          Map.entry("plain verifier", List.of("smart_plain_code_verifier_token_request")),
          Map.entry("all cheap to mirror", List.of()),
          Map.entry("registration pages", List.of(INSPECTION + "Test01", INSPECTION + "Test02")),
          Map.entry("consent GUI", List.of(INSPECTION + "Test03")),
          Map.entry("offline_access notice", List.of(INSPECTION + "Test04")),
          Map.entry(
              "refresh >= 3 months",
              List.of(
                  INSPECTION + "Test05",
                  INSPECTION + "Test13",
                  INSPECTION + "g10_refresh_token_refresh_attestation")),
          Map.entry(
              "revocation within 1 h",
              List.of("g10_token_revocation-access_ends", "g10_token_revocation-refresh_ends")),
          Map.entry("base-URL list", List.of(INSPECTION + "g10_public_url_attestation")),
          Map.entry("TLS >= 1.2", List.of(INSPECTION + "g10_tls_version_attestation")),
          Map.entry("JWK cache honours cache-control", List.of(INSPECTION + "Test10")));

  boolean knows(String word) {
    return IDS.containsKey(word);
  }

  List<String> ids(String word) {
    return IDS.get(word);
  }
}
