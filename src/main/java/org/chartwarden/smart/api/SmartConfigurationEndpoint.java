package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Discovery for SMART apps. A class of its own: its address lies within the FHIR interface. */
@Path("/fhir/.well-known/smart-configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authorization")
class SmartConfigurationEndpoint {

  private final ServerAddresses addresses;
  private final DiscoveryDocuments documents;

  @Inject
  SmartConfigurationEndpoint(ServerAddresses addresses, DiscoveryDocuments documents) {
    this.addresses = addresses;
    this.documents = documents;
  }

  @GET
  public Response smart(@Context HttpServerRequest http) {
    return DiscoveryEndpoint.cached(documents.smart(addresses.of(http)));
  }
}
