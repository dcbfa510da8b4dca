package org.chartwarden.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;

/** A query while its parameters are read one by one. */
final class QueryDraft {

  /** Criteria of one type while they are collected, with their wording. */
  private record Collected(List<Condition> criteria, List<String> words) {}

  final String place;
  final List<String> types;
  final QueryReading reading;
  final List<SearchQuery.SortKey> sort = new ArrayList<>();
  final List<SearchQuery.Include> includes = new ArrayList<>();
  final List<String> elements = new ArrayList<>();
  final List<FhirIssue> issues = new ArrayList<>();
  int count;
  int maxResults = SearchQuery.UNLIMITED;
  Optional<SearchQuery.TotalMode> total = Optional.empty();
  SearchQuery.SummaryMode summary = SearchQuery.SummaryMode.FALSE;
  SearchQuery.ExplainMode explain = SearchQuery.ExplainMode.FALSE;
  private final Map<String, Collected> byType = new LinkedHashMap<>();
  private final StringBuilder self = new StringBuilder();

  QueryDraft(String place, List<String> types, QueryReading reading, int defaultCount) {
    this.place = place;
    this.types = List.copyOf(types);
    this.reading = reading;
    this.count = defaultCount;
    types.forEach(type -> byType.put(type, new Collected(new ArrayList<>(), new ArrayList<>())));
  }

  void criterion(String type, Condition condition, String words) {
    byType.get(type).criteria().add(condition);
    byType.get(type).words().add(words);
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
    issues.addAll(reading.notes());
    return new SearchQuery(
        place,
        byType.entrySet().stream()
            .map(
                entry ->
                    new SearchQuery.Branch(
                        entry.getKey(), entry.getValue().criteria(), entry.getValue().words()))
            .toList(),
        sort,
        count,
        maxResults,
        includes,
        total,
        summary,
        elements,
        explain,
        self.toString(),
        issues);
  }
}
