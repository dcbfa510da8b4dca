package org.chartwarden.notes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.notes.stored.SentJson;
import org.chartwarden.notes.stored.SentParts;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads notes that are sent. */
@Path("/notes")
@Tag(name = "Notes", description = "Clinical notes to mentions and proposals.")
class NotesEndpoint {

  private static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";
  private static final String FHIR_XML = "application/fhir+xml;charset=UTF-8";

  private final SentNote sent;
  private final StoredNoteReader stored;
  private final Caller caller;

  @Inject
  NotesEndpoint(SentNote sent, StoredNoteReader stored, Caller caller) {
    this.caller = caller;
    this.sent = sent;
    this.stored = stored;
  }

  @POST
  @Path("$read")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "readNote",
      summary = "Reads a note",
      description =
          "The body is the note itself (text in any charset, HTML, CDA, RTF, PDF) or JSON with text,"
              + " noteTime, encounter (a reference, or start and end), patient, as and withText;"
              + " for a note as it is these are parameters of the address. The answer has every"
              + " mention with its kind, span, concept, section and attributes; with as=proposals"
              + " or Accept: application/fhir+json it is a Bundle of the resources that they would"
              + " be charted as, unconfirmed. Nothing is written.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            examples =
                @ExampleObject(
                    name = "note",
                    value =
                        "{\"text\": \"K 3.4 this am. Started metoprolol 25 mg BID. No chest"
                            + " pain.\", \"noteTime\": \"2024-05-22T16:00:00Z\"}")),
        @Content(mediaType = MediaType.TEXT_PLAIN)
      })
  @APIResponse(responseCode = "200", description = "The mentions, or a Bundle of proposals.")
  @APIResponse(responseCode = "400", description = "Something about the request is wrong.")
  @APIResponse(responseCode = "413", description = "The note is too large.")
  @APIResponse(responseCode = "415", description = "Documents of this type are not read.")
  @APIResponse(responseCode = "422", description = "The document holds no text that can be read.")
  public Response read(InputStream body, @BeanParam Asked asked) throws IOException {
    try {
      byte[] bytes = SentParts.bytes(body, stored.limits());
      String type = asked.contentType == null ? MediaType.TEXT_PLAIN : asked.contentType;
      AccessContext who = caller.context();
      boolean json = SentParts.bare(type).equals(MediaType.APPLICATION_JSON);
      ObjectNode members = json ? SentNote.members(bytes) : Json.object();
      asked.addTo(members);
      NoteReading reading =
          json ? sent.ofJson(who, members) : sent.ofDocument(who, bytes, type, members);
      AnswerForm form =
          AnswerForm.of(
              Optional.ofNullable(SentJson.text(members, "as")),
              Optional.ofNullable(asked.format),
              Optional.ofNullable(asked.accept));
      boolean plain = json || SentParts.bare(type).equals(MediaType.TEXT_PLAIN);
      return answer(reading, form, SentJson.flag(members, "withText", !plain));
    } catch (FhirProblem e) {
      return answer(e.status(), FHIR_JSON, Json.write(OperationOutcomes.of(e.issues())));
    }
  }

  /** The same for clients that write the dollar sign as %24, which addresses here keep so. */
  @POST
  @Path("{operation: %24read}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response readEncoded(InputStream body, @BeanParam Asked asked) throws IOException {
    return read(body, asked);
  }

  /** What headers and address of a request say. */
  public static final class Asked {

    @HeaderParam("Content-Type")
    String contentType;

    @HeaderParam("Accept")
    String accept;

    @QueryParam("_format")
    String format;

    @QueryParam("as")
    String as;

    @QueryParam("noteTime")
    String noteTime;

    @QueryParam("encounter")
    String encounter;

    @QueryParam("patient")
    String patient;

    @QueryParam("withText")
    String withText;

    /** Members of the body win over the address. */
    private void addTo(ObjectNode members) {
      put(members, "noteTime", noteTime);
      put(members, "encounter", encounter);
      put(members, "patient", patient);
      put(members, "as", as);
      put(members, "withText", withText);
    }

    private static void put(ObjectNode members, String name, String value) {
      if (value != null && !members.has(name)) {
        members.put(name, value);
      }
    }
  }

  private static Response answer(NoteReading reading, AnswerForm form, boolean withText) {
    return switch (form) {
      case MENTIONS ->
          answer(200, MediaType.APPLICATION_JSON, Json.write(reading.mentions(withText)));
      case PROPOSALS -> answer(200, FHIR_JSON, Json.write(reading.proposals()));
      case PROPOSALS_XML ->
          answer(200, FHIR_XML, XmlForm.write(Json.write(reading.proposals()), false));
    };
  }

  private static Response answer(int status, String type, String entity) {
    return Response.status(status).type(type).entity(entity).build();
  }
}
