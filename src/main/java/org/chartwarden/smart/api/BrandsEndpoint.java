package org.chartwarden.smart.api;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.smart.brands.Brands;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Bundle of user-access brands, for apps of every origin. */
@Path("/auth/brands")
@Produces({"application/fhir+json", "application/json"})
@Blocking
@Tag(name = "Authorization")
class BrandsEndpoint {

  private static final int TAG = 16;

  private final Brands brands;
  private final ServerAddresses addresses;

  @Inject
  BrandsEndpoint(Brands brands, ServerAddresses addresses) {
    this.brands = brands;
    this.addresses = addresses;
  }

  @GET
  public Response bundle(
      @Context HttpServerRequest http, @HeaderParam("If-None-Match") String known) {
    Optional<String> bundle = brands.bundle(addresses.of(http));
    if (bundle.isEmpty()) {
      return Response.status(404).build();
    }
    String tag = "W/\"" + SecretHash.of(bundle.get()).substring(0, TAG) + "\"";
    Response.ResponseBuilder answer =
        tag.equals(known) ? Response.status(304) : Response.ok(bundle.get());
    return answer.header("ETag", tag).header("Cache-Control", "public, max-age=3600").build();
  }
}
