package org.chartwarden.notes.stored;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.mentions.NoteMentions;
import org.chartwarden.notes.times.NoteContext;

/**
 * Loads the vocabulary of the reader behind the start of the server, so that the first note does
 * not wait for it.
 */
@ApplicationScoped
class ReaderWarmUp {

  private static final String NOTE =
      "HPI: 67 yo M with CHF, no fever. K 3.4 this am.\nMeds: metoprolol 25 mg PO BID. NKDA.";

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform()
        .daemon()
        .name("note-reader-warm-up")
        .priority(Thread.MIN_PRIORITY)
        .start(ReaderWarmUp::read);
  }

  private static void read() {
    NoteContext context = NoteContext.at(Instant.EPOCH, ZoneOffset.UTC);
    ClinicalNote note = NoteReader.read(NOTE);
    ClaimReader.read(note, context);
    NoteMentions.of(note, Optional.of(context));
  }
}
