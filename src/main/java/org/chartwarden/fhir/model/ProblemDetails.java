package org.chartwarden.fhir.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;

/**
 * A failure as application/problem+json (RFC 9457), with one entry for each thing that is wrong.
 */
public final class ProblemDetails {

  /** Media type of the body. */
  public static final String TYPE = "application/problem+json";

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          409, "Conflict",
          410, "Gone",
          412, "Precondition Failed",
          413, "Content Too Large",
          422, "Unprocessable Content",
          501, "Not Implemented");

  private ProblemDetails() {}

  /** The body of an answer with this status. */
  public static ObjectNode of(int status, List<FhirIssue> issues) {
    FhirIssue first = issues.get(0);
    ObjectNode body = Json.object();
    body.put("type", "urn:chartwarden:problem:" + first.code());
    body.put("title", TITLES.getOrDefault(status, "Problem"));
    body.put("status", status);
    body.put("code", first.code());
    body.put("detail", first.message());
    if (!first.expression().isEmpty()) {
      body.put("at", first.expression());
    }
    ArrayNode problems = body.putArray("problems");
    for (FhirIssue issue : issues) {
      problems
          .addObject()
          .put("at", issue.expression())
          .put("code", issue.code())
          .put("message", issue.message());
    }
    return body;
  }
}
