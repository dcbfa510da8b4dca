package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;

/**
 * A search as it was understood.
 *
 * @param place where it searches, as {@link SearchScope#place} writes it
 * @param branches what is wanted of each resource type that is searched; at least one
 * @param sort keys in order, empty for the order of storage
 * @param count matches per page; 0 asks for the total only
 * @param maxResults most matches over all pages; {@link #UNLIMITED} where the query does not say
 * @param includes what to add to the matches
 * @param total how exact the total is wanted; empty where the query does not say
 * @param summary which part of each match is wanted
 * @param elements names of the elements wanted, empty for all
 * @param explain whether the plan of the search is wanted in place of its matches
 * @param selfQuery URL-encoded canonical query of what was understood, without {@code ?}
 * @param issues what was ignored under lenient handling, and what may be missing from the answer
 */
public record SearchQuery(
    String place,
    List<Branch> branches,
    List<SortKey> sort,
    int count,
    int maxResults,
    List<Include> includes,
    Optional<TotalMode> total,
    SummaryMode summary,
    List<String> elements,
    ExplainMode explain,
    String selfQuery,
    List<FhirIssue> issues) {

  /** The value of {@link #maxResults} of a query that sets no limit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * What is wanted of one resource type.
   *
   * @param type resource type
   * @param criteria all of them must hold
   * @param words the parameters the criteria came from, as {@code name=value}, in the same order
   */
  public record Branch(String type, List<Condition> criteria, List<String> words) {
    public Branch {
      criteria = List.copyOf(criteria);
      words = List.copyOf(words);
    }
  }

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

  /** Values of {@code __explain}: no, the plan only, the plan with what running it took. */
  public enum ExplainMode {
    FALSE,
    TRUE,
    ANALYZE
  }

  /**
   * One key of {@code _sort}.
   *
   * @param params the parameter to sort by, once for each resource type searched
   * @param descending whether the largest value comes first
   */
  public record SortKey(List<SearchParam> params, boolean descending) {
    public SortKey {
      params = List.copyOf(params);
    }

    /** The parameter of the first type; the others have the same name and kind. */
    public SearchParam param() {
      return params.get(0);
    }
  }

  /**
   * One {@code _include} or {@code _revinclude}.
   *
   * @param params reference parameters to follow
   * @param target only targets of this type, or empty for any
   * @param reverse whether resources that point at the matches are wanted
   * @param iterate whether it also applies to what other includes have added
   */
  public record Include(List<SearchParam> params, String target, boolean reverse, boolean iterate) {
    public Include {
      params = List.copyOf(params);
    }
  }

  public SearchQuery {
    branches = List.copyOf(branches);
    sort = List.copyOf(sort);
    includes = List.copyOf(includes);
    elements = List.copyOf(elements);
    issues = List.copyOf(issues);
  }

  /** The resource type that is searched, or empty when there are several. */
  public String type() {
    return branches.size() == 1 ? branches.get(0).type() : "";
  }

  /** The criteria of all types. */
  public List<Condition> criteria() {
    return branches.size() == 1
        ? branches.get(0).criteria()
        : branches.stream().flatMap(branch -> branch.criteria().stream()).toList();
  }

  /** Whether {@code _total} asks for this. */
  public boolean wants(TotalMode mode) {
    return total.isPresent() && total.get() == mode;
  }

  /** Whether only the number of matches is wanted. */
  public boolean countOnly() {
    return count == 0 || summary == SummaryMode.COUNT;
  }
}
