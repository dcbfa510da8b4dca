package org.chartwarden.notes.stored;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chartwarden.notes.documents.DocumentReader;

/**
 * One attachment of a note.
 *
 * @param path FHIRPath of it
 * @param attachment the Attachment
 */
public record NoteAttachment(String path, JsonNode attachment) {

  /** The plainest first. */
  private static final List<String> ORDER = List.of("text/plain", "html", "xml", "rtf", "");

  /** Whether resources of a type hold notes. */
  public static boolean holdsNotes(String type) {
    return StoredNoteReader.TYPES.contains(type);
  }

  /** The attachments of a note whose type can be read, the best first. */
  public static List<NoteAttachment> readable(JsonNode note) {
    List<NoteAttachment> all = new ArrayList<>();
    int place = 0;
    for (JsonNode content : note.path("content")) {
      all.add(
          new NoteAttachment(
              "DocumentReference.content[" + place++ + "].attachment", content.path("attachment")));
    }
    place = 0;
    for (JsonNode form : note.path("presentedForm")) {
      all.add(new NoteAttachment("DiagnosticReport.presentedForm[" + place++ + "]", form));
    }
    return all.stream()
        .filter(a -> a.contentType().isBlank() || DocumentReader.reads(a.contentType()))
        .filter(a -> a.attachment().hasNonNull("data") || a.attachment().hasNonNull("url"))
        .sorted(Comparator.comparingInt(NoteAttachment::rank))
        .toList();
  }

  /** How many attachments a note has. */
  static int count(JsonNode note) {
    return note.path("content").size() + note.path("presentedForm").size();
  }

  /** Its media type, or empty. */
  public String contentType() {
    return attachment.path("contentType").asText("");
  }

  private int rank() {
    String type = contentType().toLowerCase(Locale.ROOT);
    int rank = 0;
    while (!type.contains(ORDER.get(rank))) {
      rank++;
    }
    return rank;
  }
}
