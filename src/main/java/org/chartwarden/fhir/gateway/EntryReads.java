package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.fhir.gateway.shipped.ShippedDefinitions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/** Reads: single ones, and the GET and HEAD entries of a batch or transaction. */
@ApplicationScoped
class EntryReads {

  private final ResourceStore store;
  private final AccessGate access;
  private final Histories histories;
  private final Searches searches;
  private final ShippedDefinitions shipped;
  private final Disclosures disclosures;
  private final TrailSearches trail;

  @Inject
  EntryReads(
      ResourceStore store,
      AccessGate access,
      Histories histories,
      Searches searches,
      ShippedDefinitions shipped,
      Disclosures disclosures,
      TrailSearches trail) {
    this.trail = trail;
    this.disclosures = disclosures;
    this.shipped = shipped;
    this.store = store;
    this.access = access;
    this.histories = histories;
    this.searches = searches;
  }

  ResourceVersion read(AccessContext who, ResourceKey key) {
    if (TrailSearches.serves(key.type())) {
      return trail.read(who, key);
    }
    ResourceVersion current = current(who, key);
    access.check(who, Interaction.READ, current);
    if (current.deleted()) {
      throw FhirProblem.gone(key, current.version());
    }
    return current;
  }

  private ResourceVersion current(AccessContext who, ResourceKey key) {
    Optional<ResourceVersion> stored = store.find(key).map(StoredResource::version);
    return stored
        .filter(version -> !version.deleted())
        .or(() -> shipped.find(key))
        .or(() -> stored)
        .orElseThrow(
            () -> {
              access.checkAbsent(who, Interaction.READ, key);
              return FhirProblem.notFound(key);
            });
  }

  ObjectNode answer(AccessContext who, BundleEntry entry, BundleOptions options) {
    EntryResponses responses = new EntryResponses(options);
    ObjectNode answer = full(who, entry, options, responses);
    if (entry.method() == BundleEntry.Method.HEAD) {
      answer.remove("resource");
    }
    return answer;
  }

  private ObjectNode full(
      AccessContext who, BundleEntry entry, BundleOptions options, EntryResponses responses) {
    if (entry.history()) {
      return responses.bundle(history(who, entry, options));
    }
    if (entry.id().isEmpty() || entry.members().isPresent()) {
      return responses.bundle(search(who, entry, options));
    }
    ResourceKey key = entry.key();
    Optional<Long> wanted = entry.version();
    ResourceVersion version =
        wanted.isPresent() ? histories.version(who, key, wanted.get()) : read(who, key);
    disclosures.shown(who, wanted.isPresent() ? "vread" : "read", version);
    return entry.known().has(version) ? responses.notModified(version) : responses.read(version);
  }

  private ObjectNode search(AccessContext who, BundleEntry entry, BundleOptions options) {
    Optional<ResourceKey> compartment = entry.members().map(members -> entry.key());
    String members = entry.members().orElse(entry.type());
    String type = members.equals("*") ? "" : members;
    SearchOptions where =
        new SearchOptions(type, compartment, options.lenientSearch(), options.base());
    SearchPage page = searches.first(who, where, entry.query().orElse(""));
    disclosures.shown(
        who,
        new Disclosures.Look("search", members, entry.query().orElse("")),
        page.hits().stream().map(SearchPage.Hit::resource).toList());
    String address =
        options.base()
            + compartment.map(key -> "/" + key.reference()).orElse("")
            + (members.isEmpty() ? "" : "/" + members);
    String self = address + "?" + page.selfQuery();
    return (ObjectNode) Json.parseOwn(ResultBundles.searchset(options.base(), self, "", page));
  }

  private ObjectNode history(AccessContext who, BundleEntry entry, BundleOptions options) {
    HistoryQuery query = HistoryParameters.read(entry.query().orElse(""), options.lenientSearch());
    String place = entry.id().isPresent() ? entry.key().reference() : entry.type();
    HistoryPage page;
    if (entry.id().isPresent()) {
      page = histories.ofInstance(who, entry.key(), query);
    } else {
      page = place.isEmpty() ? histories.ofSystem(who, query) : histories.ofType(who, place, query);
    }
    disclosures.shown(
        who, new Disclosures.Look("history", place, entry.query().orElse("")), page.versions());
    String self = options.base() + (place.isEmpty() ? "" : "/" + place) + "/_history";
    return (ObjectNode)
        Json.parseOwn(ResultBundles.history(options.base(), self, self + "?_after=", page));
  }
}
