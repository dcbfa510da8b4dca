package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.fhir.search.SearchParameterRegistry;
import org.chartwarden.fhir.search.StoredParameters;

/** Tells which searches are served, and how far those that came later are indexed. */
@ApplicationScoped
class ServedSearches {

  private final SearchParameterRegistry parameters;
  private final StoredParameters stored;

  @Inject
  ServedSearches(SearchParameterRegistry parameters, StoredParameters stored) {
    this.parameters = parameters;
    this.stored = stored;
  }

  List<SearchCapability> of(String type) {
    if (TrailSearches.serves(type)) {
      return ofTrail(type);
    }
    return parameters.parametersOf(type).stream()
        .map(p -> new SearchCapability(p.name(), p.kind().code(), p.url(), p.targets()))
        .sorted(Comparator.comparing(SearchCapability::name))
        .toList();
  }

  /** Events are no rows of the index, so nothing is included by them or by way of them. */
  private List<SearchCapability> ofTrail(String type) {
    return parameters.parametersOf(type).stream()
        .filter(p -> TrailCriteria.serves(p.name()))
        .map(p -> new SearchCapability(p.name(), p.kind().code(), p.url(), List.of()))
        .sorted(Comparator.comparing(SearchCapability::name))
        .toList();
  }

  List<IndexProgress> progress() {
    return stored.progress().stream()
        .map(s -> new IndexProgress(s.type(), s.name(), s.indexed(), s.total(), s.done()))
        .toList();
  }

  int changes() {
    return parameters.changes();
  }
}
