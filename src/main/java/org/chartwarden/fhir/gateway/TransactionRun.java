package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;

/** The writes of one transaction Bundle, carried out once. */
final class TransactionRun {

  private final AccessContext who;
  private final List<BundleEntry> entries;
  private final ResourceWriter writer;
  private final WriteExecutor executor;
  private final Conditionals conditionals;
  private final ResourceStore store;
  private final Writes writes;
  private final IdGenerator ids;

  private final Map<BundleEntry, SearchQuery> conditions = new LinkedHashMap<>();
  private final Map<BundleEntry, ResourceKey> keys = new LinkedHashMap<>();
  private final Map<BundleEntry, WriteOutcome> outcomes = new HashMap<>();
  private final Map<BundleEntry, BundleEntry> sameCreate = new LinkedHashMap<>();
  private final Map<String, BundleEntry> createdHere = new HashMap<>();
  private final Map<ResourceKey, BundleEntry> written = new HashMap<>();

  TransactionRun(
      AccessContext who,
      List<BundleEntry> entries,
      ResourceWriter writer,
      WriteExecutor executor,
      Conditionals conditionals,
      ResourceStore store,
      Writes writes,
      IdGenerator ids) {
    this.who = who;
    this.entries = entries;
    this.writer = writer;
    this.executor = executor;
    this.conditionals = conditionals;
    this.store = store;
    this.writes = writes;
    this.ids = ids;
  }

  /** What became of an entry that writes; empty when a conditional deletion found nothing. */
  Optional<WriteOutcome> outcome(BundleEntry entry) {
    return Optional.ofNullable(outcomes.get(entry));
  }

  void carryOut() {
    lockConditions();
    delete();
    decideKeys();
    List<PlannedWrite> planned = plan(rewritten());
    executor.carryOut(who, planned);
    sameCreate.forEach(
        (later, first) ->
            outcomes.put(
                later,
                new WriteOutcome(
                    WriteOutcome.Kind.FOUND, outcomes.get(first).resource(), List.of())));
  }

  private void lockConditions() {
    for (BundleEntry entry : entries) {
      entry
          .condition()
          .ifPresent(
              condition ->
                  conditions.put(
                      entry, named(entry, () -> conditionals.condition(entry.type(), condition))));
    }
    conditionals.lock(List.copyOf(conditions.values()));
  }

  private void delete() {
    for (BundleEntry entry : of(BundleEntry.Method.DELETE)) {
      key(entry).ifPresent(key -> keys.put(entry, claimed(entry, key)));
    }
    Map<ResourceKey, StoredResource> rows = store.findAllForUpdate(List.copyOf(keys.values()));
    List<PlannedWrite> deletions = new ArrayList<>();
    keys.forEach(
        (entry, key) -> {
          Optional<StoredResource> current = Optional.ofNullable(rows.get(key));
          Optional<PlannedWrite> planned =
              named(entry, () -> writer.delete(who, key, current, entry.options()));
          planned.ifPresent(deletions::add);
          outcomes.put(
              entry,
              planned
                  .map(PlannedWrite::outcome)
                  .orElseGet(() -> writer.nothingToDelete(key, current)));
        });
    executor.carryOut(who, deletions);
  }

  private Optional<ResourceKey> key(BundleEntry entry) {
    return entry.id().isPresent()
        ? Optional.of(entry.key())
        : match(entry).map(ResourceVersion::key);
  }

  private Optional<ResourceVersion> match(BundleEntry entry) {
    SearchQuery condition = conditions.get(entry);
    return condition == null
        ? Optional.empty()
        : named(entry, () -> conditionals.match(who, condition));
  }

  private void decideKeys() {
    for (BundleEntry entry : of(BundleEntry.Method.POST)) {
      Optional<ResourceVersion> found = match(entry);
      if (found.isPresent()) {
        keys.put(entry, found.get().key());
        outcomes.put(entry, new WriteOutcome(WriteOutcome.Kind.FOUND, found.get(), List.of()));
      } else {
        newKey(entry);
      }
    }
    for (BundleEntry entry : of(BundleEntry.Method.PUT)) {
      ResourceKey key =
          entry.id().isPresent()
              ? entry.key()
              : named(entry, () -> writes.target(entry.type(), match(entry), entry.resource()));
      keys.put(entry, claimed(entry, key));
    }
  }

  /** Two entries with one condition make one resource: the later one finds the earlier one's. */
  private void newKey(BundleEntry entry) {
    SearchQuery condition = conditions.get(entry);
    BundleEntry first =
        condition == null ? null : createdHere.get(Conditionals.lockName(condition));
    if (first != null) {
      sameCreate.put(entry, first);
      keys.put(entry, keys.get(first));
      return;
    }
    keys.put(entry, new ResourceKey(entry.type(), ids.newId()));
    if (condition != null) {
      createdHere.put(Conditionals.lockName(condition), entry);
    }
  }

  private ResourceKey claimed(BundleEntry entry, ResourceKey key) {
    BundleEntry other = written.put(key, entry);
    if (other != null) {
      throw BundleReader.fault(
          entry.path(),
          "same-resource-twice",
          entry.path() + " and " + other.path() + " both write " + key);
    }
    return key;
  }

  /** The contents to store, their references replaced, in the order in which they are stored. */
  private Map<BundleEntry, ObjectNode> rewritten() {
    BundleReferences references = new BundleReferences();
    keys.forEach(references::became);
    Map<String, ResourceKey> createdKeys = new HashMap<>();
    createdHere.forEach((name, entry) -> createdKeys.put(name, keys.get(entry)));
    ConditionalReferences searched = new ConditionalReferences(who, conditionals, createdKeys);
    Map<BundleEntry, ObjectNode> contents = new LinkedHashMap<>();
    for (BundleEntry.Method method : List.of(BundleEntry.Method.POST, BundleEntry.Method.PUT)) {
      for (BundleEntry entry : of(method)) {
        if (!outcomes.containsKey(entry) && !sameCreate.containsKey(entry)) {
          ObjectNode content = entry.resource().deepCopy();
          references.rewrite(entry, content, searched::resolve);
          contents.put(entry, content);
        }
      }
    }
    return contents;
  }

  private List<PlannedWrite> plan(Map<BundleEntry, ObjectNode> contents) {
    List<ResourceKey> updated = of(BundleEntry.Method.PUT).stream().map(keys::get).toList();
    Map<ResourceKey, StoredResource> rows = store.findAllForUpdate(updated);
    List<PlannedWrite> planned = new ArrayList<>();
    contents.forEach(
        (entry, content) -> {
          ResourceKey key = keys.get(entry);
          PlannedWrite write =
              named(
                  entry,
                  () ->
                      entry.method() == BundleEntry.Method.POST
                          ? writer.create(who, key, content, entry.options().strict())
                          : writer.update(
                              who,
                              key,
                              Optional.ofNullable(rows.get(key)),
                              content,
                              entry.options()));
          planned.add(write);
          outcomes.put(entry, write.outcome());
        });
    return planned;
  }

  private List<BundleEntry> of(BundleEntry.Method method) {
    return entries.stream().filter(entry -> entry.method() == method).toList();
  }

  /** Runs work for an entry; a problem of it names the entry. */
  static <T> T named(BundleEntry entry, Supplier<T> work) {
    try {
      return work.get();
    } catch (FhirProblem problem) {
      throw entry.problem(problem);
    }
  }
}
