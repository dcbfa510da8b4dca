package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.launching.LaunchProblem;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.users.BrowserSessions;
import org.chartwarden.smart.users.UserAccount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The start of an EHR launch (SMART App Launch 2.2, section 2.0.8): a page for people who are
 * signed in, and the same for programs that act for them. Pages of other sites can start none: the
 * session is not sent with what they post.
 */
@Path("/auth/launch")
@Blocking
@Tag(name = "Authorization")
class LaunchEndpoint {

  private final ServerAddresses addresses;
  private final BrowserSessions sessions;
  private final LaunchWork work;
  private final LaunchPages pages;

  @Context HttpServerRequest http;

  @CookieParam(SessionCookie.NAME)
  String session;

  @Inject
  LaunchEndpoint(
      ServerAddresses addresses, BrowserSessions sessions, LaunchWork work, LaunchPages pages) {
    this.addresses = addresses;
    this.sessions = sessions;
    this.work = work;
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Response page() {
    return AuthorizeEndpoint.response(
        user().map(who -> pages.choose(who, "", "", "")).orElseGet(() -> signIn()));
  }

  @POST
  @Path("/patient")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response patient(
      @FormParam("patient") String patient, @FormParam("search") String search) {
    return AuthorizeEndpoint.response(
        user()
            .map(who -> pages.choose(who, text(patient), text(search), ""))
            .orElseGet(() -> signIn()));
  }

  /** What was chosen on the page; the browser goes to the app. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response chosen(MultivaluedMap<String, String> form) {
    Optional<UserAccount> user = user();
    if (user.isEmpty()) {
      return AuthorizeEndpoint.response(signIn());
    }
    ObjectNode wanted = Json.object();
    for (String name : new String[] {"client", "patient", "encounter", "intent"}) {
      wanted.put(name, text(form.getFirst(name)));
    }
    wanted.put("need_patient_banner", !"false".equals(form.getFirst("need_patient_banner")));
    try {
      ObjectNode started = work.start(user.get(), wanted, addresses.of(http));
      return AuthorizeEndpoint.response(PageAnswer.to(URI.create(started.path("url").asText())));
    } catch (LaunchProblem e) {
      return AuthorizeEndpoint.response(
          pages.choose(user.get(), text(form.getFirst("patient")), "", e.getMessage()));
    }
  }

  /**
   * Starts a launch for the user of the session, or of a token with the scope {@code
   * __start_launch}: {@code client}, and as far as wanted {@code patient, encounter,
   * need_patient_banner, intent, tenant, fhirContext}.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(String body) {
    ServerAddress server = addresses.of(http);
    Optional<String> token = BearerToken.of(http);
    Optional<UserAccount> user =
        token.isPresent() ? token.flatMap(sent -> work.user(sent, server)) : user();
    if (user.isEmpty()) {
      boolean known = token.filter(sent -> work.known(sent, server)).isPresent();
      return known
          ? problem(403, "forbidden", "the token needs a user and " + ScopeSet.START_LAUNCH)
          : problem(401, "no-valid-token", "sign in, or send a token with __start_launch");
    }
    try {
      return json(200, work.start(user.get(), LocalEndpoint.object(body), server)).build();
    } catch (LaunchProblem | LocalProblem e) {
      return problem(400, "invalid", e.getMessage());
    }
  }

  /** To where people sign in who opened a page, and back. */
  private static PageAnswer signIn() {
    return PageAnswer.to(PageSignInEndpoint.PLACE + "?to=/auth/launch");
  }

  private Optional<UserAccount> user() {
    return Optional.ofNullable(session).filter(text -> !text.isBlank()).flatMap(sessions::user);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static Response problem(int status, String code, String detail) {
    Response.ResponseBuilder answer =
        json(status, Json.object().put("status", status).put("code", code).put("detail", detail))
            .type("application/problem+json");
    if (status == 401) {
      answer.header("WWW-Authenticate", "Bearer realm=\"chartwarden\"");
    }
    return answer.build();
  }

  private static Response.ResponseBuilder json(int status, ObjectNode body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .entity(Json.write(body));
  }
}
