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
import org.chartwarden.smart.users.Accounts;
import org.chartwarden.smart.users.BrowserSessions;
import org.chartwarden.smart.users.UserAccount;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser signs in that opened a page of this server. */
@Path(PageSignInEndpoint.PLACE)
@Blocking
class PageSignInEndpoint {

  static final String PLACE = "/auth/page-sign-in";

  private final Accounts accounts;
  private final BrowserSessions sessions;
  private final AuthorizationPages pages;
  private final ServerAddresses addresses;

  @Inject
  PageSignInEndpoint(
      Accounts accounts,
      BrowserSessions sessions,
      AuthorizationPages pages,
      ServerAddresses addresses) {
    this.accounts = accounts;
    this.sessions = sessions;
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
    Optional<UserAccount> user =
        accounts.signIn(name == null ? "" : name, password == null ? "" : password);
    if (user.isEmpty()) {
      return AuthorizeEndpoint.response(pages.signInForPage(place.get(), name, true));
    }
    return Response.fromResponse(AuthorizeEndpoint.response(PageAnswer.to(place.get())))
        .header("Set-Cookie", SessionCookie.header(sessions.begin(user.get()), addresses.of(http)))
        .build();
  }

  private Response nowhere() {
    return AuthorizeEndpoint.response(
        pages.problem("There is no page of this server at the address to go on to."));
  }
}
