package org.chartwarden.trials.records;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.stored.StoredNote;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.platform.DatabaseProblem;
import org.chartwarden.platform.WithheldFailure;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.reading.PatientNote;
import org.jboss.logging.Logger;

/**
 * Reads the notes of the record behind their writing, so that no screening waits for it; one server
 * of a database at a time, of those that run the same program. Without trials nothing is read.
 */
@ApplicationScoped
public class NotesAhead {

  private static final Logger LOG = Logger.getLogger(NotesAhead.class);
  private static final AccessContext WHO = AccessContext.system("trials");
  private static final int PIECE = 200;
  private static final int SECONDS = 300;

  /** Somebody else reads ahead now. */
  public static final int ELSEWHERE = -1;

  private final FhirGateway gateway;
  private final StoredNoteReader reader;
  private final KeptNotes notes;
  private final NoteFactStore store;
  private final boolean enabled;
  private volatile boolean stopping;

  @Inject
  NotesAhead(
      FhirGateway gateway,
      StoredNoteReader reader,
      KeptNotes notes,
      NoteFactStore store,
      PatientRecordsConfig config) {
    this.gateway = gateway;
    this.reader = reader;
    this.notes = notes;
    this.store = store;
    this.enabled = config.readAhead();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() {
    if (enabled && !scan("ResearchStudy", 0, 1).resources().isEmpty()) {
      boolean more = true;
      while (more && !stopping) {
        more = step() > 0;
      }
    }
  }

  /**
   * Reads the next notes of each type.
   *
   * @return how many resources were looked at, or {@link #ELSEWHERE} when none because somebody
   *     else reads
   */
  public int step() {
    int seen = 0;
    boolean elsewhere = false;
    for (String type : new TreeSet<>(StoredNoteReader.TYPES)) {
      int own = QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> step(type));
      seen += Math.max(0, own);
      elsewhere |= own == ELSEWHERE;
    }
    return seen == 0 && elsewhere ? ELSEWHERE : seen;
  }

  private int step(String type) {
    Optional<Long> place = store.takePlace(type, notes.reader());
    if (place.isEmpty()) {
      return ELSEWHERE;
    }
    ScanPiece piece = scan(type, place.get(), PIECE);
    if (failure(piece.resources()).isPresent()) {
      piece.resources().forEach(this::readAlone);
    }
    store.setPlace(type, notes.reader(), piece.place());
    return piece.resources().size();
  }

  /** One that cannot be read must not keep those behind it from being read. */
  private void readAlone(ResourceVersion version) {
    failure(List.of(version))
        .ifPresent(
            why ->
                LOG.warnf(
                    "note-not-read-ahead: %s is read when asked: %s",
                    version.key().reference(), why));
  }

  /** Reads some on connections of its own, so that what fails there does not undo the place. */
  private Optional<String> failure(List<ResourceVersion> versions) {
    return QuarkusTransaction.suspendingExisting().call(() -> failureHere(versions));
  }

  /** What kind of failure kept some from being read. */
  private Optional<String> failureHere(List<ResourceVersion> versions) {
    try {
      read(versions);
      return Optional.empty();
    } catch (DatabaseProblem e) {
      // Not of one note: all is tried again later.
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(WithheldFailure.brief(e));
    }
  }

  private void read(List<ResourceVersion> versions) {
    Map<String, List<PatientNote>> byPatient = new LinkedHashMap<>();
    for (ResourceVersion version : versions) {
      read(version)
          .ifPresent(
              note ->
                  byPatient
                      .computeIfAbsent(
                          version.tree().at("/subject/reference").asText(),
                          one -> new ArrayList<>())
                      .add(note));
    }
    notes.read(byPatient);
  }

  /** The note, where it is one that can be read and says when it was written. */
  private Optional<PatientNote> read(ResourceVersion version) {
    if (!ChartNotes.holdsNote(version.key().type(), version.tree())) {
      return Optional.empty();
    }
    try {
      StoredNote note = reader.read(WHO, version, "");
      Optional<LocalDate> day = note.written().map(OffsetDateTime::toLocalDate);
      return day.map(one -> new PatientNote(note.source(), note.document().text(), one));
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      // Whoever reads the chart is told.
      return Optional.empty();
    }
  }

  private ScanPiece scan(String type, long place, int count) {
    return gateway.scan(
        WHO, new ResourceScan(type, Optional.empty(), Optional.empty()), place, count);
  }
}
