package org.chartwarden.trials.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.notes.stored.SentParts;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Caller;
import org.chartwarden.trials.report.EligibilityJson;
import org.chartwarden.trials.report.EligibilityPage;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.requests.TrialsForText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trials for a patient who is given as text. */
@Path("/trials")
@Tag(name = "Trials", description = "Clinical trials for patients who are given as text.")
class TextMatchEndpoint {

  private static final String JSON = "application/json;charset=UTF-8";
  private static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";
  private static final String HTML = "text/html;charset=UTF-8";

  private final TrialsForText matches;
  private final TextMatchConfig config;
  private final StoredNoteReader notes;
  private final Caller caller;

  @Inject
  TextMatchEndpoint(
      TrialsForText matches, TextMatchConfig config, StoredNoteReader notes, Caller caller) {
    this.caller = caller;
    this.matches = matches;
    this.config = config;
    this.notes = notes;
  }

  @POST
  @Path("$match")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "matchText",
      summary = "Ranks trials for a patient who is given as text",
      description =
          "The body is JSON with text, asOf (the day of the text), count, trials (NCT numbers or"
              + " ids), condition and status; or a FHIR Parameters resource with the same; or the"
              + " text as it is (plain, HTML, RTF, PDF), with the rest in the address. The answer is"
              + " the report of Patient/$match-trials: trials by rank, every criterion with its"
              + " state, reason and the places in the text (code points, end exclusive). With"
              + " Accept: text/html it is a page. Nothing is stored.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            examples =
                @ExampleObject(
                    name = "summary",
                    value =
                        "{\"text\": \"A 58-year-old woman with COPD and hypertension presents with"
                            + " worsening dyspnea. She denies diabetes.\", \"count\": 5}")),
        @Content(mediaType = MediaType.TEXT_PLAIN)
      })
  @APIResponse(responseCode = "200", description = "The report.")
  @APIResponse(responseCode = "400", description = "What is wrong, member by member.")
  @APIResponse(responseCode = "404", description = "A trial that is named is not there.")
  @APIResponse(responseCode = "413", description = "The text is too long.")
  @APIResponse(responseCode = "415", description = "Documents of this type are not read.")
  public Response match(
      InputStream body,
      @HeaderParam("Content-Type") String contentType,
      @HeaderParam("Accept") String accept,
      @Context UriInfo address)
      throws IOException {
    try {
      byte[] bytes = SentParts.bytes(body, notes.limits());
      String type = contentType == null ? MediaType.TEXT_PLAIN : contentType;
      TextMatchRequest request = new TextMatchRequest(config.maxCharacters());
      if (type.toLowerCase(Locale.ROOT).split(";", 2)[0].contains("json")) {
        request.json(bytes);
      } else {
        request.text(SentParts.text(bytes, type, notes.limits()).text());
      }
      EligibilityReport report =
          matches.report(caller.context(), request.address(address.getQueryParameters()).wish());
      return accept != null && accept.toLowerCase(Locale.ROOT).startsWith("text/html")
          ? answer(200, HTML, EligibilityPage.render(report))
          : answer(200, JSON, Json.write(json(report)));
    } catch (FhirProblem e) {
      return answer(e.status(), FHIR_JSON, Json.write(OperationOutcomes.of(e.issues())));
    }
  }

  /** The same for clients that write the dollar sign as %24, which addresses here keep so. */
  @POST
  @Path("{operation: %24match}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response matchEncoded(
      InputStream body,
      @HeaderParam("Content-Type") String contentType,
      @HeaderParam("Accept") String accept,
      @Context UriInfo address)
      throws IOException {
    return match(body, contentType, accept, address);
  }

  private static ObjectNode json(EligibilityReport report) {
    return EligibilityJson.of(report).put("total", report.matched());
  }

  private static Response answer(int status, String type, String entity) {
    return Response.status(status).type(type).entity(entity).build();
  }
}
