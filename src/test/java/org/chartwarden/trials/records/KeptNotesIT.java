package org.chartwarden.trials.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.reading.PatientNote;
import org.chartwarden.trials.reading.ReadNote;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeptNotesIT {

  private static final AccessContext TEST = AccessContext.system("test");
  private static final String PATIENT = "kept-notes";
  private static final LocalDate DAY = LocalDate.of(2026, 10, 2);

  @Inject DataSource source;
  @Inject FhirGateway gateway;
  @Inject IdGenerator ids;
  @Inject KeptNotes notes;
  @Inject NotesAhead ahead;
  @Inject NoteFactStore store;

  /** Another program than the one that runs: no archive tells them apart, so an id does. */
  private KeptNotes another() {
    return new KeptNotes(store, gateway, ids);
  }

  private static ResourceKey key(String id) {
    return new ResourceKey("DocumentReference", id);
  }

  private PatientNote write(String id, String text) {
    gateway.update(
        TEST,
        new ResourceKey("Patient", PATIENT),
        Json.object().put("resourceType", "Patient").put("id", PATIENT),
        WriteOptions.NONE);
    ObjectNode note =
        Json.object()
            .put("resourceType", "DocumentReference")
            .put("id", id)
            .put("status", "current")
            .put("date", DAY + "T10:00:00Z");
    note.putObject("subject").put("reference", "Patient/" + PATIENT);
    note.putArray("content")
        .addObject()
        .putObject("attachment")
        .put("contentType", "text/plain")
        .put("data", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    gateway.update(TEST, key(id), note, WriteOptions.NONE);
    long version = gateway.read(TEST, key(id)).version();
    return new PatientNote(
        new RecordPointer("DocumentReference", id, version, "content[0].attachment"), text, DAY);
  }

  private static Map<String, List<PatientNote>> of(PatientNote... notes) {
    return Map.of(PATIENT, List.of(notes));
  }

  private Set<ResourceKey> kept(KeptNotes reader, String... ids) {
    List<ResourceKey> keys = List.of(ids).stream().map(KeptNotesIT::key).toList();
    return store.find(reader.reader(), keys).keySet();
  }

  @Test
  void keepsNothingOfAVersionThatIsGone() {
    PatientNote first = write("kept-changed", "She has gout.");
    PatientNote second = write("kept-changed", "She has asthma.");
    assertThat(second.source().version()).isGreaterThan(first.source().version());
    assertThat(notes.read(of(first)).get(PATIENT).get(0).statements()).isNotEmpty();
    assertThat(kept(notes, "kept-changed")).isEmpty();
    notes.read(of(second));
    assertThat(kept(notes, "kept-changed")).isNotEmpty();

    gateway.delete(TEST, key("kept-changed"), WriteOptions.NONE);
    notes.read(of(second));
    assertThat(kept(notes, "kept-changed")).isEmpty();
  }

  @Test
  void keepsNothingOfANoteThatIsBeingChanged() {
    PatientNote note = write("kept-changing", "She has gout.");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              write("kept-changing", "She has asthma.");
              // On another connection, which must not wait for this one.
              assertThat(notes.read(of(note)).get(PATIENT).get(0).statements()).isNotEmpty();
            });
    assertThat(kept(notes, "kept-changing")).isEmpty();
  }

  @Test
  void programsKeepSideBySideAndAllOfItGoesWithTheNote() {
    KeptNotes other = another();
    PatientNote note = write("kept-twice", "She has gout.");
    notes.read(of(note));
    byte[] own =
        store.find(notes.reader(), List.of(key("kept-twice"))).get(key("kept-twice")).madeOf();
    other.read(of(note));
    assertThat(kept(other, "kept-twice")).isNotEmpty();
    assertThat(
            store.find(notes.reader(), List.of(key("kept-twice"))).get(key("kept-twice")).madeOf())
        .isEqualTo(own);
    write("kept-twice", "She has asthma.");
    assertThat(kept(notes, "kept-twice")).isEmpty();
    assertThat(kept(other, "kept-twice")).isEmpty();
  }

  @Test
  void programsReadAheadEachAtTheirOwnPlace() {
    byte[] one = another().reader();
    byte[] two = another().reader();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(store.takePlace("DiagnosticReport", one)).contains(0L);
              store.setPlace("DiagnosticReport", one, 70);
              QuarkusTransaction.requiringNew()
                  .run(
                      () -> {
                        assertThat(store.takePlace("DiagnosticReport", two)).contains(0L);
                        store.setPlace("DiagnosticReport", two, 80);
                      });
            });
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(store.takePlace("DiagnosticReport", one)).contains(70L);
              // Who comes second does not wait.
              QuarkusTransaction.requiringNew()
                  .run(() -> assertThat(store.takePlace("DiagnosticReport", one)).isEmpty());
            });
  }

  @Test
  void removesWhatAProgramKeptThatIsGone() {
    KeptNotes gone = another();
    KeptNotes staying = another();
    PatientNote note = write("kept-of-gone", "She has gout.");
    gone.read(of(note));
    staying.read(of(note));
    QuarkusTransaction.requiringNew()
        .run(() -> store.takePlace("DocumentReference", gone.reader()));
    Database database = new Database(source);
    database.run(
        "UPDATE trial_note_reader SET seen = now() - interval '25 hours' WHERE reader = ?",
        gone.reader());
    while (store.forgetGone(1) > 0) {
      assertThat(kept(staying, "kept-of-gone")).isNotEmpty();
    }
    assertThat(kept(gone, "kept-of-gone")).isEmpty();
    assertThat(kept(staying, "kept-of-gone")).isNotEmpty();
    for (String table : List.of("trial_note_reader", "trial_note_reading")) {
      assertThat(
              database.list(
                  "SELECT 1 FROM " + table + " WHERE reader = ?",
                  row -> row.getInt(1),
                  gone.reader()))
          .isEmpty();
    }
  }

  @Test
  void readsWhereNothingCanBeKept() {
    PatientNote note = write("kept-in-vain", "She has gout.");
    int[] asked = {0};
    NoteFactStore failing =
        new NoteFactStore(source) {
          @Override
          void put(byte[] reader, Collection<Kept> all) {
            asked[0]++;
            new Database(source).run("INSERT INTO trial_note_facts (type) VALUES (NULL)");
          }
        };
    KeptNotes reader = new KeptNotes(failing, gateway, ids);
    List<ReadNote> read =
        QuarkusTransaction.requiringNew().call(() -> reader.read(of(note)).get(PATIENT));
    assertThat(asked[0]).isEqualTo(1);
    assertThat(read).isEqualTo(notes.read(of(note)).get(PATIENT));
  }

  @Test
  void readsAheadPastANoteThatCannotBeRead() {
    write("ahead-before", "She has gout.");
    write("ahead-bad", "Unreadable by this reader.");
    write("ahead-behind", "She has asthma.");
    KeptNotes reader =
        new KeptNotes(store, gateway, ids) {
          @Override
          Map<String, List<ReadNote>> read(Map<String, List<PatientNote>> notes) {
            boolean bad =
                notes.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(note -> note.text().startsWith("Unreadable"));
            if (bad) {
              throw new IllegalStateException("the note cannot be read");
            }
            return super.read(notes);
          }
        };
    QuarkusMock.installMockForType(reader, KeptNotes.class);
    int seen = ahead.step();
    while (seen > 0) {
      seen = ahead.step();
    }
    assertThat(seen).isZero();
    assertThat(kept(reader, "ahead-before", "ahead-bad", "ahead-behind"))
        .containsExactlyInAnyOrder(key("ahead-before"), key("ahead-behind"));
  }

  @Test
  void readsAheadAgainWhatTheDatabaseFailedAt() {
    write("ahead-again", "She has gout.");
    boolean[] down = {true};
    KeptNotes reader =
        new KeptNotes(store, gateway, ids) {
          @Override
          Map<String, List<ReadNote>> read(Map<String, List<PatientNote>> notes) {
            if (down[0]) {
              new Database(source).run("SELECT nothing FROM nowhere");
            }
            return super.read(notes);
          }
        };
    QuarkusMock.installMockForType(reader, KeptNotes.class);
    assertThatThrownBy(ahead::step).hasStackTraceContaining("state 42P01");
    down[0] = false;
    assertThat(ahead.step()).isPositive();
    int seen = ahead.step();
    while (seen > 0) {
      seen = ahead.step();
    }
    assertThat(kept(reader, "ahead-again")).isNotEmpty();
  }
}
