package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.OAuth2Error;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.smart.ErrorText;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.launching.AuthorizationAsked;
import org.chartwarden.smart.launching.AuthorizationRequests;
import org.chartwarden.smart.launching.PendingRequests;
import org.chartwarden.smart.launching.RequestProblem;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.users.BrowserSessions;
import org.chartwarden.smart.users.UserAccount;

/**
 * The way of a browser through an authorization request: sign in, choose the patient, decide what
 * the app may do. Between its pages the request is kept here under a number that only the pages
 * know; each step looks again at who is signed in.
 */
@Path("/auth")
@Blocking
class AuthorizeEndpoint {

  private static final String COOKIE = SessionCookie.NAME;

  private final ServerAddresses addresses;
  private final AuthorizationRequests requests;
  private final PendingRequests pending;
  private final BrowserSessions sessions;
  private final SignIns signIns;
  private final ClientStore clients;
  private final AuthorizationSteps steps;
  private final AuthorizationPages pages;

  @Inject
  AuthorizeEndpoint(
      ServerAddresses addresses,
      AuthorizationRequests requests,
      PendingRequests pending,
      BrowserSessions sessions,
      SignIns signIns,
      ClientStore clients,
      AuthorizationSteps steps,
      AuthorizationPages pages) {
    this.addresses = addresses;
    this.requests = requests;
    this.pending = pending;
    this.sessions = sessions;
    this.signIns = signIns;
    this.clients = clients;
    this.steps = steps;
    this.pages = pages;
  }

  @GET
  @Path("/authorize")
  public Response get(
      @Context UriInfo uri, @Context HttpServerRequest http, @CookieParam(COOKIE) String session) {
    return response(begin(uri.getQueryParameters(), http, session));
  }

  @POST
  @Path("/authorize")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response post(
      MultivaluedMap<String, String> form,
      @Context HttpServerRequest http,
      @CookieParam(COOKIE) String session) {
    return response(begin(form, http, session));
  }

  private PageAnswer begin(
      Map<String, List<String>> parameters, HttpServerRequest http, String session) {
    ServerAddress server = addresses.of(http);
    try {
      AuthorizationAsked asked = requests.read(parameters, server);
      String number = pending.keep(PendingRequests.Kind.REQUEST, asked.json());
      return next(number, asked, user(session));
    } catch (RequestProblem e) {
      return refused(e, server);
    }
  }

  @POST
  @Path("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @FormParam("request") String number,
      @FormParam("name") String name,
      @FormParam("password") String password,
      @Context HttpServerRequest http) {
    if (addresses.foreign(http)) {
      return response(pages.foreign());
    }
    Optional<AuthorizationAsked> asked = find(number);
    if (asked.isEmpty()) {
      return response(pages.gone());
    }
    return response(
        signIns.answer(
            http,
            name,
            password,
            () -> pages.signIn(number, appName(asked.get()), name, true),
            user -> next(number, asked.get(), Optional.of(user))));
  }

  @POST
  @Path("/sign-out")
  public Response signOut(@CookieParam(COOKIE) String session) {
    if (session != null) {
      sessions.end(session);
    }
    return response(pages.signedOut());
  }

  @POST
  @Path("/patient")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response patient(
      @FormParam("request") String number,
      @FormParam("patient") String patient,
      @FormParam("search") String search,
      @CookieParam(COOKIE) String session) {
    Optional<AuthorizationAsked> asked = find(number);
    Optional<UserAccount> user = user(session);
    if (asked.isEmpty()) {
      return response(pages.gone());
    }
    if (!decides(asked.get(), user)) {
      return response(next(number, asked.get(), user));
    }
    if (patient == null || patient.isBlank()) {
      return response(
          steps.patients(number, asked.get(), user.get(), search == null ? "" : search));
    }
    Optional<AuthorizationAsked> chosen =
        steps.choose(asked.get().by(user.get().name()), user.get(), patient);
    if (chosen.isEmpty()) {
      return response(steps.patients(number, asked.get(), user.get(), ""));
    }
    pending.change(number, chosen.get().json());
    return response(next(number, chosen.get(), user));
  }

  @POST
  @Path("/encounter")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response encounter(
      @FormParam("request") String number,
      @FormParam("encounter") String encounter,
      @CookieParam(COOKIE) String session) {
    Optional<AuthorizationAsked> asked = find(number);
    Optional<UserAccount> user = user(session);
    if (asked.isEmpty()) {
      return response(pages.gone());
    }
    AuthorizationAsked chosen =
        user.filter(who -> encounter != null && decides(asked.get(), user))
            .flatMap(who -> steps.chooseEncounter(asked.get(), who, encounter))
            .orElse(asked.get());
    return response(next(number, chosen, user));
  }

  @POST
  @Path("/consent")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response consent(
      MultivaluedMap<String, String> form,
      @CookieParam(COOKIE) String session,
      @Context HttpServerRequest http) {
    String number = form.getFirst("request");
    Optional<AuthorizationAsked> asked = find(number);
    Optional<UserAccount> user = user(session);
    if (asked.isEmpty()) {
      return response(pages.gone());
    }
    // Nobody decides by a form of somebody else's about what was not shown to them before.
    if (asked.get().userName().isEmpty()
        || !decides(asked.get(), user)
        || !steps.complete(asked.get(), user.get())) {
      return response(next(number, asked.get(), user));
    }
    if (!pending.end(number)) {
      return response(pages.gone());
    }
    ServerAddress server = addresses.of(http);
    boolean good = asked.get().launched().map(pending::useLaunch).orElse(true);
    if (!good) {
      return response(
          AuthorizationAnswers.error(
              asked.get().redirectUri(),
              asked.get().state(),
              ErrorText.of(OAuth2Error.INVALID_REQUEST, "the launch was used before"),
              server));
    }
    if (!"allow".equals(form.getFirst("decision"))) {
      return response(
          AuthorizationAnswers.error(
              asked.get().redirectUri(),
              asked.get().state(),
              ErrorText.of(OAuth2Error.ACCESS_DENIED, "the user declined"),
              server));
    }
    ScopeSet chosen = ScopeSet.read(String.join(" ", form.getOrDefault("scope", List.of())));
    return response(steps.approve(asked.get(), user.get(), chosen, server));
  }

  static Response response(SignIns.Answer answer) {
    Response response = response(answer.page());
    answer.cookies().forEach(cookie -> response.getHeaders().add("Set-Cookie", cookie));
    return response;
  }

  static Response response(PageAnswer answer) {
    Response.ResponseBuilder builder = Response.status(answer.status());
    answer.headers().forEach(builder::header);
    return answer.body().isEmpty() ? builder.build() : builder.entity(answer.body()).build();
  }

  /** The next page of a request; its end when nothing is left to ask. */
  private PageAnswer next(String number, AuthorizationAsked asked, Optional<UserAccount> user) {
    if (!decides(asked, user)) {
      return pages.signIn(number, appName(asked), asked.userName().orElse(""), false);
    }
    AuthorizationAsked known = steps.settled(asked.by(user.get().name()), user.get());
    ObjectNode content = known.json();
    pending.change(number, content);
    return steps.next(number, known, user.get());
  }

  /** Whether somebody is signed in, and it is whom the request waits for. */
  private static boolean decides(AuthorizationAsked asked, Optional<UserAccount> user) {
    return user.isPresent()
        && asked.userName().filter(name -> !name.equals(user.get().name())).isEmpty();
  }

  private Optional<AuthorizationAsked> find(String number) {
    return number == null
        ? Optional.empty()
        : pending.find(PendingRequests.Kind.REQUEST, number).map(AuthorizationAsked::of);
  }

  private Optional<UserAccount> user(String session) {
    return session == null || session.isBlank() ? Optional.empty() : sessions.user(session);
  }

  private String appName(AuthorizationAsked asked) {
    return clients.find(asked.client()).map(client -> client.name()).orElse(asked.client());
  }

  private PageAnswer refused(RequestProblem problem, ServerAddress server) {
    return problem.redirectUri().isPresent()
        ? AuthorizationAnswers.error(
            problem.redirectUri().get(), problem.state(), problem.error(), server)
        : pages.problem(problem.getMessage());
  }
}
