package org.chartwarden.notes.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
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
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;
import org.chartwarden.notes.documents.DocumentText;
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
      throw problem("not-a-note", reference + " is no note; notes are " + String.join(", ", TYPES));
    }
    if (note.path("status").asText().equals("entered-in-error")) {
      throw problem("note-in-error", reference + " was entered in error");
    }
    List<NoteAttachment> readable = NoteAttachment.readable(note);
    if (readable.isEmpty()) {
      throw problem(
          "note-without-text",
          reference
              + (NoteAttachment.count(note) == 0
                  ? " has no attachment"
                  : " has no attachment of a type that can be read"));
    }
    return best(who, version, readable, base);
  }

  /** The first attachment that can be read; why the better ones could not be is told. */
  private StoredNote best(
      AccessContext who, ResourceVersion version, List<NoteAttachment> readable, String base) {
    ObjectNode note = version.tree();
    List<String> warnings = new ArrayList<>();
    FhirProblem first = null;
    for (NoteAttachment attachment : readable) {
      String name = version.key().reference() + " " + attachment.path();
      try {
        DocumentText text = text(who, name, attachment, base);
        if (NoteAttachment.count(note) > 1) {
          warnings.add("Of several contents " + attachment.path() + " was read.");
        }
        warnings.addAll(text.warnings());
        return new StoredNote(
            version.pointer(attachment.path()),
            text,
            written(note),
            reference(note.path("subject")),
            encounter(note),
            warnings);
      } catch (DocumentProblem e) {
        warnings.add(attachment.path() + " was not read: " + e.getMessage() + ".");
        first = first == null ? NoteProblems.of(e, name, false) : first;
      } catch (FhirProblem e) {
        // Its Binary is not there or may not be seen; another content may do.
        warnings.add(attachment.path() + " was not read: " + e.getMessage() + ".");
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private DocumentText text(
      AccessContext who, String name, NoteAttachment attachment, String base) {
    JsonNode node = attachment.attachment();
    String data =
        node.hasNonNull("data")
            ? node.path("data").asText()
            : binary(who, name, node.path("url").asText(), base).path("data").asText("");
    DocumentLimits limits = limits();
    if (data.length() / 4L * 3 > limits.bytes() + 4L) {
      throw new FhirProblem(
          422,
          "too-long",
          "document-too-large",
          name + " is larger than " + limits.bytes() + " bytes");
    }
    try {
      return DocumentReader.read(
          Base64.getMimeDecoder().decode(data), attachment.contentType(), limits);
    } catch (IllegalArgumentException e) {
      throw problem("attachment-not-base64", name + " holds data that is not base64");
    }
  }

  private ObjectNode binary(AccessContext who, String name, String url, String base) {
    String own =
        !base.isEmpty() && url.startsWith(base + "/") ? url.substring(base.length() + 1) : url;
    Matcher parts = BINARY.matcher(own);
    if (!parts.matches()) {
      throw problem(
          "attachment-elsewhere",
          name + " lies at another address, which is not asked; only a Binary of this server is");
    }
    ResourceKey key = new ResourceKey("Binary", parts.group(1));
    return parts.group(2) == null
        ? gateway.read(who, key).tree()
        : gateway.readVersion(who, key, Long.parseLong(parts.group(2))).tree();
  }

  private static FhirProblem problem(String code, String message) {
    return new FhirProblem(422, "business-rule", code, message);
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
