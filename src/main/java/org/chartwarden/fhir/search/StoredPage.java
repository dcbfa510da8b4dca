package org.chartwarden.fhir.search;

import java.util.List;

/**
 * One page of a stored result list.
 *
 * @param type resource type that was searched
 * @param selfQuery canonical query that made the list; parse it again for includes and summary
 * @param matches the matches of this page in the versions of the list's first moment
 * @param total number of matches over all pages
 */
public record StoredPage(String type, String selfQuery, List<Match> matches, long total) {
  public StoredPage {
    matches = List.copyOf(matches);
  }
}
