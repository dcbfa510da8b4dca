package org.chartwarden.smart.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpInteractionTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /fhir/Patient/1, read, Patient/1, ALWAYS",
    "HEAD, /fhir/Patient/1, read, Patient/1, ALWAYS",
    "GET, /fhir//Patient//1/, read, Patient/1, ALWAYS",
    "GET, /fhir/Patient/1/_history/3, vread, Patient/1/_history/3, ALWAYS",
    "GET, /fhir/Patient/1/_history, history-instance, Patient/1, ALWAYS",
    "GET, /fhir/Patient/_history, history-type, Patient, ALWAYS",
    "GET, /fhir/_history, history-system, '', ALWAYS",
    "GET, /fhir/Patient, search, Patient, ALWAYS",
    "POST, /fhir/Patient/_search, search, Patient, ALWAYS",
    "GET, /fhir/Patient/1/Observation, search, Patient/1/Observation, ALWAYS",
    "POST, /fhir/Patient/1/Observation/_search, search, Patient/1/Observation, ALWAYS",
    "GET, /fhir/Patient/1/*, search, Patient/1/*, ALWAYS",
    "GET, /fhir, search-system, '', ALWAYS",
    "POST, /fhir/_search, search-system, '', ALWAYS",
    "POST, /fhir, bundle, '', ALWAYS",
    "POST, /fhir/Patient, create, Patient, ALWAYS",
    "PUT, /fhir/Patient/1, update, Patient/1, ALWAYS",
    "PUT, /fhir/Patient, update, Patient, ALWAYS",
    "PATCH, /fhir/Patient/1, patch, Patient/1, ALWAYS",
    "DELETE, /fhir/Patient/1, delete, Patient/1, ALWAYS",
    "GET, /fhir/Patient/1/$everything, operation, Patient/1/$everything, ALWAYS",
    "POST, /fhir/$graphql, operation, $graphql, ALWAYS",
    "GET, /fhir/_jobs/7/files/9, export-download, job/7/9, ALWAYS",
    "GET, /fhir/_jobs/7, job-status, job/7, WHEN_IT_MATTERS",
    "GET, /fhir/metadata, '', '', ELSEWHERE",
    "GET, /fhir/.well-known/smart-configuration, '', '', ELSEWHERE",
    "OPTIONS, /fhir/Patient, '', '', ELSEWHERE",
    "POST, /auth/token, token-refused, '', ELSEWHERE",
    "POST, /auth/sign-in, authorization-page, auth/sign-in, WHEN_IT_MATTERS",
    "POST, /auth/local/token, '', '', ELSEWHERE",
    "POST, /consistency/check, operation, consistency/check, ALWAYS",
    "GET, /agent/tasks/7/events, operation, agent/tasks/7/events, ALWAYS",
    "GET, /calculators, operation, calculators, WHEN_IT_MATTERS",
    "GET, /calculators/bmi, operation, calculators/bmi, WHEN_IT_MATTERS",
    "POST, /calculators/bmi, operation, calculators/bmi, ALWAYS",
    "GET, /cds-services, operation, cds-services, WHEN_IT_MATTERS",
    "POST, /cds-services/calculated-risks, operation, cds-services/calculated-risks, ALWAYS",
    "GET, /q/health, operation, q/health, WHEN_IT_MATTERS"
  })
  void namesWhatARequestDoes(
      String method, String path, String action, String subject, String kept) {
    HttpInteraction found = HttpInteraction.of(method, path);
    assertThat(found.action()).isEqualTo(action);
    assertThat(found.subject()).isEqualTo(subject);
    assertThat(found.kept().name()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /auth/introspect, false",
    "POST, /auth/revoke, false",
    "POST, /auth/break-glass, false",
    "POST, /auth/launch, false",
    "POST, /auth/sign-in, true",
    "POST, /auth/access, true",
    "POST, /auth/launch/patient, true",
    "POST, /auth/token, false",
    "GET, /fhir/Patient/1, false"
  })
  void tellsAPageFromACallWithATokenOrASecret(String method, String path, boolean atSignIn) {
    assertThat(HttpInteraction.of(method, path).atSignIn()).isEqualTo(atSignIn);
  }

  @ParameterizedTest
  @CsvSource({"GET", "PUT"})
  void aSubjectIsBoundedAndPlain(String method) {
    String subject = HttpInteraction.of(method, "/fhir/x\ny" + "z".repeat(9000)).subject();
    assertThat(subject).hasSizeLessThanOrEqualTo(300).doesNotContain("\n");
  }
}
