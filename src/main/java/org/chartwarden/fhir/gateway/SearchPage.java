package org.chartwarden.fhir.gateway;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * One page of a search.
 *
 * @param hits matches in order, then what {@code _include} and {@code _revinclude} add
 * @param total number of matches over all pages, where it was counted
 * @param selfQuery the query as it was understood, without the leading {@code ?}
 * @param next where the next page starts, or empty on the last page
 * @param previous where the page before starts, or empty on the first page
 * @param issues parameters that were ignored under lenient handling
 */
public record SearchPage(
    List<Hit> hits,
    OptionalLong total,
    String selfQuery,
    Optional<Cursor> next,
    Optional<Cursor> previous,
    List<FhirIssue> issues) {

  /** Why a resource is in the page. */
  public enum Mode {
    MATCH,
    INCLUDE
  }

  /** One entry of the page. */
  public record Hit(ResourceVersion resource, Mode mode) {}

  /**
   * A place in a stored result list.
   *
   * @param set id of the result list
   * @param offset first match, 0-based
   * @param count matches per page
   */
  public record Cursor(String set, int offset, int count) {}

  public SearchPage {
    hits = List.copyOf(hits);
    issues = List.copyOf(issues);
  }

  /** The matches of this page without what was included. */
  public List<ResourceVersion> matches() {
    return hits.stream().filter(h -> h.mode() == Mode.MATCH).map(Hit::resource).toList();
  }
}
