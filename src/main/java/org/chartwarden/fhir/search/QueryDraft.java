package org.chartwarden.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;

/** A query while its parameters are read one by one. */
final class QueryDraft {

  final String type;
  final List<Condition> criteria = new ArrayList<>();
  final List<SearchQuery.SortKey> sort = new ArrayList<>();
  final List<SearchQuery.Include> includes = new ArrayList<>();
  final List<String> elements = new ArrayList<>();
  final List<FhirIssue> issues = new ArrayList<>();
  int count;
  SearchQuery.TotalMode total = SearchQuery.TotalMode.NONE;
  SearchQuery.SummaryMode summary = SearchQuery.SummaryMode.FALSE;
  private final StringBuilder self = new StringBuilder();

  QueryDraft(String type, int defaultCount) {
    this.type = type;
    this.count = defaultCount;
  }

  /** Adds a parameter that was understood to the self link. */
  void accept(String name, String value) {
    self.append(self.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value));
  }

  /** Encodes as in a URL; characters that queries use and URLs allow stay readable. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%3A", ":")
        .replace("%2F", "/")
        .replace("%2C", ",");
  }

  SearchQuery build() {
    return new SearchQuery(
        type, criteria, sort, count, includes, total, summary, elements, self.toString(), issues);
  }
}
