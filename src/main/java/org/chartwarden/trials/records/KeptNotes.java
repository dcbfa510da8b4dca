package org.chartwarden.trials.records;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.CodeDigest;
import org.chartwarden.platform.DatabaseProblem;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.WithheldFailure;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.reading.NoteStatementBytes;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientNote;
import org.chartwarden.trials.reading.ReadNote;
import org.jboss.logging.Logger;

/**
 * Reads notes once and keeps what they tell. Whoever asks has the text in hand, so nobody is shown
 * by what is kept what they may not see; another text, another day of the note or another program
 * reads anew.
 */
@ApplicationScoped
class KeptNotes {

  private static final Logger LOG = Logger.getLogger(KeptNotes.class);
  private static final AccessContext WHO = AccessContext.system("trials");

  private final NoteFactStore store;
  private final FhirGateway gateway;
  private final byte[] reader;

  @Inject
  KeptNotes(NoteFactStore store, FhirGateway gateway, IdGenerator ids) {
    this.store = store;
    this.gateway = gateway;
    // Where the program cannot be told apart from others, what it keeps serves this process alone.
    this.reader =
        CodeDigest.of(PatientFactsReader.class)
            .orElseGet(() -> ids.newId().getBytes(StandardCharsets.UTF_8));
  }

  /** What tells this program from others that read notes otherwise. */
  byte[] reader() {
    return reader.clone();
  }

  /** What was read anew of a version of a note. */
  private record Fresh(long version, NoteFactStore.Kept kept) {}

  /** What the notes of some patients say, each patient's in the order given. */
  Map<String, List<ReadNote>> read(Map<String, List<PatientNote>> notes) {
    List<ResourceKey> keys =
        notes.values().stream().flatMap(List::stream).map(KeptNotes::key).distinct().toList();
    Map<ResourceKey, NoteFactStore.Kept> kept = store.find(reader, keys);
    Map<String, List<ReadNote>> all = new LinkedHashMap<>();
    Map<ResourceKey, Fresh> fresh = new HashMap<>();
    notes.forEach((patient, own) -> all.put(patient, read(own, kept, fresh)));
    keep(fresh.values());
    return all;
  }

  private List<ReadNote> read(
      List<PatientNote> notes,
      Map<ResourceKey, NoteFactStore.Kept> kept,
      Map<ResourceKey, Fresh> fresh) {
    Map<PatientNote, ReadNote> read = new HashMap<>();
    List<PatientNote> unread = new ArrayList<>();
    Map<PatientNote, byte[]> madeOf = new HashMap<>();
    for (PatientNote note : notes) {
      byte[] digest = digest(note);
      NoteFactStore.Kept before = kept.get(key(note));
      if (before != null && MessageDigest.isEqual(before.madeOf(), digest)) {
        read.put(note, NoteStatementBytes.read(note, before.facts()));
      } else {
        unread.add(note);
        madeOf.put(note, digest);
      }
    }
    for (ReadNote one : PatientFactsReader.read(unread)) {
      read.put(one.note(), one);
      ResourceKey key = key(one.note());
      fresh.put(
          key,
          new Fresh(
              one.note().source().version(),
              new NoteFactStore.Kept(key, madeOf.get(one.note()), NoteStatementBytes.of(one))));
    }
    return notes.stream().map(read::get).toList();
  }

  /** Keeps what it can; what it cannot is read again the next time. */
  private void keep(Collection<Fresh> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    try {
      QuarkusTransaction.requiringNew().run(() -> store(fresh));
    } catch (RuntimeException e) {
      LOG.warnf(
          "note-facts-not-kept: what %d notes tell for trials was not kept: %s",
          fresh.size(), WithheldFailure.brief(e instanceof DatabaseProblem ? e.getCause() : e));
    }
  }

  /** What is kept must go with the note, so nothing is kept of a version that is gone. */
  private void store(Collection<Fresh> fresh) {
    Map<String, List<Fresh>> byType =
        fresh.stream().collect(Collectors.groupingBy(one -> one.kept().note().type()));
    List<NoteFactStore.Kept> current = new ArrayList<>();
    byType.forEach(
        (type, own) -> {
          Map<String, Long> versions =
              gateway.hold(WHO, type, own.stream().map(one -> one.kept().note().id()).toList());
          own.stream()
              .filter(
                  one -> Long.valueOf(one.version()).equals(versions.get(one.kept().note().id())))
              .forEach(one -> current.add(one.kept()));
        });
    store.seen(reader);
    store.put(reader, current);
  }

  private static ResourceKey key(PatientNote note) {
    RecordPointer source = note.source();
    return new ResourceKey(source.type(), source.id());
  }

  private byte[] digest(PatientNote note) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(reader);
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(note.day().toEpochDay()).array());
      digest.update(note.text().getBytes(StandardCharsets.UTF_16LE));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
