package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.ManyQueries;
import org.chartwarden.fhir.search.Narrowing;
import org.chartwarden.fhir.search.QueryScreen;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.smart.AccessContext;

/** Holds some resources against many queries: few of them reach the database. */
@ApplicationScoped
class ManySearches {

  /** As many ids as one parameter may have alternatives. */
  private static final int PIECE = 500;

  private final Searches searches;
  private final QueryScreen screen;
  private final ManyQueries many;
  private final Narrowings narrowings;

  @Inject
  ManySearches(Searches searches, QueryScreen screen, ManyQueries many, Narrowings narrowings) {
    this.narrowings = narrowings;
    this.searches = searches;
    this.screen = screen;
    this.many = many;
  }

  /**
   * By query, the ids of those resources that match it.
   *
   * @param current resources of one type as they are stored now
   */
  Map<String, Set<String>> matches(
      AccessContext who, String type, Collection<String> queries, List<ResourceVersion> current) {
    QueryScreen.Present present =
        screen.of(type, current.stream().map(ResourceVersion::tree).toList());
    Map<String, Set<String>> found = new HashMap<>();
    List<String> left = new ArrayList<>();
    for (String query : queries) {
      found.put(query, new HashSet<>());
      if (present.mayMatch(QueryString.parse(query))) {
        left.add(query);
      }
    }
    List<String> ids = current.stream().map(version -> version.key().id()).toList();
    for (int from = 0; from < ids.size() && !left.isEmpty(); from += PIECE) {
      List<String> piece = ids.subList(from, Math.min(ids.size(), from + PIECE));
      ask(type, left, piece, narrowings.searching(who), found);
    }
    return found;
  }

  private void ask(
      String type,
      List<String> queries,
      List<String> ids,
      Narrowing narrowing,
      Map<String, Set<String>> found) {
    List<SearchQuery> parsed =
        queries.stream()
            .map(query -> searches.parse(type, Searches.among(ids, query), false))
            .toList();
    List<Set<String>> answers = many.ids(parsed, narrowing);
    for (int i = 0; i < answers.size(); i++) {
      found.get(queries.get(i)).addAll(answers.get(i));
    }
  }
}
