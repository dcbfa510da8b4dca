package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.Match;
import org.chartwarden.fhir.search.SearchExecutor;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/**
 * Finds the one resource that a condition names. Whoever asks first takes the lock of the
 * condition, so that of ten clients with the same condition nine see what the first has stored.
 */
@ApplicationScoped
class Conditionals {

  /** What shapes the answer of a search; in a condition it has no meaning. */
  private static final Set<String> RESULT_PARAMETERS =
      Set.of("_count", "_sort", "_total", "_summary", "_elements", "_include", "_revinclude", "");

  private final Searches searches;
  private final SearchExecutor executor;
  private final ResourceStore store;
  private final WriteConfig config;
  private final Narrowings narrowings;
  private final AccessGate access;

  @Inject
  Conditionals(
      Searches searches,
      SearchExecutor executor,
      ResourceStore store,
      WriteConfig config,
      Narrowings narrowings,
      AccessGate access) {
    this.access = access;
    this.narrowings = narrowings;
    this.config = config;
    this.searches = searches;
    this.executor = executor;
    this.store = store;
  }

  /**
   * Reads a condition, with or without the address of its type before it. One that would match
   * everything, or that is about another type, is refused.
   */
  SearchQuery condition(String type, String query) {
    int mark = query.indexOf('?');
    String address = mark >= 0 ? query.substring(0, mark) : "";
    if (!address.isEmpty() && !address.equals(type) && !address.endsWith("/" + type)) {
      throw FhirProblem.invalid(
          "condition-of-other-type",
          "the condition '" + query + "' is about '" + address + "', not about " + type);
    }
    String parameters = query.substring(mark + 1);
    SearchQuery condition = searches.parse(type, parameters, false);
    if (condition.criteria().isEmpty()) {
      throw FhirProblem.preconditionFailed(
          "empty-condition", "the condition '" + query + "' does not say which " + type);
    }
    return condition;
  }

  /** The name of a condition: the same for two that say the same in another order. */
  static String lockName(SearchQuery condition) {
    return condition.type() + "?" + String.join("&", criteria(condition));
  }

  /** The id of a condition that is nothing but {@code _id} with one value. */
  static Optional<String> namedId(SearchQuery condition) {
    return Optional.of(criteria(condition))
        .filter(pairs -> pairs.size() == 1 && pairs.get(0).startsWith("_id="))
        .map(pairs -> pairs.get(0).substring("_id=".length()))
        .filter(id -> ResourceKey.ID.matcher(id).matches());
  }

  private static List<String> criteria(SearchQuery condition) {
    return Stream.of(condition.selfQuery().split("&"))
        .filter(pair -> !RESULT_PARAMETERS.contains(pair.split("[=:]", 2)[0]))
        .sorted()
        .toList();
  }

  /**
   * Locks conditions. Two that name the same identifier exclude each other even when they differ
   * otherwise, since both may be about the same resource.
   */
  void lock(List<SearchQuery> conditions) {
    List<String> names = new ArrayList<>();
    for (SearchQuery condition : conditions) {
      names.add(lockName(condition));
      criteria(condition).stream()
          .filter(pair -> pair.startsWith("identifier="))
          .forEach(pair -> names.add(condition.type() + "?" + pair));
    }
    store.lockNames(names);
  }

  /**
   * The one match or none; fails with 403 without the right to search, with 412 when there are
   * several.
   */
  Optional<ResourceVersion> match(AccessContext who, SearchQuery condition) {
    access.checkType(who, Interaction.SEARCH, condition.type());
    List<Match> matches = executor.firstMatches(condition, narrowings.searching(who), 2);
    if (matches.size() > 1) {
      throw FhirProblem.preconditionFailed(
          "multiple-matches",
          "the condition '" + lockName(condition) + "' matches more than one " + condition.type());
    }
    return matches.stream().map(Match::resource).findFirst();
  }

  /** All matches of a condition; fails with 412 naming their number when they are too many. */
  List<ResourceVersion> matches(AccessContext who, SearchQuery condition) {
    access.checkType(who, Interaction.SEARCH, condition.type());
    int limit = config.maxConditionalDeletes();
    List<Match> matches = executor.firstMatches(condition, narrowings.searching(who), limit + 1);
    if (matches.size() > limit) {
      throw FhirProblem.preconditionFailed(
          "multiple-matches",
          "the condition '"
              + lockName(condition)
              + "' matches "
              + executor.count(condition, narrowings.searching(who))
              + " resources; at most "
              + limit
              + (limit == 1 ? " is" : " are")
              + " deleted at once");
    }
    return matches.stream().map(Match::resource).toList();
  }

  /**
   * Makes sure that a match is still one: somebody may have changed it, without the condition,
   * before it was locked. Then the transaction starts over.
   */
  static void requireUnchanged(ResourceVersion match, Optional<StoredResource> locked) {
    long now = locked.map(l -> l.version().version()).orElse(0L);
    if (now != match.version()) {
      throw new Transactions.WriteRace(match.key() + " was changed");
    }
  }
}
