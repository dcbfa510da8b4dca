package org.chartwarden.trials.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.stored.StoredNote;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.reading.PatientNote;

/** Reads the notes among the rows of a patient. */
final class ChartNotes {

  private final StoredNoteReader reader;
  private final AccessContext who;
  private final int most;

  ChartNotes(StoredNoteReader reader, AccessContext who, int most) {
    this.reader = reader;
    this.who = who;
    this.most = most;
  }

  /**
   * The notes, the newest first.
   *
   * @param day when a note was written that does not say so
   * @param remarks takes what was not read
   */
  List<PatientNote> of(List<ChartRows.Row> rows, LocalDate day, List<String> remarks) {
    List<ChartRows.Row> documents =
        rows.stream()
            .filter(row -> holdsNote(row.version().key().type(), row.tree()))
            .sorted(
                Comparator.comparing((ChartRows.Row row) -> CareDay.written(row.tree())).reversed())
            .toList();
    if (documents.size() > most) {
      remarks.add("Of " + documents.size() + " notes the newest " + most + " were read.");
    }
    List<PatientNote> notes = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (ChartRows.Row row : documents.subList(0, Math.min(most, documents.size()))) {
      try {
        StoredNote note = reader.read(who, row.version(), "");
        if (texts.add(note.document().text().strip())) {
          notes.add(
              new PatientNote(
                  note.source(),
                  note.document().text(),
                  note.written().map(OffsetDateTime::toLocalDate).orElse(day)));
        }
      } catch (FhirProblem problem) {
        if (problem.status() >= 500) {
          throw problem;
        }
        remarks.add("A note was not read: " + problem.getMessage() + ".");
      }
    }
    return notes;
  }

  /** Whether a resource is a note that counts. */
  static boolean holdsNote(String type, ObjectNode tree) {
    String status = tree.path("status").asText();
    return (type.equals("DocumentReference") && status.equals("current"))
        || (type.equals("DiagnosticReport")
            && !tree.path("presentedForm").isEmpty()
            && !Set.of("entered-in-error", "cancelled").contains(status));
  }
}
