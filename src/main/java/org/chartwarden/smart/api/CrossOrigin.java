package org.chartwarden.smart.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientStore;

/**
 * Cross-origin requests (SMART App Launch 2.2, section 2.0.5): discovery is open to pages of every
 * origin, tokens and data to those of registered apps. Nothing is allowed with cookies.
 */
@ApplicationScoped
class CrossOrigin {

  private static final int EARLY = 1100;
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** Whoever is not known may have been registered since; that is looked up this often at most. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final Pattern DISCOVERY =
      Pattern.compile("/fhir/metadata|(/fhir)?/\\.well-known/[^/]*|/auth/(jwks|brands)");
  private static final Pattern DATA =
      Pattern.compile("/fhir(/.*)?|/auth/(token|introspect|revoke|break-glass)");

  /** Pages with forms, which are for people who came to this server. */
  private static final Pattern PAGE =
      Pattern.compile(
          "/auth/(authorize|sign-in|page-sign-in|sign-out|patient|encounter|consent|access"
              + "|launch(/patient)?)/?");

  private final ClientStore clients;
  private final ServerAddresses addresses;
  private final AuthorizationPages pages;
  private final ForeignOrigins foreign;
  private final Clock clock;
  private volatile Origins origins = new Origins(Set.of(), Instant.MIN);

  private record Origins(Set<String> known, Instant read) {}

  @Inject
  CrossOrigin(
      ClientStore clients,
      ServerAddresses addresses,
      AuthorizationPages pages,
      ForeignOrigins foreign,
      Clock clock) {
    this.foreign = foreign;
    this.clients = clients;
    this.addresses = addresses;
    this.pages = pages;
    this.clock = clock;
  }

  void filters(@Observes Filters filters) {
    filters.register(this::answer, EARLY);
  }

  private void answer(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader("Origin");
    String path = request.path() == null ? "" : request.path();
    if (origin != null && PAGE.matcher(path).matches() && !sentByProgram(request)) {
      page(context);
      return;
    }
    if (origin == null) {
      context.next();
      return;
    }
    if (!DATA.matcher(path).matches() && !DISCOVERY.matcher(path).matches()) {
      byGeneralRules(context, origin);
      return;
    }
    if (DISCOVERY.matcher(path).matches()) {
      allow(context, "*");
      return;
    }
    Origins known = origins;
    Duration good = known.known().contains(origin) ? KEPT : PAUSE;
    if (known.read().isAfter(clock.instant().minus(good))) {
      allowIfKnown(context, known, origin);
      return;
    }
    context
        .vertx()
        .executeBlocking(this::read)
        .onSuccess(read -> allowIfKnown(context, read, origin))
        .onFailure(context::fail);
  }

  /**
   * Launches are started by programs too, which bring a token and no session; before that a browser
   * asks whether they may, without the token. No form is sent so.
   */
  private static boolean sentByProgram(HttpServerRequest request) {
    return request.path().startsWith("/auth/launch")
        && (preflight(request) || BearerToken.of(request).isPresent());
  }

  private static boolean preflight(HttpServerRequest request) {
    return request.method() == HttpMethod.OPTIONS
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /**
   * A form that was on a page of this server is no cross-origin request, under whatever name a
   * proxy passes it on; the general rules would refuse it without a word.
   */
  private void page(RoutingContext context) {
    // An app may send its request for authorization as a form; that is a way to go, not a call.
    boolean begins = context.request().path().startsWith("/auth/authorize");
    if (!begins && addresses.foreign(context.request())) {
      PageAnswer refusal = pages.foreign();
      HttpServerResponse response = context.response().setStatusCode(refusal.status());
      refusal.headers().forEach(response::putHeader);
      response.end(refusal.body());
    } else {
      context.request().headers().remove("Origin");
      context.next();
    }
  }

  private Origins read() {
    Set<String> known =
        clients.all().stream()
            .filter(client -> client.kind() == ClientKind.PUBLIC)
            .flatMap(client -> client.redirectUris().stream())
            .map(CrossOrigin::origin)
            .collect(Collectors.toSet());
    origins = new Origins(known, clock.instant());
    return origins;
  }

  private static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private void allowIfKnown(RoutingContext context, Origins known, String origin) {
    if (known.known().contains(origin)) {
      allow(context, origin);
    } else {
      byGeneralRules(context, origin);
    }
  }

  /** Says why a page may not call, where the general rules would only refuse. */
  private void byGeneralRules(RoutingContext context, String origin) {
    if (!foreign.refused(context.request(), origin)) {
      context.next();
      return;
    }
    Refusal refusal = Refusal.foreignOrigin(context.request().path());
    HttpServerResponse response = context.response().setStatusCode(refusal.status());
    response.putHeader("Content-Type", refusal.contentType());
    refusal.headers().forEach(response::putHeader);
    response.end(refusal.text());
  }

  private static void allow(RoutingContext context, String origin) {
    HttpServerResponse response = context.response();
    response.putHeader("Access-Control-Allow-Origin", origin);
    response.putHeader("Vary", "Origin");
    response.putHeader(
        "Access-Control-Expose-Headers",
        "ETag, Location, Content-Location, Last-Modified, X-Request-Id, X-Progress, Retry-After,"
            + " WWW-Authenticate");
    if (!preflight(context.request())) {
      // What is decided here is not decided again by the general rules for other origins.
      context.request().headers().remove("Origin");
      context.next();
      return;
    }
    response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    response.putHeader(
        "Access-Control-Allow-Headers",
        "Authorization, Content-Type, Accept, Prefer, If-Match, If-None-Match, If-None-Exist,"
            + " If-Modified-Since, X-Request-Id");
    response.putHeader("Access-Control-Max-Age", "3600");
    response.setStatusCode(204).end();
  }
}
