package org.chartwarden.smart.api;

import io.quarkus.arc.ClientProxy;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Caller;
import org.chartwarden.smart.Grant;

/**
 * Lets nobody in without a token, whatever the endpoint; what the token allows is decided behind
 * it, by the access policy. A browser that opens a page may come with its session instead, and is
 * sent to sign in when it has none; not where tokens come from a provider, since who left there
 * must not get in by a password kept here. Open are the pages and messages of the authorization
 * server itself, discovery, and the capability statement. It runs where the endpoint does, not
 * before: looking a token up may wait for the database, which must not hold up the threads that
 * read requests.
 */
@Provider
class AccessTokenFilter implements ContainerRequestFilter {

  private static final Pattern PUBLIC =
      Pattern.compile("/(auth|\\.well-known)/.*|/fhir/(metadata|\\.well-known/.*)/?|/q/.*|/");

  private static final String REQUEST_ID = "X-Request-Id";
  private static final int LONGEST_ID = 128;

  /** What these are sent is no access token; the endpoints check it themselves. */
  private static final Pattern OWN_PROOF =
      Pattern.compile("/cds-services(/[A-Za-z0-9-]+(/feedback)?)?/?");

  private static final Pattern DOTS = Pattern.compile("\\.\\.|%2[eE]");

  private final RequiredToken required;
  private final ServerAddresses addresses;
  private final IncomingTokens tokens;
  private final PageSessions pages;
  private final Caller caller;
  private final DirectRecords records;

  @Context HttpServerRequest http;

  @Inject
  AccessTokenFilter(
      RequiredToken required,
      ServerAddresses addresses,
      IncomingTokens tokens,
      PageSessions pages,
      Caller caller,
      RequestRecords records) {
    this.records = new DirectRecords(records);
    this.required = required;
    this.addresses = addresses;
    this.tokens = tokens;
    this.pages = pages;
    this.caller = caller;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // What a thread may have kept of another request is never told of this one.
    AuditTrace.ended();
    String path = request.getUriInfo().getPath();
    if (required.ofProvider(RoutedPath.plain(path))) {
      refuse(request, Refusal.otherProvider(path));
      return;
    }
    records.direct().begin(origin(ClientProxy.unwrap(http)));
    Optional<String> token = BearerToken.of(http);
    if (OWN_PROOF.matcher(path).matches()) {
      caller.is(AccessContext.nobody());
    } else if (token.isPresent() && !path.startsWith("/auth/")) {
      Optional<Grant> granted = tokens.grant(token.get(), addresses.of(http));
      if (granted.isEmpty()) {
        refuse(request, Refusal.badToken(path));
        return;
      }
      is(AccessContext.of(granted.get()));
    } else if (!required.everywhere() || open(path)) {
      is(AccessContext.client("http"));
    } else if (required.signsIn() && PageSessions.opensPage(http)) {
      Optional<AccessContext> person = pages.person(http);
      person.ifPresent(this::is);
      if (person.isEmpty()) {
        request.abortWith(AuthorizeEndpoint.response(PageSessions.toSignIn(http)));
      }
    } else {
      refuse(
          request,
          Refusal.noToken(
              path,
              "send an access token: Authorization: Bearer …; how to get one tells "
                  + addresses.of(http).fhir()
                  + "/.well-known/smart-configuration"));
    }
  }

  private static void refuse(ContainerRequestContext request, Refusal refusal) {
    request.abortWith(ProviderProblemMapper.response(refusal));
  }

  private void is(AccessContext who) {
    caller.is(who);
    CallerTrace.tell(who);
  }

  private static AuditTrace.Origin origin(HttpServerRequest http) {
    String request = http.getHeader(REQUEST_ID);
    HostAndPort server = http.authority();
    return new AuditTrace.Origin(
        CallerAddress.of(http),
        server == null ? "" : server.toString(),
        request == null || request.length() > LONGEST_ID ? "" : request);
  }

  /** Both the address as it came and as it is routed must be an open one. */
  private boolean open(String routed) {
    String sent = http.path() == null ? "" : http.path();
    return "OPTIONS".equals(http.method().name())
        || PUBLIC.matcher(routed).matches()
            && PUBLIC.matcher(sent).matches()
            && !DOTS.matcher(sent).find();
  }
}
