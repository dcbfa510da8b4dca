package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.issues.IssueProposals;
import org.chartwarden.consistency.model.ConsistencyModels;
import org.chartwarden.consistency.model.ModelReading;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.GivenNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.records.StatementReader;
import org.chartwarden.consistency.report.ReportJson;
import org.chartwarden.consistency.watching.KeptReport;
import org.chartwarden.consistency.watching.KeptReports;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.notes.stored.NoteTimes;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.platform.Shown;
import org.chartwarden.smart.AccessContext;

/** One check from request to result, the same for every way in. */
@ApplicationScoped
class ConsistencyChecks {

  private static final int SHOWN = 80;

  private final NoteChecks checks;
  private final ConsistencyModels models;
  private final IssueProposals proposals;
  private final KeptReports reports;

  @Inject
  ConsistencyChecks(
      NoteChecks checks, ConsistencyModels models, IssueProposals proposals, KeptReports reports) {
    this.checks = checks;
    this.models = models;
    this.proposals = proposals;
    this.reports = reports;
  }

  /**
   * Carries out a request for one note.
   *
   * @throws FhirProblem with everything that is wrong with it; the expression of an issue is the
   *     name of the member
   */
  CheckOutcome run(AccessContext who, CheckWanted wanted) {
    return outcome(who, check(who, wanted), wanted.propose());
  }

  /** What is done with every checked note: its report is kept, contradictions are proposed. */
  CheckOutcome outcome(AccessContext who, CheckedNote checked, boolean propose) {
    ObjectNode report = ReportJson.of(checked);
    reports.keep(who, checked, report);
    return new CheckOutcome(checked, report, propose ? proposals.propose(who, checked) : List.of());
  }

  /** The rules with what a model adds to them. */
  private StatementReader reader(String name) {
    if (!models.names().contains(name)) {
      throw new FhirProblem(
          400,
          List.of(
              new FhirIssue(
                  "error",
                  "invalid",
                  "unknown-model",
                  models.names().isEmpty()
                      ? "no model is configured"
                      : "there is no model \"" + name + "\"; there are " + models.names(),
                  "model")));
    }
    return (note, context) -> {
      ModelReading read = models.claims(name).read(note, context);
      return new StatementReader.Statements(read.claims(), read.warnings());
    };
  }

  private CheckedNote check(AccessContext who, CheckWanted wanted) {
    Reading reading = new Reading(wanted);
    if (!reading.problems.isEmpty()) {
      throw new FhirProblem(400, reading.problems);
    }
    reading.encounter.ifPresent(id -> requireEncounter(who, id));
    StatementReader reader = wanted.model().map(this::reader).orElse(StatementReader.RULES);
    return reading.note.isPresent()
        ? checks.check(who, stored(who, reading), reader)
        : checks.check(
            who,
            GivenNote.bare(
                wanted.note().orElseThrow(),
                reading.patient.orElseThrow(),
                reading.encounter,
                wanted.written()),
            reader);
  }

  /** An encounter that a request names must be there; one that a stored note names may be gone. */
  private void requireEncounter(AccessContext who, String id) {
    try {
      checks.requireEncounter(who, id);
    } catch (FhirProblem e) {
      throw new FhirProblem(
          e.status(),
          e.issues().stream()
              .map(
                  issue ->
                      new FhirIssue(
                          issue.severity(),
                          issue.type(),
                          issue.code(),
                          issue.message(),
                          "encounter"))
              .toList());
    }
  }

  /**
   * The report that is kept of a note.
   *
   * @throws FhirProblem 404 when the caller may see no such note, or it was never checked
   */
  KeptReport kept(AccessContext who, ResourceKey note) {
    checks.stored(who, note);
    return reports
        .find(note)
        .orElseThrow(
            () ->
                new FhirProblem(
                    404,
                    "not-found",
                    "note-not-checked",
                    note.reference() + " was not checked yet; POST /consistency/check does it"));
  }

  private GivenNote stored(AccessContext who, Reading reading) {
    GivenNote note = checks.stored(who, reading.note.orElseThrow());
    if (reading.patient.isPresent() && !reading.patient.equals(note.patient())) {
      throw new FhirProblem(
          422,
          List.of(
              new FhirIssue(
                  "error",
                  "business-rule",
                  "note-of-other-patient",
                  reading.note.get().reference() + " is not about Patient/" + reading.patient.get(),
                  "patient")));
    }
    return reading.encounter.isPresent() ? note.during(reading.encounter.get()) : note;
  }

  /** The id of a reference to a type, which may also be the bare id. */
  static Optional<String> id(String reference, String type) {
    String prefix = type + "/";
    String id = reference.startsWith(prefix) ? reference.substring(prefix.length()) : reference;
    return ResourceKey.ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
  }

  /** Reads the members of a request and notes what is wrong with each. */
  private static final class Reading {
    private final List<FhirIssue> problems = new ArrayList<>();
    private Optional<ResourceKey> note = Optional.empty();
    private final Optional<String> patient;
    private final Optional<String> encounter;

    Reading(CheckWanted wanted) {
      patient = reference("patient", "Patient", wanted.patient());
      encounter = reference("encounter", "Encounter", wanted.encounter());
      wanted
          .written()
          .filter(
              text ->
                  FhirTime.of(text, ZoneOffset.UTC)
                      .map(FhirTime::start)
                      .filter(NoteTimes::possible)
                      .isEmpty())
          .ifPresent(
              text ->
                  problem(
                      "written",
                      "bad-time",
                      "\"written\" must be a date or time such as 2024-01-31T08:00:00-05:00, not \""
                          + shown(text)
                          + "\""));
      if (wanted.note().isPresent() == wanted.noteReference().isPresent()) {
        problem(
            "note",
            wanted.note().isPresent() ? "note-given-twice" : "missing-member",
            "give either \"note\", the text of a note, or \"noteReference\", where it is stored");
      } else if (wanted.note().isPresent()) {
        bare(wanted);
      } else {
        note = stored(wanted.noteReference().get());
      }
    }

    private void bare(CheckWanted wanted) {
      if (wanted.note().get().isBlank()) {
        problem("note", "empty-note", "\"note\" holds no text");
      }
      if (wanted.patient().isEmpty()) {
        problem(
            "patient",
            "missing-member",
            "\"patient\" must name whose record the note is held against");
      }
      if (wanted.propose()) {
        problem(
            "propose",
            "note-not-stored",
            "contradictions of a note that is not stored cannot be proposed; store it first");
      }
    }

    private Optional<ResourceKey> stored(String reference) {
      int slash = reference.indexOf('/');
      String type = slash < 0 ? "" : reference.substring(0, slash);
      String id = reference.substring(slash + 1);
      if (StoredNoteReader.TYPES.contains(type) && ResourceKey.ID.matcher(id).matches()) {
        return Optional.of(new ResourceKey(type, id));
      }
      problem(
          "noteReference",
          "invalid-reference",
          "\"noteReference\" must be DocumentReference/id or DiagnosticReport/id, not \""
              + shown(reference)
              + "\"");
      return Optional.empty();
    }

    private Optional<String> reference(String member, String type, Optional<String> given) {
      Optional<String> id = given.flatMap(text -> id(text, type));
      if (given.isPresent() && id.isEmpty()) {
        problem(
            member,
            "invalid-reference",
            "\"" + member + "\" must be " + type + "/id, not \"" + shown(given.get()) + "\"");
      }
      return id;
    }

    private void problem(String member, String code, String message) {
      problems.add(new FhirIssue("error", "invalid", code, message, member));
    }

    private static String shown(String text) {
      return Shown.of(text, SHOWN);
    }
  }
}
