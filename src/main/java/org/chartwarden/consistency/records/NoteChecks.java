package org.chartwarden.consistency.records;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.smart.AccessContext;
import org.jboss.logging.Logger;

/**
 * Checks notes against the stored record, as far as the caller may see it. Every failure is a
 * {@link FhirProblem}.
 */
@ApplicationScoped
public class NoteChecks {

  private static final Duration A_LIFE = Duration.ofDays(150 * 365L);
  private static final Logger LOG = Logger.getLogger(NoteChecks.class);

  private final ChartSource source;
  private final ChartRecords charts;
  private final StoredNote notes;
  private final ConsistencyConfig config;
  private final Optional<ZoneId> zone;
  private final Clock clock;

  @Inject
  NoteChecks(ChartSource source, ConsistencyConfig config, Clock clock) {
    this.source = source;
    this.charts = new ChartRecords(source, config);
    this.notes = new StoredNote(source);
    this.config = config;
    this.zone = config.zone().map(NoteChecks::zone);
    this.clock = clock;
  }

  /** A zone that does not exist stops the start. */
  void start(@Observes StartupEvent event) {
    LOG.debugf("notes are checked by the clocks of %s", zone);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalStateException(
          "chartwarden.consistency.zone must be a time zone such as America/Chicago, not " + name,
          e);
    }
  }

  /** Checks over another source of records. */
  public static NoteChecks over(ChartSource source, ConsistencyConfig config, Clock clock) {
    return new NoteChecks(source, config, clock);
  }

  /** Checks a note that is stored as a DocumentReference or DiagnosticReport. */
  public CheckedNote check(AccessContext who, ResourceKey note) {
    return check(who, stored(who, note));
  }

  /** Checks the version of a note that was read. */
  public CheckedNote check(AccessContext who, ResourceVersion note) {
    return check(who, notes.read(who, note));
  }

  /** Checks a note. */
  public CheckedNote check(AccessContext who, GivenNote note) {
    return check(who, note, StatementReader.RULES);
  }

  /** Checks what a reader finds in a note. */
  public CheckedNote check(AccessContext who, GivenNote note, StatementReader reader) {
    return new Passage(who, config.lookBack(), reader).check(note);
  }

  /**
   * Checks a text that may speak of results of any age; empty, without a look at the chart, when it
   * says nothing that a chart could confirm or contradict.
   */
  public Optional<CheckedNote> checkAgainstAll(AccessContext who, GivenNote note) {
    requireLength(note);
    ClinicalNote read = NoteReader.read(note.text());
    boolean states =
        ClaimReader.read(read, NoteContext.at(Instant.EPOCH, ZoneOffset.UTC)).stream()
            .anyMatch(NoteClaim::checkable);
    return states
        ? Optional.of(new Passage(who, A_LIFE, StatementReader.RULES).check(note, read))
        : Optional.empty();
  }

  /**
   * Reads a stored note.
   *
   * @throws FhirProblem 404, 410 or 403 when it is not there for the caller, 422 when it is no note
   */
  public GivenNote stored(AccessContext who, ResourceKey key) {
    return notes.read(who, source.read(who, key));
  }

  /**
   * Checks the notes of a patient or of one encounter, the newest first.
   *
   * @param wanted which notes
   * @param sink takes each result
   * @return whether there are more notes than were checked
   */
  public boolean checkAll(AccessContext who, NotesWanted wanted, Consumer<NoteResult> sink) {
    int most = Math.min(wanted.most(), config.maxNotes());
    List<ResourceVersion> found = source.first(who, "DocumentReference", wanted.query(), most + 1);
    Passage passage = new Passage(who, config.lookBack(), StatementReader.RULES);
    for (ResourceVersion version : found.subList(0, Math.min(most, found.size()))) {
      sink.accept(passage.result(version));
    }
    return found.size() > most;
  }

  /** Fails where the caller may see no such patient. */
  public void requirePatient(AccessContext who, String id) {
    source.read(who, new ResourceKey("Patient", id));
  }

  /** Fails where the caller may see no such encounter. */
  public void requireEncounter(AccessContext who, String id) {
    source.read(who, new ResourceKey("Encounter", id));
  }

  /** The patient of an encounter that the caller may see. */
  public String patientOf(AccessContext who, ResourceKey encounter) {
    return References.local(
            source.read(who, encounter).tree().at("/subject/reference").asText(""), "Patient")
        .orElseThrow(
            () ->
                new FhirProblem(
                    422,
                    "business-rule",
                    "encounter-without-patient",
                    encounter.reference() + " names no patient"));
  }

  /** Checks of one caller; charts are kept for the next note of the same patient. */
  private final class Passage {
    private final AccessContext who;
    private final Duration lookBack;
    private final StatementReader reader;
    private final Map<String, ChartResource> read = new HashMap<>();
    private String patient = "";
    private ChartWindow window;
    private ChartRecords.Read chart;

    Passage(AccessContext who, Duration lookBack, StatementReader reader) {
      this.who = who;
      this.lookBack = lookBack;
      this.reader = reader.first(config.maxStatements());
    }

    NoteResult result(ResourceVersion version) {
      try {
        return new NoteResult(
            version.key(), Optional.of(check(notes.read(who, version))), Optional.empty());
      } catch (FhirProblem problem) {
        if (problem.status() >= 500) {
          throw problem;
        }
        return new NoteResult(version.key(), Optional.empty(), Optional.of(problem));
      }
    }

    CheckedNote check(GivenNote given) {
      requireLength(given);
      return CheckedNote.of(gathered(given), reader);
    }

    /** The same for a note that was read already. */
    CheckedNote check(GivenNote given, ClinicalNote read) {
      return CheckedNote.of(gathered(given), read, reader);
    }

    private NoteCase gathered(GivenNote given) {
      String id =
          given
              .patient()
              .orElseThrow(
                  () ->
                      new FhirProblem(
                          422,
                          "business-rule",
                          "note-without-patient",
                          "the note names no patient whose record it could be held against"));
      ChartResource person = resource("Patient", id);
      List<String> remarks = new ArrayList<>();
      Optional<ChartResource> encounter =
          given.encounter().flatMap(stay -> encounter(stay, id, remarks));
      NoteMoment moment = moment(given, encounter);
      if (encounter.isEmpty()) {
        encounter = charts.encounterAt(who, id, moment.written()).map(ChartResource::of);
        if (encounter.isPresent()) {
          remarks.add(
              (given.encounter().isPresent() ? "" : "the note names no encounter; ")
                  + "Encounter/"
                  + encounter.get().source().id()
                  + " went on when it was written");
          moment = moment(given, encounter);
        }
      }
      ChartWindow wanted = ChartWindow.of(moment, encounter, lookBack);
      ChartRecords.Read rows = rows(id, wanted);
      remarks.addAll(rows.remarks());
      List<ChartResource> resources = new ArrayList<>(rows.resources());
      resources.add(person);
      return new NoteCase(
          given, person, encounter, moment, resources, Optional.of(wanted), remarks);
    }

    private NoteMoment moment(GivenNote given, Optional<ChartResource> encounter) {
      return NoteMoment.of(given, encounter, zone, clock.instant());
    }

    private Optional<ChartResource> encounter(String stay, String id, List<String> remarks) {
      ChartResource found;
      try {
        found = resource("Encounter", stay);
      } catch (FhirProblem problem) {
        if (problem.status() >= 500) {
          throw problem;
        }
        remarks.add("the encounter of the note cannot be used: " + problem.getMessage());
        return Optional.empty();
      }
      if (!References.local(found.tree().at("/subject/reference").asText(""), "Patient")
          .equals(Optional.of(id))) {
        throw new FhirProblem(
            422,
            "business-rule",
            "encounter-of-other-patient",
            "Encounter/" + stay + " is not an encounter of Patient/" + id);
      }
      return Optional.of(found);
    }

    private ChartResource resource(String type, String id) {
      ResourceKey key = new ResourceKey(type, id);
      ChartResource known = read.get(key.reference());
      if (known == null) {
        known = ChartResource.of(source.read(who, key));
        read.put(key.reference(), known);
      }
      return known;
    }

    private ChartRecords.Read rows(String id, ChartWindow wanted) {
      if (!patient.equals(id) || !wanted.equals(window)) {
        chart = charts.of(who, id, wanted);
        patient = id;
        window = wanted;
      }
      return chart;
    }
  }

  private void requireLength(GivenNote given) {
    if (given.text().length() > config.maxNoteCharacters()) {
      throw new FhirProblem(
          422,
          "too-long",
          "note-too-long",
          "the note has "
              + given.text().length()
              + " characters; at most "
              + config.maxNoteCharacters()
              + " are checked");
    }
  }
}
