package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceSubset;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.FirstPage;
import org.chartwarden.fhir.search.IncludeExecutor;
import org.chartwarden.fhir.search.Match;
import org.chartwarden.fhir.search.ResultSets;
import org.chartwarden.fhir.search.SearchExecutor;
import org.chartwarden.fhir.search.SearchExplainer;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.search.SearchQueryParser;
import org.chartwarden.fhir.search.SearchScope;
import org.chartwarden.fhir.search.StoredPage;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/** Runs searches: matches and includes from the index, their contents from the store. */
@ApplicationScoped
class Searches {

  private final SearchQueryParser parser;
  private final SearchExecutor executor;
  private final IncludeExecutor includes;
  private final SearchExplainer explainer;
  private final ResultSets resultSets;
  private final ShippedPages shipped;
  private final Narrowings narrowings;
  private final AccessGate access;
  private final TrailSearches trail;

  @Inject
  Searches(
      SearchQueryParser parser,
      SearchExecutor executor,
      IncludeExecutor includes,
      SearchExplainer explainer,
      ResultSets resultSets,
      ShippedPages shipped,
      Narrowings narrowings,
      AccessGate access,
      TrailSearches trail) {
    this.trail = trail;
    this.narrowings = narrowings;
    this.access = access;
    this.shipped = shipped;
    this.parser = parser;
    this.executor = executor;
    this.includes = includes;
    this.explainer = explainer;
    this.resultSets = resultSets;
  }

  SearchQuery parse(String type, String query, boolean lenient) {
    ResourceTypes.require(type);
    return parser.parse(type, QueryString.parse(query), lenient);
  }

  /**
   * Those of some resources that match a search, by one statement that reads nothing else.
   *
   * @param query URL-encoded search parameters; results are not sorted, paged or joined by it
   */
  Set<String> among(AccessContext who, String type, String query, Collection<String> ids) {
    SearchQuery parsed = parse(type, among(ids, query), false);
    return executor.firstMatches(parsed, narrowings.searching(who), ids.size()).stream()
        .map(match -> match.resource().key().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first matches in order, by one statement; no list of them is kept. */
  List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
    return executor
        .firstMatches(parse(type, query, false), narrowings.searching(who), most)
        .stream()
        .map(Match::resource)
        .toList();
  }

  /** A query that only some resources can match. */
  static String among(Collection<String> ids, String query) {
    return "_id=" + String.join(",", ids) + (query.isEmpty() ? "" : "&" + query);
  }

  /** How a search is answered, as a Parameters resource. */
  ObjectNode explain(AccessContext who, SearchOptions options, String query) {
    return explainer.explain(read(options, query), narrowings.searching(who));
  }

  private SearchQuery read(SearchOptions options, String query) {
    if (!options.type().isEmpty()) {
      ResourceTypes.require(options.type());
    }
    List<Map.Entry<String, String>> parameters = QueryString.parse(query);
    if (parameters.stream().anyMatch(p -> p.getKey().equals("_query"))) {
      throw FhirProblem.notSupported(
          "named-query",
          "this server has no named queries; leave out _query and say what is wanted by search"
              + " parameters");
    }
    SearchScope scope =
        new SearchScope(options.type(), options.lenient(), options.base(), options.compartment());
    return parser.parse(scope, parameters);
  }

  SearchPage first(AccessContext who, SearchOptions options, String query) {
    if (TrailSearches.serves(options.type())) {
      return trail.first(who, options, query);
    }
    SearchQuery parsed = read(options, query);
    if (!options.type().isEmpty()) {
      access.checkType(who, Interaction.SEARCH, options.type());
    }
    if (parsed.countOnly()) {
      long stored = executor.count(parsed, narrowings.searching(who));
      OptionalLong total =
          OptionalLong.of(
              options.compartment().isPresent()
                  ? stored
                  : shipped.count(parsed.type(), parsed.selfQuery(), stored));
      return page(List.of(), total, parsed.selfQuery(), Optional.empty(), Optional.empty(), parsed);
    }
    FirstPage found = executor.firstPage(parsed, narrowings.searching(who));
    Optional<SearchPage.Cursor> next =
        found.resultSet().map(set -> new SearchPage.Cursor(set, parsed.count(), parsed.count()));
    SearchPage page =
        page(
            hits(who, parsed, found.matches()),
            found.total(),
            parsed.selfQuery(),
            next,
            Optional.empty(),
            parsed);
    return options.compartment().isPresent()
        ? page
        : shipped.behind(page, parsed.type(), parsed.selfQuery(), parsed.count(), shape(parsed));
  }

  SearchPage at(AccessContext who, SearchPage.Cursor cursor) {
    if (TrailSearches.continues(cursor)) {
      return trail.at(who, cursor);
    }
    Optional<ShippedPages.Place> ofShipped = ShippedPages.place(cursor);
    if (ofShipped.isPresent()) {
      SearchQuery query = parse(ofShipped.get().type(), ofShipped.get().query(), true);
      return shipped.at(ofShipped.get(), cursor, shape(query));
    }
    StoredPage found =
        resultSets.page(
            cursor.set(),
            cursor.offset(),
            cursor.count(),
            narrowings.searching(who),
            (place, query) -> parser.parse(SearchScope.at(place, true), QueryString.parse(query)));
    SearchQuery parsed =
        parser.parse(SearchScope.at(found.type(), true), QueryString.parse(found.selfQuery()));
    int offset = found.offset();
    int end = offset + found.matches().size();
    Optional<SearchPage.Cursor> next =
        found.more()
            ? Optional.of(new SearchPage.Cursor(found.set(), end, cursor.count()))
            : Optional.empty();
    Optional<SearchPage.Cursor> previous =
        found
            .before()
            .map(before -> new SearchPage.Cursor(before.set(), before.offset(), cursor.count()));
    List<Match> shown =
        found.matches().stream().filter(match -> access.stillShown(who, match.resource())).toList();
    SearchPage page =
        page(
            hits(who, parsed, shown),
            parsed.wants(SearchQuery.TotalMode.NONE) ? OptionalLong.empty() : found.total(),
            found.selfQuery(),
            next,
            previous,
            parsed);
    // The place of a search within a compartment is no type.
    return shipped.behind(page, found.type(), found.selfQuery(), cursor.count(), shape(parsed));
  }

  private static SearchPage page(
      List<SearchPage.Hit> hits,
      OptionalLong total,
      String selfQuery,
      Optional<SearchPage.Cursor> next,
      Optional<SearchPage.Cursor> previous,
      SearchQuery query) {
    List<FhirIssue> issues = previous.isPresent() ? List.of() : query.issues();
    return new SearchPage(hits, total, selfQuery, next, previous, issues);
  }

  private List<SearchPage.Hit> hits(AccessContext who, SearchQuery query, List<Match> matches) {
    List<Match> included =
        query.includes().isEmpty() || matches.isEmpty()
            ? List.of()
            : includes.includes(
                query, matches.stream().map(Match::pid).toList(), narrowings.reading(who));
    Optional<ResourceSubset> subset = subset(query);
    List<SearchPage.Hit> hits = new ArrayList<>(matches.size() + included.size());
    matches.forEach(match -> hits.add(hit(match, subset, SearchPage.Mode.MATCH)));
    included.forEach(match -> hits.add(hit(match, subset, SearchPage.Mode.INCLUDE)));
    return hits;
  }

  private static SearchPage.Hit hit(
      Match match, Optional<ResourceSubset> subset, SearchPage.Mode mode) {
    ResourceVersion resource = match.resource();
    return new SearchPage.Hit(subset.map(s -> s.of(resource)).orElse(resource), mode);
  }

  private static UnaryOperator<ResourceVersion> shape(SearchQuery query) {
    return subset(query).<UnaryOperator<ResourceVersion>>map(s -> s::of).orElse(v -> v);
  }

  private static Optional<ResourceSubset> subset(SearchQuery query) {
    if (!query.elements().isEmpty()) {
      return Optional.of(ResourceSubset.elements(query.elements()));
    }
    return switch (query.summary()) {
      case TRUE -> Optional.of(ResourceSubset.summary());
      case TEXT -> Optional.of(ResourceSubset.text());
      case DATA -> Optional.of(ResourceSubset.data());
      case COUNT, FALSE -> Optional.empty();
    };
  }
}
