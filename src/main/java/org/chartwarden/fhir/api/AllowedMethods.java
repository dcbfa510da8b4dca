package org.chartwarden.fhir.api;

import java.util.List;
import org.chartwarden.fhir.gateway.trail.AuditEvents;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.model.FhirProblem;

/** Which methods are served where (FHIR R4 http.html#summary). */
final class AllowedMethods {

  private static final String READ = "GET, HEAD, OPTIONS";

  private AllowedMethods() {}

  /** The methods at a path, as the header {@code Allow} lists them. */
  static String at(List<String> path) {
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (last.startsWith("$") || path.isEmpty() || last.equals("_search")) {
      return "GET, HEAD, POST, OPTIONS";
    }
    if (path.get(0).equals(JobLinks.SEGMENT)) {
      return path.size() == 2 ? "GET, HEAD, DELETE, OPTIONS" : READ;
    }
    if (path.contains("_history") || path.get(0).equals("metadata") || path.size() > 2) {
      return READ;
    }
    if (path.get(0).equals(AuditEvents.TYPE)) {
      return READ;
    }
    return path.size() == 1
        ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
        : "GET, HEAD, PUT, PATCH, DELETE, OPTIONS";
  }

  /**
   * Fails with 405 when the method of a request is not served at its path. Versions are never
   * removed, so DELETE of a history is among these.
   */
  static void require(FhirRequest request) {
    String last = request.path().isEmpty() ? "" : request.path().get(request.path().size() - 1);
    // An operation knows itself how it may be called.
    if (!last.startsWith("$")
        && !List.of(at(request.path()).split(", ")).contains(request.method())) {
      throw problem(request);
    }
  }

  static FhirProblem problem(FhirRequest request) {
    return new FhirProblem(
        405,
        "not-supported",
        "method-not-allowed",
        request.method()
            + " is not served at '"
            + String.join("/", request.path())
            + "'; allowed are "
            + at(request.path()));
  }
}
