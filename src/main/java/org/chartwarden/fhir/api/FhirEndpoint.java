package org.chartwarden.fhir.api;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.model.BodyWriter;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The HTTP door of {@code /fhir}. It takes every path and method, so that every answer, also the
 * one to a wrong path, format or method, is a FHIR answer; the routing is our own.
 */
@Path("/fhir")
@Blocking
public class FhirEndpoint {

  private final FhirRouter router;
  private final FhirProblemMapper problems;
  private final FhirConfig config;
  private final Caller caller;

  @Inject
  FhirEndpoint(FhirRouter router, FhirProblemMapper problems, FhirConfig config, Caller caller) {
    this.caller = caller;
    this.router = router;
    this.problems = problems;
    this.config = config;
  }

  @GET
  @Operation(hidden = true)
  public Response getRoot(@Context HttpServerRequest http) {
    return answer(http, InputStream.nullInputStream());
  }

  @GET
  @Path("{path:.*}")
  @Operation(hidden = true)
  public Response get(@Context HttpServerRequest http) {
    return answer(http, InputStream.nullInputStream());
  }

  @POST
  @Operation(hidden = true)
  public Response postRoot(@Context HttpServerRequest http, InputStream body) {
    return answer(http, body);
  }

  @POST
  @Path("{path:.*}")
  @Operation(hidden = true)
  public Response post(@Context HttpServerRequest http, InputStream body) {
    return answer(http, body);
  }

  @PUT
  @Path("{path:.*}")
  @Operation(hidden = true)
  public Response put(@Context HttpServerRequest http, InputStream body) {
    return answer(http, body);
  }

  @DELETE
  @Path("{path:.*}")
  @Operation(hidden = true)
  public Response delete(@Context HttpServerRequest http) {
    return answer(http, InputStream.nullInputStream());
  }

  @PATCH
  @Path("{path:.*}")
  @Operation(hidden = true)
  public Response patch(@Context HttpServerRequest http, InputStream body) {
    return answer(http, body);
  }

  @OPTIONS
  @Operation(hidden = true)
  public Response optionsRoot(@Context HttpServerRequest http) {
    return answer(http, InputStream.nullInputStream());
  }

  @OPTIONS
  @Path("{path:.*}")
  @Operation(hidden = true)
  public Response options(@Context HttpServerRequest http) {
    return answer(http, InputStream.nullInputStream());
  }

  private Response answer(HttpServerRequest http, InputStream in) {
    String base = http.scheme() + "://" + http.authority() + "/fhir";
    RequestBody body =
        new RequestBody(
            in,
            Optional.ofNullable(http.getHeader("Content-Encoding")),
            config.maxBodySize().asLongValue());
    FhirRequest unparsed =
        new FhirRequest(
            http.method().name(),
            base,
            List.of(),
            "",
            name -> header(http, name),
            body,
            caller.context());
    FhirAnswer answer = answer(unparsed, http.uri());
    return response(
        CompressedAnswers.of(
            answer, header(http, "Accept-Encoding"), config.compressFrom().asLongValue()));
  }

  /** A header that comes in several lines is one list (RFC 9110, section 5.3). */
  private static Optional<String> header(HttpServerRequest http, String name) {
    List<String> lines = http.headers().getAll(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
  }

  private FhirAnswer answer(FhirRequest unparsed, String uri) {
    FhirRequest request = unparsed;
    try {
      FhirRequest.Target target = FhirRequest.target(uri.substring(uri.indexOf("/fhir") + 5));
      request =
          new FhirRequest(
              unparsed.method(),
              unparsed.base(),
              target.path(),
              target.query(),
              unparsed.header(),
              unparsed.body(),
              unparsed.who());
      return router.route(request);
    } catch (FhirProblem problem) {
      return problems.answer(request, problem);
    } catch (RuntimeException | Error failure) {
      return problems.unexpected(request, failure);
    }
  }

  private static Response response(FhirAnswer answer) {
    Response.ResponseBuilder builder = Response.status(answer.status());
    answer.headers().forEach(builder::header);
    if (answer.stream().isPresent()) {
      builder
          .header("Content-Type", answer.contentType())
          .entity(streaming(answer.stream().get(), AuditTrace.current()));
    } else if (answer.body().length > 0) {
      builder.header("Content-Type", answer.contentType()).entity(answer.body());
    }
    return builder.build();
  }

  /** The rest of an answer still belongs to its request in the audit trail. */
  private static StreamingOutput streaming(BodyWriter body, Optional<AuditTrace> trace) {
    return out -> {
      if (trace.isEmpty()) {
        body.writeTo(out);
        return;
      }
      try (AuditTrace.Step step = trace.get().goOn()) {
        body.writeTo(out);
      }
    };
  }
}
