package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.platform.Json;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes problems as application/problem+json (RFC 9457), with one entry for each field. */
class CalculationProblemMapper {

  private static final String PROBLEM_JSON = "application/problem+json";
  private static final int MOST = 100;

  @ServerExceptionMapper
  Response map(CalculationProblem problem) {
    List<InputProblem> all = problem.problems();
    InputProblem first = all.get(0);
    Response.Status status = Response.Status.fromStatusCode(problem.status());
    ObjectNode body = Json.object();
    body.put("type", "urn:chartwarden:problem:" + first.code());
    body.put("title", status == null ? "Unprocessable Content" : status.getReasonPhrase());
    body.put("status", problem.status());
    body.put("code", first.code());
    body.put(
        "detail",
        all.size() == 1
            ? first.message()
            : all.size() + " problems, the first: " + first.message());
    body.put("at", first.input());
    ArrayNode problems = body.putArray("problems");
    all.stream().limit(MOST).map(ReportJson::problem).forEach(problems::add);
    if (all.size() > MOST) {
      body.put("notShown", all.size() - MOST);
    }
    return Response.status(problem.status()).type(PROBLEM_JSON).entity(Json.write(body)).build();
  }
}
