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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.CodeDigest;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.trials.reading.NoteStatementBytes;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientNote;
import org.chartwarden.trials.reading.ReadNote;

/**
 * Reads notes once and keeps what they tell. Whoever asks has the text in hand, so nobody is shown
 * by what is kept what they may not see; another text, another day of the note or another program
 * reads anew.
 */
@ApplicationScoped
class KeptNotes {

  private static final Comparator<NoteFactStore.Kept> IN_ORDER =
      Comparator.comparing((NoteFactStore.Kept kept) -> kept.note().type())
          .thenComparing(kept -> kept.note().id());

  private final NoteFactStore store;
  private final byte[] reader;

  @Inject
  KeptNotes(NoteFactStore store, IdGenerator ids) {
    this.store = store;
    // Where the program cannot be told apart from others, what it keeps serves this process alone.
    this.reader =
        CodeDigest.of(PatientFactsReader.class)
            .orElseGet(() -> ids.newId().getBytes(StandardCharsets.UTF_8));
  }

  /** What tells this program from others that read notes otherwise. */
  byte[] reader() {
    return reader.clone();
  }

  /** What the notes of some patients say, each patient's in the order given. */
  Map<String, List<ReadNote>> read(Map<String, List<PatientNote>> notes) {
    List<ResourceKey> keys =
        notes.values().stream().flatMap(List::stream).map(KeptNotes::key).distinct().toList();
    Map<ResourceKey, NoteFactStore.Kept> kept = store.find(keys);
    Map<String, List<ReadNote>> all = new LinkedHashMap<>();
    Map<ResourceKey, NoteFactStore.Kept> fresh = new HashMap<>();
    notes.forEach((patient, own) -> all.put(patient, read(own, kept, fresh)));
    keep(fresh.values());
    return all;
  }

  private List<ReadNote> read(
      List<PatientNote> notes,
      Map<ResourceKey, NoteFactStore.Kept> kept,
      Map<ResourceKey, NoteFactStore.Kept> fresh) {
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
          key, new NoteFactStore.Kept(key, madeOf.get(one.note()), NoteStatementBytes.of(one)));
    }
    return notes.stream().map(read::get).toList();
  }

  /** In an order that is the same for all, so that none waits for another in a circle. */
  private void keep(Collection<NoteFactStore.Kept> fresh) {
    if (!fresh.isEmpty()) {
      List<NoteFactStore.Kept> ordered = fresh.stream().sorted(IN_ORDER).toList();
      QuarkusTransaction.requiringNew().run(() -> store.put(ordered));
    }
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
