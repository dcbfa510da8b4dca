package org.chartwarden.trials.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.gateway.WriteWatch;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.smart.AccessContext;

/** Removes what is kept of notes that change or go, in the transaction in which they do. */
@ApplicationScoped
class NoteFactWatch implements WriteWatch {

  private final NoteFactStore store;

  @Inject
  NoteFactWatch(NoteFactStore store) {
    this.store = store;
  }

  @Override
  public Runnable begin(AccessContext who, List<ResourceChanged> changes) {
    List<ResourceKey> gone =
        changes.stream()
            .filter(NoteFactWatch::replaces)
            .map(change -> change.resource().key())
            .filter(key -> StoredNoteReader.TYPES.contains(key.type()))
            .toList();
    return gone.isEmpty() ? NOTHING : () -> store.remove(gone);
  }

  private static boolean replaces(ResourceChanged change) {
    return change.kind() == WriteOutcome.Kind.UPDATED || change.kind() == WriteOutcome.Kind.DELETED;
  }
}
