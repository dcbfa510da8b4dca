package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.keys.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys that tokens are signed with (RFC 7517). */
@Path("/auth/jwks")
@Blocking
@Tag(name = "Authorization")
class KeysEndpoint {

  private final SigningKeys keys;

  @Inject
  KeysEndpoint(SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  public Response keys() {
    return DiscoveryEndpoint.cached((ObjectNode) Json.parseOwn(keys.published().toString()));
  }
}
