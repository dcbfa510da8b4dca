package org.chartwarden.smart.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.clients.ClientProblem;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dynamic client registration (RFC 7591), where it is switched on; else it is not there. */
@Path("/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Authorization")
class RegistrationEndpoint {

  private final SelfRegistrations registrations;

  @Inject
  RegistrationEndpoint(SelfRegistrations registrations) {
    this.registrations = registrations;
  }

  @POST
  public Response register(String body) {
    if (!registrations.open()) {
      return answer(404, "{\"error\": \"not_found\"}");
    }
    try {
      return answer(201, Json.write(registrations.register(body)));
    } catch (ClientProblem e) {
      int status = e.error().getHTTPStatusCode() == 0 ? 400 : e.error().getHTTPStatusCode();
      return answer(status, e.error().toJSONObject().toJSONString());
    }
  }

  private static Response answer(int status, String json) {
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .header("Pragma", "no-cache")
        .entity(json)
        .build();
  }
}
