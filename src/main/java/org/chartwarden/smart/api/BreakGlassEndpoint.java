package org.chartwarden.smart.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.scopes.ScopeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Access in an emergency. */
@Path("/auth/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Authorization")
class BreakGlassEndpoint {

  private final EmergencyAccess emergency;
  private final ServerAddresses addresses;

  @Inject
  BreakGlassEndpoint(EmergencyAccess emergency, ServerAddresses addresses) {
    this.emergency = emergency;
    this.addresses = addresses;
  }

  @POST
  @Operation(
      summary = "Break the glass",
      description =
          "With the token of a practitioner that has the scope __break_glass, and {\"reason\":"
              + " \"…\"}, answers a token of its other scopes that reaches every patient, whatever consents and relations say, for"
              + " minutes (at most, and without it, chartwarden.access.break-glass). purpose is BTG"
              + " or ETREAT. It is told: an alarm in the log, and an audit entry for every use.")
  public Response begin(String body, @Context HttpServerRequest http) {
    ServerAddress server = addresses.of(http);
    Optional<String> token = BearerToken.of(http);
    Optional<Grant> caller = token.flatMap(sent -> emergency.caller(sent, server));
    if (caller.isEmpty()) {
      return refused(401, "no-valid-token", "send the access token of a practitioner");
    }
    if (!caller.get().ofPractitioner()) {
      return refused(403, "not-a-practitioner", "only a practitioner can break the glass");
    }
    if (caller.get().breakGlass().isPresent()) {
      return refused(
          409, "broken-already", "this token is one in an emergency; begin with the usual one");
    }
    if (!caller.get().scopes().has(ScopeSet.BREAK_GLASS)) {
      return refused(403, "scope-missing", "the token needs the scope " + ScopeSet.BREAK_GLASS);
    }
    try {
      return fresh(200, emergency.begin(caller.get(), token.get(), object(body), server)).build();
    } catch (LocalProblem problem) {
      return refused(400, "invalid", problem.getMessage());
    }
  }

  private static ObjectNode object(String body) {
    try {
      if (Json.parse(body == null || body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new LocalProblem("the body is no JSON: " + Json.fault(e));
    }
    throw new LocalProblem("the body must be a JSON object");
  }

  private static Response refused(int status, String code, String reason) {
    Response.ResponseBuilder answer =
        fresh(status, Json.object().put("code", code).put("detail", reason));
    return status == 401
        ? answer.header("WWW-Authenticate", "Bearer realm=\"chartwarden\"").build()
        : answer.build();
  }

  private static Response.ResponseBuilder fresh(int status, ObjectNode body) {
    return Response.status(status).header("Cache-Control", "no-store").entity(Json.write(body));
  }
}
