package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a stored result list.
 *
 * @param set id of the list that holds the page, which may be the continuation of the one asked for
 * @param offset place of its first match in that list, 0-based
 * @param type resource type that was searched
 * @param selfQuery canonical query that made the list; parse it again for includes and summary
 * @param matches the matches of this page in the versions of the list's moment
 * @param total number of matches over all pages, where one list holds them all
 * @param more whether matches follow
 * @param before where the page before this one begins; empty for the first
 */
public record StoredPage(
    String set,
    int offset,
    String type,
    String selfQuery,
    List<Match> matches,
    OptionalLong total,
    boolean more,
    Optional<Place> before) {

  /** A place in a stored list. */
  public record Place(String set, int offset) {}

  public StoredPage {
    matches = List.copyOf(matches);
  }
}
