package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.StableCodes;

/**
 * The whole answer to a request that is not served, before an endpoint is reached or after it:
 * every kind of refusal of this package, whoever sends it. Below {@code /fhir} its body is an
 * OperationOutcome, elsewhere a problem document (RFC 9457).
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param headers further headers
 * @param text the body
 */
record Refusal(int status, String contentType, Map<String, String> headers, String text) {

  private static final String FHIR = "application/fhir+json";
  private static final String PROBLEM = "application/problem+json";

  /** Seconds after which a provider that is away is worth another try. */
  private static final String AWAY = "10";

  private static final Map<Integer, String> TITLES =
      Map.of(
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          503, "Service Unavailable");

  Refusal {
    headers = Map.copyOf(headers);
  }

  /** No token came. */
  static Refusal noToken(String path, String reason) {
    return unauthorized(path, "", reason);
  }

  /** A token came that is not good (RFC 6750, section 3.1). */
  static Refusal badToken(String path) {
    return unauthorized(
        path, ", error=\"invalid_token\"", "the access token is not valid here and now");
  }

  private static Refusal unauthorized(String path, String error, String reason) {
    return of(path, 401, "login", "no-valid-token", reason)
        .with("WWW-Authenticate", "Bearer realm=\"chartwarden\"" + error);
  }

  /** What the embedded authorization server would do, were tokens its own. */
  static Refusal otherProvider(String path) {
    return of(
        path,
        404,
        "not-found",
        "other-provider",
        "tokens of this server come from the provider that discovery names");
  }

  /** Nobody can tell now whether the token is good: a client must not throw it away. */
  static Refusal providerAway(String path, String reason) {
    return of(path, 503, "transient", "provider-away", reason).with("Retry-After", AWAY);
  }

  /** The answer stands ready, but it may not leave without its entry. */
  static Refusal auditAway(String path) {
    return of(
        path,
        503,
        "transient",
        "audit-unavailable",
        "the audit trail takes no entries now, and nothing is shown without one; try again later");
  }

  /** A page of an origin that nobody allowed. */
  static Refusal foreignOrigin(String path) {
    return of(
            path,
            403,
            "forbidden",
            "foreign-origin",
            "pages of the origin that the request names may not call here; it is neither that of a"
                + " registered public app nor among quarkus.http.cors.origins")
        .with("Vary", "Origin");
  }

  private Refusal with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Refusal(status, contentType, more, text);
  }

  /**
   * The answer to a request.
   *
   * @param path as it is routed
   * @param issue code of IssueType
   * @param code stable code for programs
   * @param reason a sentence for people
   */
  private static Refusal of(String path, int status, String issue, String code, String reason) {
    boolean fhir = path.equals("/fhir") || path.startsWith("/fhir/");
    return new Refusal(
        status,
        fhir ? FHIR : PROBLEM,
        Map.of(),
        Json.write(fhir ? outcome(issue, code, reason) : problem(status, code, reason)));
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

  private static ObjectNode problem(int status, String code, String reason) {
    return Json.object()
        .put("type", "urn:chartwarden:problem:" + code)
        .put("title", TITLES.get(status))
        .put("status", status)
        .put("code", code)
        .put("detail", reason);
  }
}
