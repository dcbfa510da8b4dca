package org.chartwarden.fhir.search;

import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;

/**
 * A search as it was understood.
 *
 * @param type resource type that is searched
 * @param criteria all of them must hold
 * @param sort keys in order, empty for the order of storage
 * @param count matches per page; 0 asks for the total only
 * @param includes what to add to the matches
 * @param total whether the total was asked for
 * @param summary which part of each match is wanted
 * @param elements names of the elements wanted, empty for all
 * @param selfQuery URL-encoded canonical query of what was understood, without {@code ?}
 * @param issues what was ignored under lenient handling
 */
public record SearchQuery(
    String type,
    List<Condition> criteria,
    List<SortKey> sort,
    int count,
    List<Include> includes,
    TotalMode total,
    SummaryMode summary,
    List<String> elements,
    String selfQuery,
    List<FhirIssue> issues) {

  /** Values of {@code _total}. */
  public enum TotalMode {
    NONE,
    ESTIMATE,
    ACCURATE
  }

  /** Values of {@code _summary}. */
  public enum SummaryMode {
    TRUE,
    TEXT,
    DATA,
    COUNT,
    FALSE
  }

  /**
   * One key of {@code _sort}.
   *
   * @param param the parameter to sort by
   * @param descending whether the largest value comes first
   */
  public record SortKey(SearchParam param, boolean descending) {}

  /**
   * One {@code _include} or {@code _revinclude}.
   *
   * @param params reference parameters to follow, all of one source type
   * @param target only targets of this type, or empty for any
   * @param reverse whether resources that point at the matches are wanted
   */
  public record Include(List<SearchParam> params, String target, boolean reverse) {
    public Include {
      params = List.copyOf(params);
    }
  }

  public SearchQuery {
    criteria = List.copyOf(criteria);
    sort = List.copyOf(sort);
    includes = List.copyOf(includes);
    elements = List.copyOf(elements);
    issues = List.copyOf(issues);
  }

  /** Whether only the number of matches is wanted. */
  public boolean countOnly() {
    return count == 0 || summary == SummaryMode.COUNT;
  }
}
