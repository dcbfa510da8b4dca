package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Versions of many resources that are read at a time, and held against the policy for a page. */
  private static final int PIECE = 250;

  private static final int MOST_LOOKED = 20 * PIECE;

  private final HistoryStore history;
  private final ResourceStore resources;
  private final AccessGate access;
  private final ShippedDefinitions shipped;
  private final TrailSearches trail;

  @Inject
  Histories(
      HistoryStore history,
      ResourceStore resources,
      AccessGate access,
      ShippedDefinitions shipped,
      TrailSearches trail) {
    this.trail = trail;
    this.shipped = shipped;
    this.history = history;
    this.resources = resources;
    this.access = access;
  }

  ResourceVersion version(AccessContext who, ResourceKey key, long version) {
    ResourceTypes.require(key.type());
    if (TrailSearches.serves(key.type()) && version == 1) {
      return trail.read(who, key);
    }
    Optional<ResourceStore.Found> known = resources.find(key, version);
    Optional<ResourceVersion> built = version == 1 ? shipped.find(key) : Optional.empty();
    if (known.isEmpty() && built.isPresent()) {
      return built.get();
    }
    ResourceStore.Found found = known.orElseThrow(() -> absent(who, Interaction.READ, key));
    access.check(who, Interaction.READ, found.current().version());
    ResourceVersion wanted =
        found
            .wanted()
            .orElseThrow(
                () ->
                    new FhirProblem(
                        404, "not-found", "version-not-found", key + " has no version " + version));
    access.check(who, Interaction.READ, wanted);
    if (wanted.deleted()) {
      throw FhirProblem.gone(key, version);
    }
    return wanted;
  }

  HistoryPage ofInstance(AccessContext who, ResourceKey key, HistoryQuery query) {
    if (TrailSearches.serves(key.type())) {
      return new HistoryPage(List.of(trail.read(who, key)), OptionalLong.of(1), Optional.empty());
    }
    StoredResource current = head(who, key);
    access.check(who, Interaction.HISTORY, current.version());
    HistoryPage page = page(who, Optional.of(current.pid()), Optional.empty(), query);
    page.versions().forEach(version -> access.check(who, Interaction.HISTORY, version));
    return page;
  }

  HistoryPage ofType(AccessContext who, String type, HistoryQuery query) {
    ResourceTypes.require(type);
    access.checkType(who, Interaction.SEARCH, type);
    return listed(who, Optional.of(type), query);
  }

  HistoryPage ofSystem(AccessContext who, HistoryQuery query) {
    access.checkAny(who, Interaction.SEARCH);
    return listed(who, Optional.empty(), query);
  }

  private StoredResource head(AccessContext who, ResourceKey key) {
    ResourceTypes.require(key.type());
    return resources.find(key).orElseThrow(() -> absent(who, Interaction.HISTORY, key));
  }

  private FhirProblem absent(AccessContext who, Interaction interaction, ResourceKey key) {
    access.checkAbsent(who, interaction, key);
    return FhirProblem.notFound(key);
  }

  /**
   * What a List refers to on this server (FHIR R4 http.html#history, {@code _list}): all versions
   * of a resource, or the one that the reference names.
   */
  private List<HistoryWindow.Member> members(AccessContext who, String list) {
    ResourceKey key = new ResourceKey("List", list);
    ResourceVersion current =
        resources.find(key).orElseThrow(() -> absent(who, Interaction.READ, key)).version();
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
    HistoryWindow window = window(who, query);
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

  private HistoryWindow window(AccessContext who, HistoryQuery query) {
    return new HistoryWindow(
        query.since(),
        query.at().flatMap(HistoryQuery.Interval::from),
        query.at().flatMap(HistoryQuery.Interval::until),
        query.list().map(list -> members(who, list)));
  }

  /**
   * Versions of many resources. For a caller who may not see all of them they are held against the
   * access policy one by one until the page is full, since nothing but its content tells whose a
   * superseded version was; a page may end early where long stretches are not for the caller. There
   * is no total then. As in a read of a version, the current one must be the caller's to see too:
   * what was filed with the wrong patient does not stay that patient's.
   */
  private HistoryPage listed(AccessContext who, Optional<String> type, HistoryQuery query) {
    if (access.listsAll(who, type)) {
      return page(who, Optional.empty(), type, query);
    }
    if (query.count() == 0) {
      return new HistoryPage(List.of(), OptionalLong.empty(), Optional.empty());
    }
    HistoryWindow window = window(who, query);
    Optional<HistoryPlace> after = query.after().map(Histories::place);
    List<ResourceVersion> shown = new ArrayList<>();
    Map<ResourceKey, Boolean> current = new HashMap<>();
    for (int looked = 0; looked < MOST_LOOKED; looked += PIECE) {
      List<StoredResource> piece = history.page(Optional.empty(), type, window, after, PIECE);
      for (StoredResource version : piece) {
        if (access.mayList(who, version.version())
            && current.computeIfAbsent(version.version().key(), key -> mayListNow(who, key))) {
          if (shown.size() == query.count()) {
            return new HistoryPage(shown, OptionalLong.empty(), after.map(HistoryPlace::text));
          }
          shown.add(version.version());
        }
        after = Optional.of(place(version));
      }
      if (piece.size() < PIECE) {
        return new HistoryPage(shown, OptionalLong.empty(), Optional.empty());
      }
    }
    return new HistoryPage(shown, OptionalLong.empty(), after.map(HistoryPlace::text));
  }

  private boolean mayListNow(AccessContext who, ResourceKey key) {
    return resources.find(key).filter(now -> access.mayList(who, now.version())).isPresent();
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
