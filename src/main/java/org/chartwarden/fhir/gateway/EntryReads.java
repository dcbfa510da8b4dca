package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.storage.ResourceStore;
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

  @Inject
  EntryReads(ResourceStore store, AccessGate access, Histories histories, Searches searches) {
    this.store = store;
    this.access = access;
    this.histories = histories;
    this.searches = searches;
  }

  ResourceVersion read(AccessContext who, ResourceKey key) {
    ResourceVersion current =
        store.find(key).orElseThrow(() -> FhirProblem.notFound(key)).version();
    access.check(who, Interaction.READ, current);
    if (current.deleted()) {
      throw FhirProblem.gone(key, current.version());
    }
    return current;
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
    if (entry.id().isEmpty()) {
      SearchPage page =
          searches.first(
              who,
              new SearchOptions(
                  entry.type(), Optional.empty(), options.lenientSearch(), options.base()),
              entry.query().orElse(""));
      String self = options.base() + "/" + entry.type() + "?" + page.selfQuery();
      String searchset = ResultBundles.searchset(options.base(), self, "", page);
      return responses.bundle((ObjectNode) Json.parseOwn(searchset));
    }
    ResourceKey key = entry.key();
    if (entry.history()) {
      String self = options.base() + "/" + key.reference() + "/_history";
      String query = entry.query().orElse("");
      HistoryPage page =
          histories.ofInstance(who, key, HistoryParameters.read(query, options.lenientSearch()));
      return responses.bundle(
          (ObjectNode)
              Json.parseOwn(ResultBundles.history(options.base(), self, self + "?_after=", page)));
    }
    Optional<Long> wanted = entry.version();
    ResourceVersion version =
        wanted.isPresent() ? histories.version(who, key, wanted.get()) : read(who, key);
    return entry.known().has(version) ? responses.notModified(version) : responses.read(version);
  }
}
