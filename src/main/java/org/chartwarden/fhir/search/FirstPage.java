package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first page of a search.
 *
 * @param matches at most as many as the query's count, in order
 * @param total number of all matches; empty when there are more than the list holds, or the query
 *     does not want it
 * @param resultSet id of the stored result list, present only when there are more matches
 */
public record FirstPage(List<Match> matches, OptionalLong total, Optional<String> resultSet) {
  public FirstPage {
    matches = List.copyOf(matches);
  }

  FirstPage withTotal(OptionalLong known) {
    return new FirstPage(matches, known, resultSet);
  }
}
