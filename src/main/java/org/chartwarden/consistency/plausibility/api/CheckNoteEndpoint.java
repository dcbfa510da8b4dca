package org.chartwarden.consistency.plausibility.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentText;
import org.chartwarden.notes.stored.SentJson;
import org.chartwarden.notes.stored.SentParts;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.Json;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks notes that are sent for errors that they show by themselves. */
@Path("/notes")
@Tag(name = "Notes", description = "Clinical notes to mentions and proposals.")
class CheckNoteEndpoint {

  private static final List<String> MEMBERS = List.of("text", "noteTime", "model");
  private static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";

  private final NoteCheckRun checks;
  private final StoredNoteReader stored;

  @Inject
  CheckNoteEndpoint(NoteCheckRun checks, StoredNoteReader stored) {
    this.checks = checks;
    this.stored = stored;
  }

  @POST
  @Path("$check")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "checkNoteItself",
      summary = "Looks for errors inside a note",
      description =
          "The body is the note itself (text in any charset, HTML, CDA, RTF, PDF) or JSON with text,"
              + " noteTime and model, which else are parameters of the address. noteTime says when"
              + " it was written, model names a configured model that may propose one wrong sentence."
              + " Each flaw has rule, severity, reason, advice and its places in the note (Unicode"
              + " code points, end exclusive). Nothing is written.")
  @APIResponse(responseCode = "200", description = "What is wrong; an empty list where nothing is.")
  @APIResponse(responseCode = "400", description = "Something about the request is wrong.")
  @APIResponse(responseCode = "413", description = "The note is too large.")
  @APIResponse(responseCode = "415", description = "Documents of this type are not read.")
  @APIResponse(responseCode = "422", description = "The document holds no text that can be read.")
  public Response check(
      InputStream body,
      @HeaderParam("Content-Type") String contentType,
      @QueryParam("noteTime") String noteTime,
      @QueryParam("model") String model)
      throws IOException {
    try {
      DocumentLimits limits = stored.limits();
      byte[] bytes = SentParts.bytes(body, limits);
      String type = contentType == null ? MediaType.TEXT_PLAIN : contentType;
      boolean json = SentParts.bare(type).equals(MediaType.APPLICATION_JSON);
      ObjectNode members = json ? SentJson.members(bytes, MEMBERS) : Json.object();
      DocumentText note =
          json ? SentJson.note(members, limits) : SentParts.text(bytes, type, limits);
      NoteCheck check =
          checks.run(
              note.text(),
              Optional.empty(),
              Optional.ofNullable(SentJson.text(members, "noteTime"))
                  .or(() -> Optional.ofNullable(noteTime))
                  .map(time -> NoteContext.at(SentParts.time(time, "noteTime"))),
              Optional.ofNullable(SentJson.text(members, "model"))
                  .or(() -> Optional.ofNullable(model)),
              note.warnings());
      return Response.ok(Json.write(new NoteCheckForm(check).json()))
          .type(MediaType.APPLICATION_JSON)
          .build();
    } catch (FhirProblem e) {
      return Response.status(e.status())
          .type(FHIR_JSON)
          .entity(Json.write(OperationOutcomes.of(e.issues())))
          .build();
    }
  }

  /** The same for clients that write the dollar sign as %24, which addresses here keep so. */
  @POST
  @Path("{operation: %24check}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response checkEncoded(
      InputStream body,
      @HeaderParam("Content-Type") String contentType,
      @QueryParam("noteTime") String noteTime,
      @QueryParam("model") String model)
      throws IOException {
    return check(body, contentType, noteTime, model);
  }
}
