package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chartwarden.platform.Json;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Discovery for OpenID Connect. */
@Path("/")
@Blocking
@Tag(name = "Authorization", description = "SMART App Launch 2.2")
class DiscoveryEndpoint {

  private static final String PLACE = "/.well-known/openid-configuration";

  private final ServerAddresses addresses;
  private final DiscoveryDocuments documents;

  @Inject
  DiscoveryEndpoint(ServerAddresses addresses, DiscoveryDocuments documents) {
    this.addresses = addresses;
    this.documents = documents;
  }

  @GET
  @Path(PLACE)
  public Response openId(@Context HttpServerRequest http) {
    return documents
        .otherIssuer()
        .map(issuer -> Response.status(303).header("Location", issuer + PLACE).build())
        .orElseGet(() -> cached(documents.openId(addresses.of(http))));
  }

  /** JSON, whatever the request accepts (SMART App Launch 2.2, section 7.2). */
  static Response cached(ObjectNode answer) {
    return Response.ok(Json.write(answer), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=300")
        .build();
  }
}
