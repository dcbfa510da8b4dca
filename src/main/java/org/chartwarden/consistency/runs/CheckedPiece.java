package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/**
 * Checks the notes of one piece of a run: those of one patient one after the other, those of
 * several patients side by side. The lines come in the order of the notes.
 */
final class CheckedPiece {

  private static final Logger LOG = Logger.getLogger(CheckedPiece.class);

  private final JobRun run;
  private final DocumentCheck check;
  private final CheckOptions options;
  private final List<ResourceVersion> notes;
  private final ObjectNode[] lines;

  /** Set when one patient's notes failed, so that the others end soon. */
  private final AtomicBoolean over = new AtomicBoolean();

  private CheckedPiece(
      JobRun run, DocumentCheck check, CheckOptions options, List<ResourceVersion> notes) {
    this.run = run;
    this.check = check;
    this.options = options;
    this.notes = notes;
    this.lines = new ObjectNode[notes.size()];
  }

  /**
   * The lines of some notes.
   *
   * @param workers threads that do the work
   * @throws RuntimeException what the check of a note failed with at the first attempt, or what
   *     ends the run
   */
  static List<ObjectNode> lines(
      JobRun run,
      DocumentCheck check,
      CheckOptions options,
      List<ResourceVersion> notes,
      ExecutorService workers) {
    CheckedPiece piece = new CheckedPiece(run, check, options, notes);
    List<Future<?>> patients = new ArrayList<>();
    piece.byPatient().forEach(own -> patients.add(workers.submit(() -> piece.check(own))));
    RuntimeException failure = null;
    for (Future<?> patient : patients) {
      try {
        patient.get();
      } catch (ExecutionException e) {
        piece.over.set(true);
        failure = failure == null ? thrown(e.getCause()) : failure;
      } catch (InterruptedException e) {
        piece.over.set(true);
        Thread.currentThread().interrupt();
        failure = new IllegalStateException("the run was interrupted", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return List.of(piece.lines);
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("the check of a note failed", cause);
  }

  /** The places of the notes of each patient; a note that names none stands alone. */
  private List<List<Integer>> byPatient() {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < notes.size(); i++) {
      String patient = notes.get(i).tree().at("/subject/reference").asText("");
      places
          .computeIfAbsent(patient.isEmpty() ? "#" + i : patient, key -> new ArrayList<>())
          .add(i);
    }
    return List.copyOf(places.values());
  }

  private void check(List<Integer> places) {
    // A first attempt that failed may have failed in looking ahead; the next one does not.
    List<ResourceVersion> own =
        run.job().attempt() == 1 ? places.stream().map(notes::get).toList() : List.of();
    DocumentCheck.Series series = check.begin(run.who(), own, options);
    for (int place : places) {
      run.stopIfAsked();
      if (over.get()) {
        return;
      }
      lines[place] = line(series, notes.get(place));
    }
  }

  private ObjectNode line(DocumentCheck.Series series, ResourceVersion note) {
    ObjectNode line = Json.object().put("document", note.pointer().reference());
    try {
      line.setAll(series.check(note));
    } catch (FhirProblem e) {
      notChecked(line, e.code(), e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      if (run.stopping() || run.job().attempt() == 1) {
        // Once it may be the server; the next attempt begins at this piece.
        throw e;
      }
      LOG.warnf(e, "%s could not be checked", line.path("document").asText());
      notChecked(line, "check-failed", "the check of this note failed; see the server's log");
    }
    return line;
  }

  private static void notChecked(ObjectNode line, String code, String reason) {
    line.put("problem", code).put("reason", reason);
  }
}
