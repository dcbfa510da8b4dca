package org.chartwarden.agent.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import org.chartwarden.agent.approval.ApprovalProblem;
import org.chartwarden.platform.Json;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes errors of the agent API as application/problem+json (RFC 9457) with a stable code. */
class AgentProblemMapper {

  private static final String PROBLEM_JSON = "application/problem+json";

  @ServerExceptionMapper
  Response map(AgentProblem problem) {
    return response(problem.status(), problem.code(), problem.at(), problem.getMessage());
  }

  @ServerExceptionMapper
  Response map(ApprovalProblem problem) {
    return response(problem.status(), problem.code(), null, problem.getMessage());
  }

  private static Response response(int status, String code, String at, String detail) {
    ObjectNode body = Json.object();
    body.put("type", "urn:chartwarden:problem:" + code);
    body.put("title", Response.Status.fromStatusCode(status).getReasonPhrase());
    body.put("status", status);
    body.put("code", code);
    body.put("detail", detail);
    if (at != null) {
      body.put("at", at);
    }
    return Response.status(status).type(PROBLEM_JSON).entity(Json.write(body)).build();
  }
}
