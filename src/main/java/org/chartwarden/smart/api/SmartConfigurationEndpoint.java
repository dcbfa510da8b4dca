package org.chartwarden.smart.api;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Discovery for SMART apps. A class of its own: its address lies within the FHIR interface. */
@Path("/fhir/.well-known/smart-configuration")
@Tag(name = "Authorization")
class SmartConfigurationEndpoint {

  private final ServerAddresses addresses;
  private final DiscoveryDocuments documents;

  @Inject
  SmartConfigurationEndpoint(ServerAddresses addresses, DiscoveryDocuments documents) {
    this.addresses = addresses;
    this.documents = documents;
  }

  /** A provider may have to be asked first, which waits. */
  @GET
  @Blocking
  public Response smart(@Context HttpServerRequest http) {
    return documents
        .smart(addresses.of(http))
        .map(DiscoveryEndpoint::cached)
        .orElseGet(
            () ->
                Response.status(503)
                    .header("Retry-After", "10")
                    .entity("{\"error\": \"the provider of tokens cannot be asked\"}")
                    .build());
  }
}
