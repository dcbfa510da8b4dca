package org.chartwarden.smart.api;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.chartwarden.smart.tokens.StandingApprovals;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.chartwarden.smart.users.BrowserSessions;
import org.chartwarden.smart.users.UserAccount;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where people see which apps have access by them, and end it (SMART App Launch 2.2, {@code
 * management_endpoint}; ONC (g)(10) has a patient end it within an hour, here it is seconds).
 */
@Path(AccessEndpoint.PLACE)
@Blocking
class AccessEndpoint {

  static final String PLACE = "/auth/access";

  private final BrowserSessions sessions;
  private final StandingApprovals approvals;
  private final TokenVerifier verifier;
  private final AccessPages list;
  private final AuthorizationPages pages;
  private final ServerAddresses addresses;

  @Inject
  AccessEndpoint(
      BrowserSessions sessions,
      StandingApprovals approvals,
      TokenVerifier verifier,
      AccessPages list,
      AuthorizationPages pages,
      ServerAddresses addresses) {
    this.sessions = sessions;
    this.approvals = approvals;
    this.verifier = verifier;
    this.list = list;
    this.pages = pages;
    this.addresses = addresses;
  }

  @GET
  @Operation(hidden = true)
  public Response page(@CookieParam(SessionCookie.NAME) String session) {
    return AuthorizeEndpoint.response(user(session).map(list::list).orElseGet(this::signIn));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response end(
      @FormParam("approval") String approval,
      @CookieParam(SessionCookie.NAME) String session,
      @Context HttpServerRequest http) {
    if (addresses.foreign(http)) {
      return AuthorizeEndpoint.response(pages.foreign());
    }
    Optional<UserAccount> user = user(session);
    if (user.isEmpty()) {
      return AuthorizeEndpoint.response(signIn());
    }
    if (approval != null && approval.indexOf('\0') < 0) {
      approvals.end(user.get().name(), approval);
      verifier.recheck();
    }
    return AuthorizeEndpoint.response(PageAnswer.to(PLACE));
  }

  private PageAnswer signIn() {
    return PageAnswer.to(PageSignInEndpoint.PLACE + "?to=" + PLACE);
  }

  private Optional<UserAccount> user(String session) {
    return Optional.ofNullable(session).filter(text -> !text.isBlank()).flatMap(sessions::user);
  }
}
