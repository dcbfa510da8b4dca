package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.platform.Json;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes problems as application/problem+json (RFC 9457), with one entry for each member. */
class ConsistencyProblemMapper {

  private static final String PROBLEM_JSON = "application/problem+json";

  @ServerExceptionMapper
  Response map(ConsistencyProblem problem) {
    FhirIssue first = problem.issues().get(0);
    Response.Status status = Response.Status.fromStatusCode(problem.status());
    ObjectNode body = Json.object();
    body.put("type", "urn:chartwarden:problem:" + first.code());
    body.put("title", status == null ? "Unprocessable Content" : status.getReasonPhrase());
    body.put("status", problem.status());
    body.put("code", first.code());
    body.put("detail", first.message());
    if (!first.expression().isEmpty()) {
      body.put("at", first.expression());
    }
    ArrayNode problems = body.putArray("problems");
    for (FhirIssue issue : problem.issues()) {
      problems
          .addObject()
          .put("at", issue.expression())
          .put("code", issue.code())
          .put("message", issue.message());
    }
    return Response.status(problem.status()).type(PROBLEM_JSON).entity(Json.write(body)).build();
  }
}
