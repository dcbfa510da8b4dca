package org.chartwarden.notes.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteProblem;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.documents.DocumentText;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.mentions.NoteMentions;
import org.chartwarden.notes.proposals.NoteProposals;
import org.chartwarden.notes.proposals.ProposalSource;
import org.chartwarden.notes.times.NoteContext;

/**
 * A note that was read.
 *
 * @param document its text and where it came from
 * @param warnings what a person should know of the reading
 * @param pointer where it is stored, if it is
 * @param source what its proposals refer to
 * @param context when it was written, if that is known
 * @param most most mentions that are told
 */
record NoteReading(
    DocumentText document,
    List<String> warnings,
    Optional<RecordPointer> pointer,
    ProposalSource source,
    Optional<NoteContext> context,
    int most) {

  NoteReading {
    warnings = List.copyOf(warnings);
  }

  private ClinicalNote note() {
    try {
      return NoteReader.read(document.text());
    } catch (NoteProblem e) {
      throw new FhirProblem(422, "too-long", e.code(), e.getMessage());
    }
  }

  /**
   * Its mentions.
   *
   * @param withText whether the text that the spans refer to is in the answer
   */
  ObjectNode mentions(boolean withText) {
    ClinicalNote note = note();
    ObjectNode body = NoteMentions.json(note, NoteMentions.of(note, context, most));
    ObjectNode about = body.putObject("source");
    pointer.ifPresent(p -> about.put("reference", p.reference()).put("content", p.path()));
    about.put("contentType", document.mediaType());
    if (!document.charset().isEmpty()) {
      about.put("charset", document.charset());
    }
    if (document.pages() > 0) {
      about.put("pages", document.pages());
    }
    ArrayNode told = body.putArray("warnings");
    warnings.forEach(told::add);
    int all = NoteMentions.count(note);
    if (all > most) {
      body.put("left", all - most);
      told.add("Only the first " + most + " of " + all + " mentions are told.");
    }
    if (withText) {
      body.put("text", document.text());
    }
    return body;
  }

  /** The resources that its mentions would be charted as, in a Bundle. */
  ObjectNode proposals() {
    List<NoteMention> mentions = NoteMentions.of(note(), context, most);
    return NoteProposals.bundle(NoteProposals.of(mentions, source));
  }
}
