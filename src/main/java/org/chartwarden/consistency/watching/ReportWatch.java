package org.chartwarden.consistency.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.consistency.checking.ChartTableReader;
import org.chartwarden.consistency.records.ConsistencyConfig;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.gateway.WriteWatch;
import org.chartwarden.platform.Outbox;
import org.chartwarden.smart.AccessContext;

/**
 * Notes, in the transaction of a write, which kept reports rest on what is written. It takes no
 * locks, so that writers never wait for one another because of it.
 */
@ApplicationScoped
class ReportWatch implements WriteWatch {

  private final ReportStore store;
  private final Outbox outbox;
  private final boolean enabled;
  private final Set<String> types = new HashSet<>(ChartTableReader.TYPES);

  @Inject
  ReportWatch(ReportStore store, Outbox outbox, ConsistencyConfig config) {
    this.store = store;
    this.outbox = outbox;
    this.enabled = config.recheck();
    types.addAll(List.of("DocumentReference", "DiagnosticReport", "Encounter", "Binary"));
  }

  @Override
  public Runnable begin(AccessContext who, List<ResourceChanged> changes) {
    Set<String> concerned = new TreeSet<>();
    if (enabled) {
      for (ResourceChanged change : changes) {
        if (types.contains(change.resource().key().type())) {
          concerned.add(change.resource().key().reference());
        }
      }
    }
    return concerned.isEmpty() || !store.any() ? NOTHING : () -> note(concerned);
  }

  private void note(Set<String> concerned) {
    for (String note : store.restingOn(concerned)) {
      String cause = concerned.size() == 1 ? concerned.iterator().next() : "several resources";
      outbox.put(RecheckQueue.NAME, note + " " + cause);
    }
  }
}
