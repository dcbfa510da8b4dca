package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.fhir.gateway.shipped.ShippedDefinitions;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.patch.ResourcePatch;
import org.chartwarden.fhir.search.SearchParameterRegistry;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.fhir.validation.ResourceValidator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/**
 * Checks writes and plans them: type and id, structure, access before and after, version
 * conditions. Nothing is stored here, so a write that fails here left nothing behind.
 */
@ApplicationScoped
class ResourceWriter {

  private final ResourceValidator validator;
  private final WriteValidation profiles;
  private final AccessGate access;
  private final SearchParameterRegistry searchParameters;
  private final Clock clock;
  private final Map<String, ResourceRule> rules;
  private final ShippedDefinitions shipped;

  @Inject
  ResourceWriter(
      ResourceValidator validator,
      WriteValidation profiles,
      AccessGate access,
      SearchParameterRegistry searchParameters,
      Clock clock,
      @Any Instance<ResourceRule> rules,
      ShippedDefinitions shipped) {
    this.shipped = shipped;
    this.rules = rules.stream().collect(Collectors.toMap(ResourceRule::type, rule -> rule));
    this.searchParameters = searchParameters;
    this.validator = validator;
    this.profiles = profiles;
    this.access = access;
    this.clock = clock;
  }

  /** Plans version 1 under an id that nobody has yet. The tree is taken over and changed. */
  PlannedWrite create(AccessContext who, ResourceKey key, ObjectNode resource, boolean strict) {
    access.checkType(who, Interaction.CREATE, key.type());
    requireNotTrail(key);
    requireType(key.type(), resource);
    requireWhole(resource);
    resource.remove("id");
    List<FhirIssue> repairs = validator.check(resource, strict);
    requireServable(who, resource);
    return first(who, Interaction.CREATE, key, resource, repairs);
  }

  private PlannedWrite first(
      AccessContext who,
      Interaction interaction,
      ResourceKey key,
      ObjectNode resource,
      List<FhirIssue> repairs) {
    Instant now = ResourceStamp.micros(clock.instant());
    ObjectNode tree = ResourceStamp.stamped(resource, key, 1, now);
    access.check(who, interaction, key, tree);
    List<FhirIssue> told = withProfiles(who, key, tree, repairs);
    ResourceVersion next = new ResourceVersion(key, 1, now, false, Json.write(tree));
    return new PlannedWrite(
        WriteOutcome.Kind.CREATED, OptionalLong.empty(), Optional.empty(), next, tree, told);
  }

  /**
   * Plans the next version, or version 1 when there is none. The tree is taken over and changed.
   *
   * @param current the current state, locked by this transaction
   */
  PlannedWrite update(
      AccessContext who,
      ResourceKey key,
      Optional<StoredResource> current,
      ObjectNode resource,
      WriteOptions options) {
    access.checkType(who, Interaction.UPDATE, key.type());
    requireNotTrail(key);
    requireType(key.type(), resource);
    requireId(key, resource);
    requireWhole(resource);
    requireNotShipped(who, key, current);
    List<FhirIssue> repairs = validator.check(resource, options.strict());
    requireServable(who, resource);
    current.ifPresent(found -> access.check(who, Interaction.UPDATE, found.version()));
    WriteConditions.require(key, current, options);
    if (current.isEmpty()) {
      return first(who, Interaction.UPDATE, key, resource, repairs);
    }
    ResourceVersion before = current.get().version();
    long version = before.version() + 1;
    Instant now = ResourceStamp.next(clock.instant(), before.lastUpdated());
    ObjectNode tree = ResourceStamp.stamped(resource, key, version, now);
    access.check(who, Interaction.UPDATE, key, tree);
    OptionalLong pid = OptionalLong.of(current.get().pid());
    if (!before.deleted() && sameContent(resource, before)) {
      return new PlannedWrite(
          WriteOutcome.Kind.UNCHANGED, pid, Optional.of(before), before, null, repairs);
    }
    WriteOutcome.Kind kind =
        before.deleted() ? WriteOutcome.Kind.CREATED : WriteOutcome.Kind.UPDATED;
    List<FhirIssue> told = withProfiles(who, key, tree, repairs);
    ResourceVersion next = new ResourceVersion(key, version, now, false, Json.write(tree));
    return new PlannedWrite(kind, pid, Optional.of(before), next, tree, told);
  }

  /** The repairs, and what profile validation has to say. */
  private List<FhirIssue> withProfiles(
      AccessContext who, ResourceKey key, ObjectNode tree, List<FhirIssue> repairs) {
    List<FhirIssue> warnings = profiles.check(who, key.type(), tree);
    return warnings.isEmpty()
        ? repairs
        : Stream.concat(repairs.stream(), warnings.stream()).toList();
  }

  /**
   * Plans the version that a patch makes of the current one; what it makes is checked like an
   * update. Fails with 404 or 410 when there is nothing to patch.
   *
   * @param current the current state, locked by this transaction
   */
  PlannedWrite patch(
      AccessContext who,
      ResourceKey key,
      Optional<StoredResource> current,
      ResourcePatch patch,
      WriteOptions options) {
    access.checkType(who, Interaction.UPDATE, key.type());
    requireNotTrail(key);
    requireNotShipped(who, key, current);
    // Whoever may not update it must not learn its content from a failed test either.
    current.ifPresent(found -> access.check(who, Interaction.UPDATE, found.version()));
    if (current.isEmpty()) {
      access.checkAbsent(who, Interaction.UPDATE, key);
    }
    WriteConditions.require(key, current, options);
    ResourceVersion before = current.orElseThrow(() -> FhirProblem.notFound(key)).version();
    if (before.deleted()) {
      throw FhirProblem.gone(key, before.version());
    }
    ObjectNode patched = patch.applyTo(before.tree());
    requirePatched("resourceType", key.type(), patched);
    if (patched.has("id")) {
      requirePatched("id", key.id(), patched);
    }
    return update(who, key, current, patched, options);
  }

  /** The trail is written by what happens, never by those it tells about. */
  private static void requireNotTrail(ResourceKey key) {
    if (TrailSearches.serves(key.type())) {
      throw new FhirProblem(
          405,
          "not-supported",
          "audit-trail",
          "AuditEvents are made by this server of what happens; none can be created, changed or"
              + " deleted");
    }
  }

  private static void requirePatched(String member, String value, ObjectNode patched) {
    if (!value.equals(patched.path(member).textValue())) {
      throw new FhirProblem(
          422,
          "business-rule",
          "patch-changes-identity",
          "a patch cannot change " + member + " from '" + value + "' to " + patched.path(member));
    }
  }

  /** Plans a deletion; empty when there is nothing to delete. */
  Optional<PlannedWrite> delete(
      AccessContext who, ResourceKey key, Optional<StoredResource> current, WriteOptions options) {
    access.checkType(who, Interaction.DELETE, key.type());
    requireNotTrail(key);
    requireNotShipped(who, key, current);
    current.ifPresent(found -> access.check(who, Interaction.DELETE, found.version()));
    if (current.isEmpty()) {
      access.checkAbsent(who, Interaction.DELETE, key);
    }
    WriteConditions.require(key, current, options);
    if (current.isEmpty() || current.get().version().deleted()) {
      return Optional.empty();
    }
    ResourceVersion before = current.get().version();
    Instant now = ResourceStamp.next(clock.instant(), before.lastUpdated());
    ResourceVersion next = new ResourceVersion(key, before.version() + 1, now, true, null);
    return Optional.of(
        new PlannedWrite(
            WriteOutcome.Kind.DELETED,
            OptionalLong.of(current.get().pid()),
            Optional.of(before),
            next,
            null,
            List.of()));
  }

  /** What a deletion of nothing tells: nothing changed, and there is no content. */
  WriteOutcome nothingToDelete(ResourceKey key, Optional<StoredResource> current) {
    ResourceVersion state =
        current
            .map(StoredResource::version)
            .orElseGet(
                () ->
                    new ResourceVersion(key, 0, ResourceStamp.micros(clock.instant()), true, null));
    return new WriteOutcome(WriteOutcome.Kind.UNCHANGED, state, List.of());
  }

  /** What ships with the program cannot be changed; a guide may bring a resource of its own. */
  private void requireNotShipped(
      AccessContext who, ResourceKey key, Optional<StoredResource> current) {
    boolean stored = current.filter(found -> !found.version().deleted()).isPresent();
    if (!stored && shipped.has(key) && !who.equals(StoredConformance.GUIDES)) {
      throw new FhirProblem(
          405,
          "not-supported",
          "shipped-definition",
          key
              + " ships with this server and cannot be changed or removed; store your own under"
              + " another id");
    }
  }

  /** Under lenient handling, removes in place what R4 does not define. */
  List<FhirIssue> removeUnknown(ObjectNode resource, WriteOptions options) {
    return options.lenient() ? validator.removeUnknown(resource) : List.of();
  }

  /**
   * Whether both say the same: every value with its digits, in whatever order of members. Texts of
   * different length cannot be the same resource in another order, which spares most parsing.
   */
  private static boolean sameContent(ObjectNode sent, ResourceVersion before) {
    ObjectNode asBefore =
        ResourceStamp.stamped(sent, before.key(), before.version(), before.lastUpdated());
    String text = Json.write(asBefore);
    return text.equals(before.content())
        || (text.length() == before.content().length() && asBefore.equals(before.tree()));
  }

  /** A resource that could not be served as it asks to be is refused, with the reason. */
  private void requireServable(AccessContext who, ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    if (type.equals("SearchParameter") && !who.equals(StoredConformance.GUIDES)) {
      searchParameters.requireUsable(resource);
    }
    ResourceRule rule = rules.get(type);
    if (rule != null) {
      rule.check(resource);
    }
  }

  private static void requireType(String type, ObjectNode resource) {
    ResourceTypes.require(type);
    String sent = resource.path("resourceType").asText();
    if (!sent.equals(type)) {
      throw new FhirProblem(
          400,
          List.of(
              new FhirIssue(
                  "error",
                  "invalid",
                  "type-mismatch",
                  sent.isEmpty()
                      ? "the body has no resourceType; it must be '" + type + "'"
                      : "the body is a '" + sent + "', but the address is of " + type,
                  "resourceType")));
    }
  }

  /** Storing a part as if it were the whole would lose the rest (FHIR R4 search.html#subsetted). */
  private static void requireWhole(ObjectNode resource) {
    for (JsonNode tag : resource.path("meta").path("tag")) {
      if (tag.path("code").asText().equals("SUBSETTED")) {
        throw new FhirProblem(
            422,
            List.of(
                new FhirIssue(
                    "error",
                    "business-rule",
                    "subsetted-content",
                    "meta.tag says SUBSETTED: this is a part of a resource, which must not be stored"
                        + " as the whole",
                    resource.path("resourceType").asText() + ".meta.tag")));
      }
    }
  }

  private static void requireId(ResourceKey key, ObjectNode resource) {
    if (!ResourceKey.ID.matcher(key.id()).matches()) {
      throw FhirProblem.invalid(
          "invalid-id",
          "'" + key.id() + "' is not a logical id: 1 to 64 letters, digits, '-' and '.'");
    }
    JsonNode id = resource.path("id");
    if (!id.isMissingNode() && !key.id().equals(id.textValue())) {
      throw new FhirProblem(
          400,
          List.of(
              new FhirIssue(
                  "error",
                  "invalid",
                  "id-mismatch",
                  key.type()
                      + ".id is '"
                      + id.asText()
                      + "', but the address says '"
                      + key.id()
                      + "'",
                  key.type() + ".id")));
    }
  }
}
