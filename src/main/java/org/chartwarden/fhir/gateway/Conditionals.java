package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.Match;
import org.chartwarden.fhir.search.SearchExecutor;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.smart.AccessContext;

/**
 * Finds the one resource that a condition names. Whoever asks first takes the lock of the
 * condition, so that of ten clients with the same condition nine see what the first has stored.
 */
@ApplicationScoped
class Conditionals {

  private final Searches searches;
  private final SearchExecutor executor;
  private final ResourceStore store;

  @Inject
  Conditionals(Searches searches, SearchExecutor executor, ResourceStore store) {
    this.searches = searches;
    this.executor = executor;
    this.store = store;
  }

  /** Reads a condition; one that would match everything is refused. */
  SearchQuery condition(String type, String query) {
    String bare = query.startsWith("?") ? query.substring(1) : query;
    int mark = bare.indexOf('?');
    String parameters = mark >= 0 ? bare.substring(mark + 1) : bare;
    SearchQuery condition = searches.parse(type, parameters, false);
    if (condition.criteria().isEmpty()) {
      throw FhirProblem.preconditionFailed(
          "empty-condition", "the condition '" + query + "' does not say which " + type);
    }
    return condition;
  }

  /** The name under which a condition is locked. */
  static String lockName(SearchQuery condition) {
    return condition.type() + "?" + condition.selfQuery();
  }

  void lock(List<SearchQuery> conditions) {
    store.lockNames(conditions.stream().map(Conditionals::lockName).toList());
  }

  /** The one match or none; fails with 412 when there are several. */
  Optional<ResourceVersion> match(AccessContext who, SearchQuery condition) {
    List<Match> matches = executor.firstMatches(condition, who.patients(), 2);
    if (matches.size() > 1) {
      throw FhirProblem.preconditionFailed(
          "multiple-matches",
          "the condition '" + lockName(condition) + "' matches more than one " + condition.type());
    }
    return matches.stream().map(Match::resource).findFirst();
  }
}
