package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chartwarden.fhir.model.FhirIssue;
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
  private final Map<BundleEntry, List<ResourceKey>> deletions = new LinkedHashMap<>();
  private final Map<ResourceKey, ResourceVersion> matches = new HashMap<>();
  private final Map<BundleEntry, List<WriteOutcome>> outcomes = new HashMap<>();
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

  /** What became of an entry that writes; a conditional deletion may remove none or many. */
  List<WriteOutcome> outcomes(BundleEntry entry) {
    return outcomes.getOrDefault(entry, List.of());
  }

  void carryOut() {
    lockConditions();
    resolve();
    delete();
    decideCreates();
    List<PlannedWrite> planned = plan();
    executor.carryOut(who, planned);
    sameCreate.forEach(
        (later, first) -> {
          ResourceVersion made = outcomes.get(first).get(0).resource();
          outcomes.put(later, List.of(new WriteOutcome(WriteOutcome.Kind.FOUND, made, List.of())));
        });
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

  /**
   * Decides which resources are deleted and changed, all before the first of them is: a resource
   * that two entries mean, by whatever condition, is a fault.
   */
  private void resolve() {
    for (BundleEntry entry : of(BundleEntry.Method.DELETE)) {
      List<ResourceKey> deleted =
          entry.id().isPresent()
              ? List.of(entry.key())
              : named(entry, () -> conditionals.matches(who, conditions.get(entry))).stream()
                  .map(match -> matched(entry, match))
                  .toList();
      deleted.forEach(key -> claimed(entry, key));
      deletions.put(entry, deleted);
    }
    for (BundleEntry.Method method : List.of(BundleEntry.Method.PUT, BundleEntry.Method.PATCH)) {
      for (BundleEntry entry : of(method)) {
        ResourceKey key =
            entry.id().isPresent() ? entry.key() : named(entry, () -> conditional(entry));
        keys.put(entry, claimed(entry, key));
      }
    }
  }

  private ResourceKey conditional(BundleEntry entry) {
    Optional<ResourceVersion> match = conditionals.match(who, conditions.get(entry));
    match.ifPresent(found -> matched(entry, found));
    return entry.method() == BundleEntry.Method.PATCH
        ? Writes.patchTarget(conditions.get(entry), match).key()
        : writes.target(conditions.get(entry), match, entry.resource());
  }

  private ResourceKey matched(BundleEntry entry, ResourceVersion match) {
    matches.put(match.key(), match);
    return match.key();
  }

  /** The rows, held; what a condition matched must still be as it was. */
  private Map<ResourceKey, StoredResource> locked(List<ResourceKey> wanted) {
    Map<ResourceKey, StoredResource> rows = store.findAllForUpdate(wanted);
    for (ResourceKey key : wanted) {
      ResourceVersion match = matches.get(key);
      if (match != null) {
        Conditionals.requireUnchanged(match, Optional.ofNullable(rows.get(key)));
      }
    }
    return rows;
  }

  private void delete() {
    Map<ResourceKey, StoredResource> rows =
        locked(deletions.values().stream().flatMap(List::stream).toList());
    List<PlannedWrite> planned = new ArrayList<>();
    deletions.forEach(
        (entry, deleted) -> {
          List<WriteOutcome> told = new ArrayList<>();
          for (ResourceKey key : deleted) {
            Optional<StoredResource> current = Optional.ofNullable(rows.get(key));
            Optional<PlannedWrite> deletion =
                named(entry, () -> writer.delete(who, key, current, entry.options()));
            deletion.ifPresent(planned::add);
            told.add(
                deletion
                    .map(PlannedWrite::outcome)
                    .orElseGet(() -> writer.nothingToDelete(key, current)));
          }
          outcomes.put(entry, told);
        });
    executor.carryOut(who, planned);
  }

  private void decideCreates() {
    for (BundleEntry entry : of(BundleEntry.Method.POST)) {
      SearchQuery condition = conditions.get(entry);
      Optional<ResourceVersion> found =
          condition == null
              ? Optional.empty()
              : named(entry, () -> conditionals.match(who, condition));
      if (found.isPresent()) {
        keys.put(entry, found.get().key());
        outcomes.put(
            entry, List.of(new WriteOutcome(WriteOutcome.Kind.FOUND, found.get(), List.of())));
      } else {
        newKey(entry);
      }
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

  /** The writes in the order in which they are stored, their references replaced. */
  private List<PlannedWrite> plan() {
    BundleReferences references = new BundleReferences();
    keys.forEach(references::became);
    Map<String, ResourceKey> createdKeys = new HashMap<>();
    createdHere.forEach((name, entry) -> createdKeys.put(name, keys.get(entry)));
    ConditionalReferences searched = new ConditionalReferences(who, conditionals, createdKeys);
    List<BundleEntry> changes = new ArrayList<>(of(BundleEntry.Method.PUT));
    changes.addAll(of(BundleEntry.Method.PATCH));
    Map<ResourceKey, StoredResource> rows = locked(changes.stream().map(keys::get).toList());
    List<BundleEntry> writing =
        new ArrayList<>(
            of(BundleEntry.Method.POST).stream()
                .filter(entry -> !outcomes.containsKey(entry) && !sameCreate.containsKey(entry))
                .toList());
    writing.addAll(changes);
    List<PlannedWrite> planned = new ArrayList<>();
    for (BundleEntry entry : writing) {
      PlannedWrite write =
          named(
              entry,
              () ->
                  plan(
                      entry,
                      Optional.ofNullable(rows.get(keys.get(entry))),
                      content -> {
                        references.rewrite(entry, content, searched::resolve);
                        return content;
                      }));
      planned.add(write);
      outcomes.put(entry, List.of(write.outcome()));
    }
    return planned;
  }

  private PlannedWrite plan(
      BundleEntry entry, Optional<StoredResource> row, UnaryOperator<ObjectNode> rewritten) {
    ResourceKey key = keys.get(entry);
    WriteOptions options = entry.options();
    if (entry.method() == BundleEntry.Method.PATCH) {
      return writer.patch(who, key, row, entry.patch().withValues(rewritten), options);
    }
    ObjectNode content = rewritten.apply(entry.resource().deepCopy());
    List<FhirIssue> ignored = writer.removeUnknown(content, options);
    PlannedWrite write =
        entry.method() == BundleEntry.Method.POST
            ? writer.create(who, key, content, options.strict())
            : writer.update(who, key, row, content, options);
    return write.telling(ignored);
  }

  private List<BundleEntry> of(BundleEntry.Method method) {
    return entries.stream().filter(e -> e.writes() && e.method() == method).toList();
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
