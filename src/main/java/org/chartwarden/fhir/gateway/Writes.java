package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.patch.ResourcePatch;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;

/**
 * Single writes, conditional ones included; each runs inside a transaction that is already there.
 */
@ApplicationScoped
class Writes {

  private final ResourceWriter writer;
  private final WriteExecutor executor;
  private final Conditionals conditionals;
  private final ResourceStore store;
  private final IdGenerator ids;

  @Inject
  Writes(
      ResourceWriter writer,
      WriteExecutor executor,
      Conditionals conditionals,
      ResourceStore store,
      IdGenerator ids) {
    this.writer = writer;
    this.executor = executor;
    this.conditionals = conditionals;
    this.store = store;
    this.ids = ids;
  }

  WriteOutcome create(AccessContext who, String type, ObjectNode resource, WriteOptions options) {
    ResourceTypes.require(type);
    ResourceKey key = new ResourceKey(type, ids.newId());
    PlannedWrite planned = created(who, key, resource, options);
    if (options.ifNoneExist().isPresent()) {
      SearchQuery condition = conditionals.condition(type, options.ifNoneExist().get());
      conditionals.lock(List.of(condition));
      Optional<ResourceVersion> found = conditionals.match(who, condition);
      if (found.isPresent()) {
        return new WriteOutcome(WriteOutcome.Kind.FOUND, found.get(), List.of());
      }
    }
    return executor.carryOut(who, planned);
  }

  WriteOutcome update(
      AccessContext who, ResourceKey key, ObjectNode resource, WriteOptions options) {
    ResourceTypes.require(key.type());
    Optional<StoredResource> current = locked(key);
    return executor.carryOut(who, updated(who, key, current, resource, options));
  }

  WriteOutcome update(
      AccessContext who, String type, String query, ObjectNode resource, WriteOptions options) {
    SearchQuery condition = conditionals.condition(type, query);
    conditionals.lock(List.of(condition));
    Optional<ResourceVersion> match = conditionals.match(who, condition);
    ResourceKey key = target(condition, match, resource);
    if (match.isEmpty() && !resource.has("id")) {
      WriteConditions.require(key, Optional.empty(), options);
      return executor.carryOut(who, created(who, key, resource, options));
    }
    Optional<StoredResource> current = locked(key);
    match.ifPresent(found -> Conditionals.requireUnchanged(found, current));
    return executor.carryOut(who, updated(who, key, current, resource, options));
  }

  WriteOutcome patch(
      AccessContext who, ResourceKey key, ResourcePatch patch, WriteOptions options) {
    ResourceTypes.require(key.type());
    return executor.carryOut(who, writer.patch(who, key, locked(key), patch, options));
  }

  WriteOutcome patch(
      AccessContext who, String type, String query, ResourcePatch patch, WriteOptions options) {
    SearchQuery condition = conditionals.condition(type, query);
    conditionals.lock(List.of(condition));
    ResourceVersion match = patchTarget(condition, conditionals.match(who, condition));
    Optional<StoredResource> current = locked(match.key());
    Conditionals.requireUnchanged(match, current);
    return executor.carryOut(who, writer.patch(who, match.key(), current, patch, options));
  }

  /** The one match of a conditional patch; there must be one (FHIR R4 http.html#patch). */
  static ResourceVersion patchTarget(SearchQuery condition, Optional<ResourceVersion> match) {
    return match.orElseThrow(
        () ->
            new FhirProblem(
                404,
                "not-found",
                "no-match",
                "no " + condition.type() + " matches '" + Conditionals.lockName(condition) + "'"));
  }

  /**
   * The key a conditional update writes to, FHIR R4 http.html#cond-update. A resource without id
   * gets the one that the condition names, if it names one.
   */
  ResourceKey target(SearchQuery condition, Optional<ResourceVersion> match, ObjectNode resource) {
    if (match.isPresent()) {
      return match.get().key();
    }
    String type = condition.type();
    if (!resource.has("id")) {
      Conditionals.namedId(condition).ifPresent(id -> resource.put("id", id));
    }
    String sentId = resource.path("id").textValue();
    if (sentId == null) {
      return new ResourceKey(type, ids.newId());
    }
    ResourceKey key = new ResourceKey(type, sentId);
    if (store.find(key).filter(found -> !found.version().deleted()).isPresent()) {
      throw FhirProblem.conflict(
          "id-taken", key + " exists but does not match the condition of this update");
    }
    return key;
  }

  WriteOutcome delete(AccessContext who, ResourceKey key, WriteOptions options) {
    ResourceTypes.require(key.type());
    Optional<StoredResource> current = locked(key);
    return writer
        .delete(who, key, current, options)
        .map(planned -> executor.carryOut(who, planned))
        .orElseGet(() -> writer.nothingToDelete(key, current));
  }

  /** Deletes every match; none is no failure. */
  List<WriteOutcome> delete(AccessContext who, String type, String query, WriteOptions options) {
    SearchQuery condition = conditionals.condition(type, query);
    conditionals.lock(List.of(condition));
    List<ResourceVersion> matches = conditionals.matches(who, condition);
    Map<ResourceKey, StoredResource> rows =
        store.findAllForUpdate(matches.stream().map(ResourceVersion::key).toList());
    List<PlannedWrite> planned = new ArrayList<>();
    for (ResourceVersion match : matches) {
      Optional<StoredResource> current = Optional.ofNullable(rows.get(match.key()));
      Conditionals.requireUnchanged(match, current);
      writer.delete(who, match.key(), current, options).ifPresent(planned::add);
    }
    executor.carryOut(who, planned);
    return planned.stream().map(PlannedWrite::outcome).toList();
  }

  private PlannedWrite created(
      AccessContext who, ResourceKey key, ObjectNode resource, WriteOptions options) {
    ObjectNode content = resource.deepCopy();
    List<FhirIssue> ignored = writer.removeUnknown(content, options);
    return writer.create(who, key, content, options.strict()).telling(ignored);
  }

  private PlannedWrite updated(
      AccessContext who,
      ResourceKey key,
      Optional<StoredResource> current,
      ObjectNode resource,
      WriteOptions options) {
    ObjectNode content = resource.deepCopy();
    List<FhirIssue> ignored = writer.removeUnknown(content, options);
    return writer.update(who, key, current, content, options).telling(ignored);
  }

  private Optional<StoredResource> locked(ResourceKey key) {
    return Optional.ofNullable(store.findAllForUpdate(List.of(key)).get(key));
  }
}
