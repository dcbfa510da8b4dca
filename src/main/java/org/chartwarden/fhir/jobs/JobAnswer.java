package org.chartwarden.fhir.jobs;

/**
 * What the status of a completed job answers with 200.
 *
 * @param contentType media type of the body
 * @param json compact JSON
 */
public record JobAnswer(String contentType, String json) {

  /** A manifest as of the Bulk Data Access IG, which is no FHIR resource. */
  public static JobAnswer manifest(String json) {
    return new JobAnswer("application/json", json);
  }

  /** A FHIR resource. */
  public static JobAnswer resource(String json) {
    return new JobAnswer("application/fhir+json;charset=UTF-8", json);
  }
}
