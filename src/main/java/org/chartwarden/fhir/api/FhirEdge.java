package org.chartwarden.fhir.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;

/**
 * What must be answered before a request is routed at all: methods that no endpoint can declare,
 * addresses that do not decode, and lines that are too long. It also gives every request a number,
 * which the answer repeats (header {@code X-Request-Id}, FHIR R4 http.html#custom).
 */
@ApplicationScoped
class FhirEdge {

  static final String REQUEST_ID = "X-Request-Id";

  private static final int EARLY = 1000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/+=\\-]{1,128}");
  private static final Pattern DOTS = Pattern.compile("^[^?#]*/(\\.|%2[eE]){1,2}(/|$|\\?)");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "\\s*[\\w.+*!#$&^-]+/[\\w.+*!#$&^-]+\\s*"
              + "(;\\s*([\\w.+-]+\\s*=\\s*(\"[^\"]*\"|[^\\s;\",]+)\\s*)?)*");
  private static final Set<String> ROUTED =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final IdGenerator ids;
  private final FhirConfig config;

  @Inject
  FhirEdge(IdGenerator ids, FhirConfig config) {
    this.ids = ids;
    this.config = config;
  }

  void filters(@Observes Filters filters) {
    filters.register(this::check, EARLY);
  }

  /**
   * The router fails with 400 before any filter runs when it cannot decode a path, and on the way
   * when there is no proper host.
   */
  void errors(@Observes Router router) {
    router.errorHandler(400, FhirEdge::undecodable);
    router
        .route()
        .order(Integer.MIN_VALUE)
        .failureHandler(
            context -> {
              if (context.statusCode() == 400 && isFhir(context.request())) {
                undecodable(context);
              } else {
                context.next();
              }
            });
  }

  private static void undecodable(RoutingContext context) {
    if (isFhir(context.request())) {
      refuse(
          context.request(),
          400,
          FhirIssue.error(
              "invalid",
              "bad-encoding",
              "the address or the header Host is not well-formed, perhaps its percent-encoding"));
    } else if (!context.response().ended()) {
      context.response().setStatusCode(400).end();
    }
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!isFhir(request)) {
      context.next();
      return;
    }
    String sent = request.getHeader(REQUEST_ID);
    String id = sent != null && ID.matcher(sent).matches() ? sent : ids.newId();
    request.headers().set(REQUEST_ID, id);
    context.response().putHeader(REQUEST_ID, id);
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      refuse(request, refusal.get().status(), refusal.get().issue());
    } else {
      context.next();
    }
  }

  private record Refusal(int status, FhirIssue issue) {
    Refusal(int status, String type, String code, String message) {
      this(status, FhirIssue.error(type, code, message));
    }
  }

  private Optional<Refusal> refusal(HttpServerRequest request) {
    String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (!ROUTED.contains(request.method().name())) {
      return Optional.of(
          new Refusal(
              405,
              "not-supported",
              "method-not-allowed",
              "the method " + request.method().name() + " is not served under /fhir"));
    }
    if (request.uri().length() > config.maxUriLength()) {
      return Optional.of(
          new Refusal(
              414,
              "too-long",
              "uri-too-long",
              "the address has "
                  + request.uri().length()
                  + " characters, more than "
                  + config.maxUriLength()
                  + "; send a search as POST to _search"));
    }
    if (DOTS.matcher(request.uri()).find()) {
      return Optional.of(
          new Refusal(
              404,
              "not-found",
              "unknown-path",
              "nothing is served at an address with '.' or '..'"));
    }
    if (contentType != null && !MEDIA_TYPE.matcher(contentType).matches()) {
      return Optional.of(
          new Refusal(
              415,
              "not-supported",
              "unknown-content-type",
              "Content-Type '"
                  + contentType
                  + "' is not a media type; send application/fhir+json"
                  + " or application/fhir+xml"));
    }
    return Optional.empty();
  }

  private static boolean isFhir(HttpServerRequest request) {
    String uri = request.uri();
    return uri != null
        && (uri.startsWith("/fhir/") || uri.startsWith("/fhir?") || uri.equals("/fhir"));
  }

  private static void refuse(HttpServerRequest request, int status, FhirIssue issue) {
    HttpServerResponse response = request.response();
    if (response.ended()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, WireFormat.JSON.contentType());
    if (status == 405) {
      response.putHeader("Allow", String.join(", ", ROUTED.stream().sorted().toList()));
    }
    response.end(Json.write(OperationOutcomes.of(List.of(issue))));
  }
}
