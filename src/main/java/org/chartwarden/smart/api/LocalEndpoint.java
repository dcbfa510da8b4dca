package org.chartwarden.smart.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.LocalKey;
import org.chartwarden.smart.clients.ClientStore;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * For commands on the machine of the server: tokens for scripts, registration of apps and people.
 * Refused to whoever comes from elsewhere, by way of a proxy, or without the number of the file.
 */
@Path("/auth/local")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class LocalEndpoint {

  static final String KEY = "X-Chartwarden-Local-Key";

  private final LocalKey key;
  private final LocalWork work;
  private final LaunchWork launches;
  private final ClientStore clients;
  private final ServerAddresses addresses;

  @Context HttpServerRequest http;

  @HeaderParam(KEY)
  String sent;

  @Inject
  LocalEndpoint(
      LocalKey key,
      LocalWork work,
      LaunchWork launches,
      ClientStore clients,
      ServerAddresses addresses) {
    this.key = key;
    this.work = work;
    this.launches = launches;
    this.clients = clients;
    this.addresses = addresses;
  }

  @POST
  @Path("/token")
  @Operation(hidden = true)
  public Response token(String body) {
    return answer(() -> work.token(object(body), addresses.of(http)));
  }

  @PUT
  @Path("/apps/{id}")
  @Operation(hidden = true)
  public Response app(@PathParam("id") String id, String body) {
    return answer(() -> work.app(id, object(body)));
  }

  @POST
  @Path("/apps/{id}/launch")
  @Operation(hidden = true)
  public Response launch(@PathParam("id") String id, String body) {
    return answer(() -> launches.startFor(id, object(body), addresses.of(http)));
  }

  @GET
  @Path("/apps")
  @Operation(hidden = true)
  public Response apps() {
    return answer(
        () -> {
          ObjectNode answer = Json.object();
          ArrayNode apps = answer.putArray("apps");
          clients.all().forEach(client -> apps.add(LocalWork.shown(client)));
          return answer;
        });
  }

  @DELETE
  @Path("/apps/{id}")
  @Operation(hidden = true)
  public Response remove(@PathParam("id") String id) {
    return answer(() -> Json.object().put("removed", clients.remove(id)));
  }

  @PUT
  @Path("/users/{name}")
  @Operation(hidden = true)
  public Response user(@PathParam("name") String name, String body) {
    return answer(() -> work.user(name, object(body)));
  }

  private Response answer(Supplier<ObjectNode> wanted) {
    if (!fromHere() || !key.fits(sent)) {
      return json(
          403,
          Json.object()
              .put("code", "not-local")
              .put(
                  "detail", "only commands of this server's owner on its own machine may do this"));
    }
    try {
      return json(200, wanted.get());
    } catch (LocalProblem problem) {
      return json(400, Json.object().put("code", "invalid").put("detail", problem.getMessage()));
    }
  }

  private boolean fromHere() {
    try {
      String remote = http.remoteAddress().hostAddress();
      // A connection of this machine to one of its own addresses has that address at both ends.
      return http.getHeader("Forwarded") == null
          && http.getHeader("X-Forwarded-For") == null
          && (InetAddress.getByName(remote).isLoopbackAddress()
              || remote.equals(http.localAddress().hostAddress()));
    } catch (UnknownHostException e) {
      // An address that is none is not this machine's.
      return false;
    }
  }

  static ObjectNode object(String body) {
    try {
      if (Json.parse(body == null || body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new LocalProblem("the body is no JSON: " + Json.fault(e));
    }
    throw new LocalProblem("the body must be a JSON object");
  }

  private static Response json(int status, ObjectNode body) {
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .entity(Json.write(body))
        .build();
  }
}
