package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;

/** Runs a transaction Bundle: all entries or none, in the order FHIR R4 http.html#trules gives. */
@ApplicationScoped
class TransactionRunner {

  private final ResourceWriter writer;
  private final WriteExecutor executor;
  private final Conditionals conditionals;
  private final ResourceStore store;
  private final EntryReads reads;
  private final IdGenerator ids;
  private final Writes writes;
  private final EntryServices services;

  @Inject
  TransactionRunner(
      ResourceWriter writer,
      WriteExecutor executor,
      Conditionals conditionals,
      ResourceStore store,
      EntryReads reads,
      IdGenerator ids,
      Writes writes,
      EntryServices services) {
    this.services = services;
    this.writer = writer;
    this.executor = executor;
    this.conditionals = conditionals;
    this.store = store;
    this.reads = reads;
    this.ids = ids;
    this.writes = writes;
  }

  List<ObjectNode> run(AccessContext who, List<BundleEntry> entries, BundleOptions options) {
    requireDistinctFullUrls(entries);
    EntryServices.Answers served = services.of(who, options);
    entries.stream()
        .filter(entry -> entry.service().isPresent())
        .forEach(entry -> TransactionRun.named(entry, () -> reading(served, entry)));
    TransactionRun run =
        new TransactionRun(who, entries, writer, executor, conditionals, store, writes, ids);
    run.carryOut();
    EntryResponses responses = new EntryResponses(options);
    return entries.stream()
        .map(
            entry ->
                entry.writes()
                    ? responses.written(run.outcomes(entry))
                    : TransactionRun.named(
                        entry,
                        () ->
                            entry.service().isPresent()
                                ? served.answer(entry)
                                : reads.answer(who, entry, options)))
        .toList();
  }

  private static BundleEntry reading(EntryServices.Answers served, BundleEntry entry) {
    served.requireReading(entry);
    return entry;
  }

  private static void requireDistinctFullUrls(List<BundleEntry> entries) {
    Set<String> seen = new HashSet<>();
    for (BundleEntry entry : entries) {
      if (entry.writes() && !entry.fullUrl().isEmpty() && !seen.add(entry.fullUrl())) {
        throw BundleReader.fault(
            entry.path() + ".fullUrl",
            "duplicate-full-url",
            entry.path()
                + " has the fullUrl '"
                + entry.fullUrl()
                + "', which another entry has as well");
      }
    }
  }
}
