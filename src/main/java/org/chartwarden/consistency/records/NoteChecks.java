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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LiteralReference;
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
  private final StoredNote notes;
  private final ConsistencyConfig config;
  private final Optional<ZoneId> zone;
  private final Clock clock;

  @Inject
  NoteChecks(ChartSource source, ConsistencyConfig config, Clock clock) {
    this.source = source;
    this.notes = new StoredNote(source, config.maxNoteCharacters());
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

  /** Checks of several notes, for which the chart of a patient is read as seldom as can be. */
  public Passage passage(AccessContext who) {
    return passage(who, config.lookBack(), StatementReader.RULES);
  }

  private Passage passage(AccessContext who, Duration lookBack, StatementReader reader) {
    return new Passage(
        who, source, config, clock, zone, lookBack, reader.first(config.maxStatements()));
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
    return passage(who, config.lookBack(), reader).check(note);
  }

  /**
   * Checks a text that may speak of results of any age; empty, without a look at the chart, when it
   * says nothing that a chart could confirm or contradict.
   */
  public Optional<CheckedNote> checkAgainstAll(AccessContext who, GivenNote note) {
    Passage passage = passage(who, A_LIFE, StatementReader.RULES);
    passage.requireLength(note);
    ClinicalNote read = NoteReader.read(note.text());
    boolean states =
        ClaimReader.read(read, NoteContext.at(Instant.EPOCH, ZoneOffset.UTC)).stream()
            .anyMatch(NoteClaim::checkable);
    return states ? Optional.of(passage.check(note, read)) : Optional.empty();
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
    Passage passage = passage(who);
    List<ResourceVersion> checked = found.subList(0, Math.min(most, found.size()));
    passage.expect(checked);
    for (ResourceVersion version : checked) {
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
    return LiteralReference.id(
            source.read(who, encounter).tree().at("/subject/reference").asText(""), "Patient")
        .orElseThrow(
            () ->
                new FhirProblem(
                    422,
                    "business-rule",
                    "encounter-without-patient",
                    encounter.reference() + " names no patient"));
  }
}
