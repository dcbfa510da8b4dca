package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chartwarden.fhir.gateway.shipped.ShippedDefinitions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.storage.HistoryPlace;
import org.chartwarden.fhir.storage.HistoryStore;
import org.chartwarden.fhir.storage.HistoryWindow;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/** Reads superseded versions. */
@ApplicationScoped
class Histories {

  private static final int MOST_COUNTED = 10_000;

  private final HistoryStore history;
  private final ResourceStore resources;
  private final AccessGate access;
  private final ShippedDefinitions shipped;

  @Inject
  Histories(
      HistoryStore history,
      ResourceStore resources,
      AccessGate access,
      ShippedDefinitions shipped) {
    this.shipped = shipped;
    this.history = history;
    this.resources = resources;
    this.access = access;
  }

  ResourceVersion version(AccessContext who, ResourceKey key, long version) {
    ResourceTypes.require(key.type());
    Optional<ResourceStore.Found> known = resources.find(key, version);
    Optional<ResourceVersion> built = version == 1 ? shipped.find(key) : Optional.empty();
    if (known.isEmpty() && built.isPresent()) {
      return built.get();
    }
    ResourceStore.Found found = known.orElseThrow(() -> FhirProblem.notFound(key));
    ResourceVersion wanted =
        found
            .wanted()
            .orElseThrow(
                () ->
                    new FhirProblem(
                        404, "not-found", "version-not-found", key + " has no version " + version));
    access.check(who, Interaction.READ, found.current().version());
    access.check(who, Interaction.READ, wanted);
    if (wanted.deleted()) {
      throw FhirProblem.gone(key, version);
    }
    return wanted;
  }

  HistoryPage ofInstance(AccessContext who, ResourceKey key, HistoryQuery query) {
    StoredResource current = head(key);
    access.check(who, Interaction.HISTORY, current.version());
    HistoryPage page = page(who, Optional.of(current.pid()), Optional.empty(), query);
    page.versions().forEach(version -> access.check(who, Interaction.HISTORY, version));
    return page;
  }

  HistoryPage ofType(AccessContext who, String type, HistoryQuery query) {
    ResourceTypes.require(type);
    access.checkHistory(who, type);
    return page(who, Optional.empty(), Optional.of(type), query);
  }

  HistoryPage ofSystem(AccessContext who, HistoryQuery query) {
    access.checkHistory(who, "");
    return page(who, Optional.empty(), Optional.empty(), query);
  }

  private StoredResource head(ResourceKey key) {
    ResourceTypes.require(key.type());
    return resources.find(key).orElseThrow(() -> FhirProblem.notFound(key));
  }

  /**
   * What a List refers to on this server (FHIR R4 http.html#history, {@code _list}): all versions
   * of a resource, or the one that the reference names.
   */
  private List<HistoryWindow.Member> members(AccessContext who, String list) {
    ResourceKey key = new ResourceKey("List", list);
    ResourceVersion current =
        resources.find(key).orElseThrow(() -> FhirProblem.notFound(key)).version();
    access.check(who, Interaction.READ, current);
    if (current.deleted()) {
      throw FhirProblem.gone(key, current.version());
    }
    List<HistoryWindow.Member> members = new ArrayList<>();
    for (JsonNode entry : current.tree().path("entry")) {
      if (!entry.path("deleted").asBoolean()) {
        member(entry.path("item").path("reference").asText()).ifPresent(members::add);
      }
    }
    return members;
  }

  private static Optional<HistoryWindow.Member> member(String reference) {
    ReferenceTarget target = ReferenceTarget.of(reference);
    if (!target.local()) {
      return Optional.empty();
    }
    int version = reference.indexOf("/_history/");
    Optional<Long> only =
        version < 0
            ? Optional.empty()
            : Optional.of(reference.substring(version + "/_history/".length()))
                .map(text -> text.matches("\\d{1,18}") ? Long.parseLong(text) : -1);
    return Optional.of(new HistoryWindow.Member(new ResourceKey(target.type(), target.id()), only));
  }

  private HistoryPage page(
      AccessContext who, Optional<Long> pid, Optional<String> type, HistoryQuery query) {
    HistoryWindow window =
        new HistoryWindow(
            query.since(),
            query.at().flatMap(HistoryQuery.Interval::from),
            query.at().flatMap(HistoryQuery.Interval::until),
            query.list().map(list -> members(who, list)));
    Optional<HistoryPlace> after = query.after().map(Histories::place);
    OptionalLong total = total(pid, type, window);
    if (query.count() == 0) {
      return new HistoryPage(List.of(), total, Optional.empty());
    }
    List<StoredResource> found = history.page(pid, type, window, after, query.count() + 1);
    boolean more = found.size() > query.count();
    List<StoredResource> shown = more ? found.subList(0, query.count()) : found;
    Optional<String> next =
        more ? Optional.of(place(shown.get(shown.size() - 1)).text()) : Optional.empty();
    return new HistoryPage(shown.stream().map(StoredResource::version).toList(), total, next);
  }

  /** A large history is not counted: that would cost more than the page. */
  private OptionalLong total(Optional<Long> pid, Optional<String> type, HistoryWindow window) {
    long counted = history.count(pid, type, window, MOST_COUNTED + 1);
    return counted > MOST_COUNTED ? OptionalLong.empty() : OptionalLong.of(counted);
  }

  private static HistoryPlace place(StoredResource last) {
    return new HistoryPlace(last.version().lastUpdated(), last.pid(), last.version().version());
  }

  private static HistoryPlace place(String text) {
    return HistoryPlace.parse(text)
        .orElseThrow(
            () ->
                FhirProblem.invalid(
                    "bad-page", "'" + text + "' is not a place in a history; follow a next link"));
  }
}
