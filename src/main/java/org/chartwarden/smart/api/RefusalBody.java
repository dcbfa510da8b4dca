package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.StableCodes;

/**
 * What tells a caller why a request is not served, before an endpoint is reached: below {@code
 * /fhir} an OperationOutcome, elsewhere a problem document (RFC 9457).
 *
 * @param contentType media type of the body
 * @param text the body
 */
record RefusalBody(String contentType, String text) {

  private static final String FHIR = "application/fhir+json";
  private static final String PROBLEM = "application/problem+json";

  /**
   * The body for a request.
   *
   * @param path as it is routed
   * @param status HTTP status
   * @param title the words of the status
   * @param issue code of IssueType
   * @param code stable code for programs
   * @param reason a sentence for people
   */
  static RefusalBody of(
      String path, int status, String title, String issue, String code, String reason) {
    boolean fhir = path.equals("/fhir") || path.startsWith("/fhir/");
    return fhir
        ? new RefusalBody(FHIR, Json.write(outcome(issue, code, reason)))
        : new RefusalBody(PROBLEM, Json.write(problem(status, title, code, reason)));
  }

  private static ObjectNode outcome(String issue, String code, String reason) {
    ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
    ObjectNode only =
        outcome.putArray("issue").addObject().put("severity", "error").put("code", issue);
    only.putObject("details")
        .putArray("coding")
        .addObject()
        .put("system", StableCodes.SYSTEM)
        .put("code", code);
    only.put("diagnostics", reason);
    return outcome;
  }

  private static ObjectNode problem(int status, String title, String code, String reason) {
    return Json.object()
        .put("type", "urn:chartwarden:problem:" + code)
        .put("title", title)
        .put("status", status)
        .put("code", code)
        .put("detail", reason);
  }
}
