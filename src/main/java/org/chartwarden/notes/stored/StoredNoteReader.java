package org.chartwarden.notes.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.smart.AccessContext;

/** Reads the text of stored notes through the gateway, with the rights of whoever asks. */
@ApplicationScoped
public class StoredNoteReader {

  /** The types that hold notes. */
  public static final Set<String> TYPES = Set.of("DocumentReference", "DiagnosticReport");

  private static final Pattern BINARY =
      Pattern.compile("Binary/([A-Za-z0-9.-]{1,64})(?:/_history/([1-9][0-9]{0,17}))?");

  private final FhirGateway gateway;
  private final NotesConfig config;

  @Inject
  StoredNoteReader(FhirGateway gateway, NotesConfig config) {
    this.gateway = gateway;
    this.config = config;
  }

  /** How much of a document is read. */
  public DocumentLimits limits() {
    return new DocumentLimits(
        (int) Math.min(config.maxDocumentSize().asLongValue(), Integer.MAX_VALUE - 8),
        config.maxCharacters(),
        config.maxPages(),
        config.documentTimeLimit());
  }

  /** How many mentions of a note an answer tells. */
  public int mostMentions() {
    return config.maxMentions();
  }

  /**
   * Reads a note.
   *
   * @param base address of this server's FHIR interface, by which attachments may name a Binary;
   *     empty when it is not known
   * @throws FhirProblem 404, 410, 403 as for every read; 422 when it is no note, was entered in
   *     error or has no attachment that can be read
   */
  public StoredNote read(AccessContext who, ResourceKey key, String base) {
    return read(who, gateway.read(who, key), base);
  }

  /** As {@link #read(AccessContext, ResourceKey, String)}, for a version that is at hand. */
  public StoredNote read(AccessContext who, ResourceVersion version, String base) {
    String reference = version.key().reference();
    ObjectNode note = version.tree();
    if (!TYPES.contains(version.key().type())) {
      throw AttachedText.problem(
          "not-a-note", reference + " is no note; notes are " + String.join(", ", TYPES));
    }
    AttachedText text =
        AttachedText.of(
            note,
            reference,
            (name, url) -> binary(who, name, url, base).path("data").asText(""),
            limits());
    return new StoredNote(
        version.pointer(text.path()),
        text.document(),
        written(note),
        reference(note.path("subject")),
        encounter(note),
        text.warnings());
  }

  private ObjectNode binary(AccessContext who, String name, String url, String base) {
    String own =
        !base.isEmpty() && url.startsWith(base + "/") ? url.substring(base.length() + 1) : url;
    Matcher parts = BINARY.matcher(own);
    if (!parts.matches()) {
      throw AttachedText.problem(
          "attachment-elsewhere",
          name + " lies at another address, which is not asked; only a Binary of this server is");
    }
    ResourceKey key = new ResourceKey("Binary", parts.group(1));
    return parts.group(2) == null
        ? gateway.read(who, key).tree()
        : gateway.readVersion(who, key, Long.parseLong(parts.group(2))).tree();
  }

  /** When a DocumentReference or DiagnosticReport says that its note was written. */
  public static Optional<OffsetDateTime> written(ObjectNode note) {
    for (String element : List.of("date", "effectiveDateTime", "issued")) {
      Optional<FhirTime> time = FhirTime.of(note.path(element).asText(""), ZoneOffset.UTC);
      if (time.isPresent()) {
        return time.map(FhirTime::start);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> encounter(ObjectNode note) {
    return reference(note.path("encounter"))
        .or(() -> reference(note.path("context").path("encounter").path(0)));
  }

  private static Optional<String> reference(JsonNode node) {
    return Optional.of(node.path("reference").asText("")).filter(text -> !text.isEmpty());
  }
}
