package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.chartwarden.consistency.records.ConsistencyConfig;
import org.chartwarden.consistency.watching.KeptReport;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks a note against the record, for clients that do not speak FHIR. */
@Path("/consistency")
@Tag(name = "Consistency", description = "Notes held against the structured record.")
class ConsistencyEndpoint {

  private final ConsistencyChecks checks;
  private final ConsistencyConfig config;
  private final Caller caller;

  @Inject
  ConsistencyEndpoint(ConsistencyChecks checks, ConsistencyConfig config, Caller caller) {
    this.caller = caller;
    this.checks = checks;
    this.config = config;
  }

  @POST
  @Path("check")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "checkNote",
      summary = "Checks a note against the record",
      description =
          "noteReference names a stored note (DocumentReference/id or DiagnosticReport/id); or note"
              + " is its text, patient whose record it is, encounter its stay and written when it"
              + " was written (now without it). Each checkable statement gives one finding with"
              + " verdict (consistent, inconsistent, not_in_table, cannot_judge), kind, field, span"
              + " (Unicode code points, end exclusive), matched resource versions, how they were"
              + " found, the tolerance applied, severity, reason and advice; omissions are rows"
              + " that the note leaves out. propose files contradictions of a stored note as changes"
              + " that wait for a person. model names a model that adds statements. With Accept: text/html the answer is a page.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples =
                  @ExampleObject(
                      name = "bare note",
                      value =
                          "{\"patient\": \"Patient/sample-02\","
                              + " \"note\": \"K 3.4 this morning.\"}")))
  @APIResponse(responseCode = "200", description = "The report.")
  @APIResponse(
      responseCode = "400",
      description = "A request that cannot be used, member by member.")
  @APIResponse(responseCode = "404", description = "There is no such note, patient or encounter.")
  @APIResponse(responseCode = "413", description = "The body is too large.")
  @APIResponse(responseCode = "422", description = "The note has no text, or is another patient's.")
  public String check(InputStream body) throws IOException {
    return Json.write(outcome(body).json());
  }

  @POST
  @Path("check")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public String page(InputStream body) throws IOException {
    return outcome(body).page();
  }

  @GET
  @Path("notes/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "keptReport",
      summary = "Returns the last report of a stored note and what changed since",
      description =
          "id is that of a DocumentReference that was checked. When the note or a row that the"
              + " report rests on changes, the report is made again; changes tell what came out"
              + " otherwise, the newest first, with the resource that caused it.")
  @APIResponse(responseCode = "200", description = "The report, when it was made, the changes.")
  @APIResponse(responseCode = "404", description = "There is no such note, or it was not checked.")
  public String kept(@PathParam("id") String id) {
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw ConsistencyProblem.of(
          400, "id", "invalid-id", "the address must name the id of a DocumentReference");
    }
    try {
      KeptReport kept = checks.kept(caller.context(), new ResourceKey("DocumentReference", id));
      ObjectNode node = Json.object().put("note", kept.note()).put("version", kept.version());
      node.put("checkedAt", kept.checkedAt().toString());
      ArrayNode changes = node.putArray("changes");
      for (KeptReport.Change change : kept.changes()) {
        changes
            .addObject()
            .put("at", change.at().toString())
            .put("cause", change.cause())
            .set("findings", Json.parseOwn(change.findings()));
      }
      node.set("report", kept.report());
      return Json.write(node);
    } catch (FhirProblem e) {
      throw ConsistencyProblem.of(e);
    }
  }

  private CheckOutcome outcome(InputStream body) throws IOException {
    try {
      return checks.run(caller.context(), CheckBody.read(body, mostBytes()));
    } catch (FhirProblem e) {
      throw ConsistencyProblem.of(e);
    }
  }

  /** A character takes up to six bytes in JSON; the rest of a request is small. */
  private long mostBytes() {
    return 6L * config.maxNoteCharacters() + 10_000;
  }
}
