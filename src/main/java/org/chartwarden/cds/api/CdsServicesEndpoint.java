package org.chartwarden.cds.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chartwarden.cds.callers.HookCaller;
import org.chartwarden.cds.cards.CardJson;
import org.chartwarden.cds.feedback.CardFeedback;
import org.chartwarden.cds.feedback.FeedbackStore;
import org.chartwarden.cds.services.CdsService;
import org.chartwarden.cds.services.CdsServiceCatalog;
import org.chartwarden.cds.services.HookCall;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.JsonBody;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Shown;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.api.BearerToken;
import org.chartwarden.smart.api.CallerTrace;
import org.chartwarden.smart.api.ServerAddresses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decision support as CDS Hooks 2.0 has it. */
@Path("/cds-services")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "CDS Hooks", description = "Decision support in the work of a clinician.")
class CdsServicesEndpoint {

  private static final int MOST_BYTES = 5_000_000;
  private static final int SHOWN = 60;

  private final CdsServiceCatalog services;
  private final HookCaller callers;
  private final FeedbackStore feedback;
  private final ServerAddresses addresses;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  CdsServicesEndpoint(
      CdsServiceCatalog services,
      HookCaller callers,
      FeedbackStore feedback,
      ServerAddresses addresses,
      IdGenerator ids,
      Clock clock) {
    this.services = services;
    this.callers = callers;
    this.feedback = feedback;
    this.addresses = addresses;
    this.ids = ids;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listCdsServices", summary = "Lists the services of decision support")
  public String discovery() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("services");
    for (CdsService service : services.all()) {
      ObjectNode one = list.addObject();
      one.put("hook", service.hook().id());
      one.put("title", service.title());
      one.put("description", service.description());
      one.put("id", service.id());
      one.putObject("prefetch").put("patient", "Patient/{{context.patientId}}");
      one.put(
          "usageRequirements",
          "The record is read from this server's FHIR interface with the token in"
              + " fhirAuthorization.");
    }
    return Json.write(answer);
  }

  @POST
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(operationId = "callCdsService", summary = "Asks a service for its cards")
  @APIResponse(responseCode = "200", description = "The cards; none when there is nothing to say.")
  @APIResponse(responseCode = "401", description = "The caller does not prove who it is.")
  @APIResponse(responseCode = "412", description = "The record cannot be read for this call.")
  public String call(@PathParam("id") String id, InputStream body, @Context HttpServerRequest http)
      throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    return CdsProblem.or(() -> cards(id, bytes, http));
  }

  private String cards(String id, byte[] body, HttpServerRequest http) {
    CdsService service = require(id);
    ServerAddress server = addresses.of(http);
    Optional<String> client = client(http, id);
    HookRequest request = HookRequest.read(object(body), service.hook());
    AccessContext who =
        callers.access(server, request.fhirServer(), request.token(), request.user());
    CallerTrace.tell(who);
    client.ifPresent(CallerTrace::through);
    HookCall call =
        new HookCall(
            who,
            clock.instant().atOffset(ZoneOffset.UTC),
            request.patient(),
            request.encounter(),
            request.drafts());
    return Json.write(CardJson.answer(service.cards(call), ids));
  }

  @POST
  @Path("{id}/feedback")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(operationId = "tellCdsFeedback", summary = "Tells what became of cards")
  @APIResponse(responseCode = "200", description = "It is kept.")
  public String feedback(
      @PathParam("id") String id, InputStream body, @Context HttpServerRequest http)
      throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    return CdsProblem.or(
        () -> {
          require(id);
          Optional<String> client = client(http, id);
          feedback.keep(id, client.orElse(""), CardFeedback.read(object(bytes)));
          return "{}";
        });
  }

  @GET
  @Path("{id}/feedback")
  @Operation(operationId = "cdsFeedback", summary = "How often cards were taken and passed over")
  public String summary(@PathParam("id") String id, @Context HttpServerRequest http) {
    return CdsProblem.or(
        () -> {
          require(id);
          client(http, id);
          return Json.write(feedback.summary(id));
        });
  }

  /** Who calls; whatever becomes of the call, the trail names the client from here on. */
  private Optional<String> client(HttpServerRequest http, String service) {
    Optional<String> client = callers.client(BearerToken.of(http), addresses.of(http), service);
    CallerTrace.tell(AccessContext.client(client.orElse("cds-hooks")));
    return client;
  }

  private static ObjectNode object(byte[] body) {
    if (body.length > MOST_BYTES) {
      throw new FhirProblem(
          413, "too-long", "body-too-large", "the body is larger than " + MOST_BYTES + " bytes");
    }
    return JsonBody.object(body);
  }

  private CdsService require(String id) {
    return services
        .find(id)
        .orElseThrow(
            () ->
                new FhirProblem(
                    404,
                    "not-found",
                    "no-such-service",
                    "there is no service \""
                        + Shown.of(id, SHOWN)
                        + "\"; GET /cds-services lists them"));
  }
}
