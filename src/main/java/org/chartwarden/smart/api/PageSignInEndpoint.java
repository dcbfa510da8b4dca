package org.chartwarden.smart.api;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser signs in that opened a page of this server. */
@Path(PageSignInEndpoint.PLACE)
@Blocking
class PageSignInEndpoint {

  static final String PLACE = "/auth/page-sign-in";

  private final SignIns signIns;
  private final AuthorizationPages pages;
  private final ServerAddresses addresses;

  @Inject
  PageSignInEndpoint(SignIns signIns, AuthorizationPages pages, ServerAddresses addresses) {
    this.signIns = signIns;
    this.pages = pages;
    this.addresses = addresses;
  }

  @GET
  @Operation(hidden = true)
  public Response ask(@QueryParam("to") String to) {
    return PageSessions.ownPlace(to)
        .map(place -> AuthorizeEndpoint.response(pages.signInForPage(place, "", false)))
        .orElseGet(this::nowhere);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response signIn(
      @FormParam("to") String to,
      @FormParam("name") String name,
      @FormParam("password") String password,
      @Context HttpServerRequest http) {
    if (addresses.foreign(http)) {
      return AuthorizeEndpoint.response(pages.foreign());
    }
    Optional<String> place = PageSessions.ownPlace(to);
    if (place.isEmpty()) {
      return nowhere();
    }
    return AuthorizeEndpoint.response(
        signIns.answer(
            http,
            name,
            password,
            () -> pages.signInForPage(place.get(), name, true),
            user -> PageAnswer.to(place.get())));
  }

  private Response nowhere() {
    return AuthorizeEndpoint.response(
        pages.problem("There is no page of this server at the address to go on to."));
  }
}
