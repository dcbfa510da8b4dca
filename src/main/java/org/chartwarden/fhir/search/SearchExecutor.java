package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs searches against the index tables. {@code patients}, where present, narrows in the SQL to
 * the compartments of these patients and to resources in no compartment.
 */
@ApplicationScoped
public class SearchExecutor {

  /** The first matches in order; never more than {@code limit}. */
  public List<Long> firstPids(SearchQuery query, Optional<Set<String>> patients, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * The first page; stores the whole result list in the same snapshot when more matches exist than
   * the page shows.
   */
  public FirstPage firstPage(SearchQuery query, Optional<Set<String>> patients) {
    throw new UnsupportedOperationException();
  }

  /** The number of matches. */
  public long count(SearchQuery query, Optional<Set<String>> patients) {
    throw new UnsupportedOperationException();
  }

  /** What the query's includes add to these matches, without the matches themselves. */
  public List<Match> includes(
      SearchQuery query, List<Long> matches, Optional<Set<String>> patients) {
    throw new UnsupportedOperationException();
  }
}
