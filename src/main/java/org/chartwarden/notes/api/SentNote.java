package org.chartwarden.notes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.notes.documents.DocumentText;
import org.chartwarden.notes.proposals.ProposalSource;
import org.chartwarden.notes.stored.SentJson;
import org.chartwarden.notes.stored.SentParts;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.smart.AccessContext;

/** Reads a note that comes with a request: as JSON with what is known of it, or as it is. */
@ApplicationScoped
class SentNote {

  private static final List<String> MEMBERS =
      List.of("text", "noteTime", "encounter", "patient", "as", "withText");

  private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");
  private static final Pattern ENCOUNTER = Pattern.compile("Encounter/[A-Za-z0-9.-]{1,64}");

  private final FhirGateway gateway;
  private final StoredNoteReader stored;

  @Inject
  SentNote(FhirGateway gateway, StoredNoteReader stored) {
    this.gateway = gateway;
    this.stored = stored;
  }

  /** The members of a JSON body; 400 when it is no such object. */
  static ObjectNode members(byte[] body) {
    return SentJson.members(body, MEMBERS);
  }

  /** The note of a JSON body. */
  NoteReading ofJson(AccessContext who, ObjectNode members) {
    return reading(who, SentJson.note(members, stored.limits()), members);
  }

  /** A document as it is. */
  NoteReading ofDocument(AccessContext who, byte[] body, String contentType, ObjectNode members) {
    return reading(who, SentParts.text(body, contentType, stored.limits()), members);
  }

  private NoteReading reading(AccessContext who, DocumentText document, ObjectNode members) {
    Optional<String> encounter = reference(members.path("encounter"), "encounter", ENCOUNTER);
    Optional<ObjectNode> stay =
        encounter.map(e -> gateway.read(who, new ResourceKey("Encounter", e.substring(10))).tree());
    Optional<String> patient =
        reference(members.path("patient"), "patient", PATIENT)
            .or(
                () ->
                    stay.map(s -> s.at("/subject/reference").asText(""))
                        .filter(text -> !text.isEmpty()));
    if (stay.isEmpty() && members.path("encounter") instanceof ObjectNode given) {
      requireOrder(given);
    }
    JsonNode period = stay.map(s -> s.path("period")).orElse(members.path("encounter"));
    Optional<NoteContext> context =
        time(members.path("noteTime"), "noteTime").map(t -> context(t, period));
    return new NoteReading(
        document,
        document.warnings(),
        Optional.empty(),
        new ProposalSource(Optional.empty(), patient, encounter, context),
        context,
        stored.mostMentions());
  }

  private static void requireOrder(ObjectNode period) {
    Optional<OffsetDateTime> start = time(period.path("start"), "encounter.start");
    Optional<OffsetDateTime> end = time(period.path("end"), "encounter.end");
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      throw FhirProblem.invalid(
          "bad-time",
          "'encounter.end' ("
              + period.path("end").asText()
              + ") lies before 'encounter.start' ("
              + period.path("start").asText()
              + ")");
    }
  }

  /** What is known of the time of a note. */
  static NoteContext context(OffsetDateTime written, JsonNode period) {
    return NoteContext.at(written)
        .during(
            time(period.path("start"), "encounter.start")
                .map(OffsetDateTime::toInstant)
                .orElse(null),
            time(period.path("end"), "encounter.end").map(OffsetDateTime::toInstant).orElse(null));
  }

  private static Optional<OffsetDateTime> time(JsonNode node, String name) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(SentParts.time(node.asText(""), name));
  }

  private static Optional<String> reference(JsonNode node, String name, Pattern form) {
    if (node.isMissingNode() || node.isNull() || node.isObject() && name.equals("encounter")) {
      return Optional.empty();
    }
    String text = node.asText("");
    if (!form.matcher(text).matches()) {
      String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      throw FhirProblem.invalid(
          "invalid-reference",
          "'" + name + "' must be " + type + "/id, not '" + SentParts.shortened(text) + "'");
    }
    return Optional.of(text);
  }
}
