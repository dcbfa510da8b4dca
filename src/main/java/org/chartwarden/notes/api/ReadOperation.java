package org.chartwarden.notes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.notes.proposals.ProposalSource;
import org.chartwarden.notes.stored.StoredNote;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** {@code DocumentReference/[id]/$read} and the same of a DiagnosticReport. */
@ApplicationScoped
class ReadOperation implements FhirOperation {

  private final StoredNoteReader notes;
  private final FhirGateway gateway;

  @Inject
  ReadOperation(StoredNoteReader notes, FhirGateway gateway) {
    this.notes = notes;
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "DocumentReference-read";
  }

  @Override
  public boolean choosesFormat() {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters given = call.parameters();
    AnswerForm form =
        AnswerForm.of(given.text("as"), given.text("_format"), call.header().apply("Accept"));
    StoredNote stored = notes.read(call.who(), call.requireKey(), call.base());
    Optional<NoteContext> context =
        stored.written().map(written -> context(call.who(), stored, written));
    NoteReading reading =
        new NoteReading(
            stored.document(),
            stored.warnings(),
            Optional.of(stored.source()),
            new ProposalSource(
                Optional.of(stored.source().reference()),
                stored.patient(),
                stored.encounter(),
                context),
            context,
            notes.mostMentions());
    if (form == AnswerForm.MENTIONS) {
      boolean withText = !given.has("withText") || given.flag("withText");
      byte[] body = Json.writeBytes(reading.mentions(withText));
      return OperationAnswer.streamed("application/json;charset=UTF-8", out -> out.write(body));
    }
    return OperationAnswer.resource(reading.proposals());
  }

  /** The time of the note, and the stay where its encounter can be seen. */
  private NoteContext context(AccessContext who, StoredNote stored, OffsetDateTime written) {
    ObjectNode none = Json.object();
    return SentNote.context(
        written,
        stored
            .encounter()
            .filter(reference -> reference.matches("Encounter/[A-Za-z0-9.-]{1,64}"))
            .map(reference -> period(who, reference))
            .orElse(none));
  }

  private ObjectNode period(AccessContext who, String encounter) {
    try {
      var period =
          gateway
              .read(who, new ResourceKey("Encounter", encounter.substring("Encounter/".length())))
              .tree()
              .path("period");
      return period instanceof ObjectNode object ? object : Json.object();
    } catch (FhirProblem e) {
      // The note can be read without its encounter; its times are then as wide as they must be.
      return Json.object();
    }
  }
}
