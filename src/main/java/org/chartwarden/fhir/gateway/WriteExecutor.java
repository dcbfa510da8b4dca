package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.IndexWriter;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;

/** Carries out planned writes together: rows, index, audit and announcement in one transaction. */
@ApplicationScoped
class WriteExecutor {

  private final ResourceStore store;
  private final IndexWriter index;
  private final AuditLog audit;
  private final Event<ResourceChanged> announcements;
  private final List<WriteWatch> watches;

  @Inject
  WriteExecutor(
      ResourceStore store,
      IndexWriter index,
      AuditLog audit,
      Event<ResourceChanged> announcements,
      @Any Instance<WriteWatch> watches) {
    this.store = store;
    this.index = index;
    this.audit = audit;
    this.announcements = announcements;
    this.watches = watches.stream().toList();
  }

  WriteOutcome carryOut(AccessContext who, PlannedWrite write) {
    carryOut(who, List.of(write));
    return write.outcome();
  }

  void carryOut(AccessContext who, List<PlannedWrite> writes) {
    List<PlannedWrite> changes =
        writes.stream().filter(w -> w.kind() != WriteOutcome.Kind.UNCHANGED).toList();
    List<ResourceChanged> told =
        changes.stream()
            .map(write -> new ResourceChanged(who.actor(), write.kind(), write.next()))
            .toList();
    List<Runnable> watching = watches.stream().map(watch -> watch.begin(who, told)).toList();
    List<IndexWriter.Entry> created = inserted(writes);
    if (!created.isEmpty()) {
      index.addAll(created);
    }
    List<IndexWriter.Entry> indexed = new ArrayList<>();
    for (PlannedWrite write : writes) {
      boolean superseding = write.pid().isPresent() && write.kind() != WriteOutcome.Kind.UNCHANGED;
      if (superseding) {
        long pid = write.pid().getAsLong();
        store.supersede(pid, write.next());
        if (write.next().deleted()) {
          index.remove(pid);
        } else {
          indexed.add(new IndexWriter.Entry(pid, write.next().key().type(), write.tree()));
        }
      }
    }
    if (!indexed.isEmpty()) {
      index.writeAll(indexed);
    }
    audit.appendAll(changes.stream().flatMap(write -> entries(who, write)).toList());
    if (!changes.isEmpty()) {
      AuditTrace.current().ifPresent(AuditTrace::wrote);
    }
    watching.forEach(Runnable::run);
    told.forEach(announcements::fire);
  }

  private List<IndexWriter.Entry> inserted(List<PlannedWrite> writes) {
    List<PlannedWrite> firsts = writes.stream().filter(w -> w.pid().isEmpty()).toList();
    Map<ResourceKey, Long> pids = store.insertAll(firsts.stream().map(PlannedWrite::next).toList());
    List<IndexWriter.Entry> entries = new ArrayList<>(firsts.size());
    for (PlannedWrite first : firsts) {
      ResourceKey key = first.next().key();
      Long pid = pids.get(key);
      if (pid == null) {
        throw new Transactions.WriteRace(key.reference());
      }
      entries.add(new IndexWriter.Entry(pid, key.type(), first.tree()));
    }
    return entries;
  }

  /** One entry for each patient that the resource names, or one alone. */
  private static Stream<AuditEntry> entries(AccessContext who, PlannedWrite write) {
    ResourceVersion next = write.next();
    String action =
        switch (write.kind()) {
          case CREATED -> "create";
          case DELETED -> "delete";
          default -> "update";
        };
    String subject = next.key().reference() + "/_history/" + next.version();
    AuditEntry entry =
        new AuditEntry(
            who.actor(),
            who.grant().flatMap(Grant::user).orElse(""),
            action,
            AuditEntry.SUCCESS,
            subject,
            null,
            null,
            "{}");
    Set<String> patients = write.patients();
    return patients.isEmpty() ? Stream.of(entry) : patients.stream().map(entry::about);
  }
}
