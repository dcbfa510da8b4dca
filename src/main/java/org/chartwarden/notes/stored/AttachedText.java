package org.chartwarden.notes.stored;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;
import org.chartwarden.notes.documents.DocumentText;

/**
 * The text of the attachments of a DocumentReference or a DiagnosticReport: of the plainest that
 * can be read. The one place where notes of the record become text.
 *
 * @param path FHIRPath of the attachment that was read
 * @param document its text
 * @param warnings what a person should know of the choice and the reading
 */
public record AttachedText(String path, DocumentText document, List<String> warnings) {

  /** More attachments of one note than these are not tried. */
  private static final int MOST = 20;

  /** Where the data of attachments lie that name a Binary. */
  @FunctionalInterface
  public interface Binaries {

    /**
     * The base64 data of the Binary that an address names.
     *
     * @param name how the attachment is called in a failure
     * @throws FhirProblem when it names no Binary of this record, or that may not be seen
     */
    String data(String name, String url);
  }

  public AttachedText {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a note.
   *
   * @param note the resource
   * @param reference how it is called in a failure
   * @throws FhirProblem 422 when it was entered in error or has no attachment that can be read;
   *     what {@code binaries} fails with
   */
  public static AttachedText of(
      JsonNode note, String reference, Binaries binaries, DocumentLimits limits) {
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
    return best(
        note, reference, readable.subList(0, Math.min(MOST, readable.size())), binaries, limits);
  }

  /** The first attachment that can be read; why the better ones could not be is told. */
  private static AttachedText best(
      JsonNode note,
      String reference,
      List<NoteAttachment> readable,
      Binaries binaries,
      DocumentLimits limits) {
    List<String> warnings = new ArrayList<>();
    FhirProblem first = null;
    for (NoteAttachment attachment : readable) {
      String name = reference + " " + attachment.path();
      try {
        DocumentText text = text(name, attachment, binaries, limits);
        if (NoteAttachment.count(note) > 1) {
          warnings.add("Of several contents " + attachment.path() + " was read.");
        }
        warnings.addAll(text.warnings());
        return new AttachedText(attachment.path(), text, warnings);
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

  private static DocumentText text(
      String name, NoteAttachment attachment, Binaries binaries, DocumentLimits limits) {
    JsonNode node = attachment.attachment();
    String data =
        node.hasNonNull("data")
            ? node.path("data").asText()
            : binaries.data(name, node.path("url").asText());
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

  /** A stored note that is none, or none that can be read. */
  static FhirProblem problem(String code, String message) {
    return new FhirProblem(422, "business-rule", code, message);
  }
}
