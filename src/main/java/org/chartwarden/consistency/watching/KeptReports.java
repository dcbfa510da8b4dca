package org.chartwarden.consistency.watching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.ConsistencyConfig;
import org.chartwarden.consistency.report.ReportJson;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Presence;
import org.chartwarden.smart.AccessContext;

/** The last report of each stored note. */
@ApplicationScoped
public class KeptReports {

  private final ReportStore store;
  private final ConsistencyConfig config;
  private final Clock clock;

  @Inject
  KeptReports(ReportStore store, ConsistencyConfig config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Keeps the report of a stored note, where the caller saw all of the record.
   *
   * @param report what came of the note, as {@link ReportJson} tells it
   */
  @Transactional
  public void keep(AccessContext who, CheckedNote checked, ObjectNode report) {
    if (!config.recheck()
        || who.patients().isPresent()
        || checked.of().note().document().isEmpty()) {
      return;
    }
    RecordPointer note = checked.of().note().document().get().source();
    String reference = note.type() + "/" + note.id();
    Instant now = clock.instant();
    boolean known = store.anyBefore(now.minus(Presence.SETTLED));
    store.put(reference, note.version(), now, report);
    if (!known) {
      // Another process may miss a change before it knows that there are reports to watch over.
      store.due(reference, reference, now.plus(Presence.SETTLED));
    }
  }

  /** The last report; whoever asks must have been allowed to see the note. */
  public Optional<KeptReport> find(ResourceKey note) {
    return store.find(note.reference());
  }
}
