package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chartwarden.fhir.gateway.shipped.ShippedDefinitions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.storage.CanonicalStore;
import org.chartwarden.fhir.storage.ResourceStore;

/**
 * Shows the definitions that ship with the program behind the stored matches of a search. Their
 * pages need no stored list: the query itself, which the link carries, always finds the same.
 */
@ApplicationScoped
class ShippedPages {

  private static final String PREFIX = "shipped.";

  private final ShippedDefinitions shipped;
  private final ResourceStore store;
  private final CanonicalStore canonicals;

  @Inject
  ShippedPages(ShippedDefinitions shipped, ResourceStore store, CanonicalStore canonicals) {
    this.canonicals = canonicals;
    this.shipped = shipped;
    this.store = store;
  }

  /** A page of shipped definitions alone, as a link names it: its type, query and place. */
  record Place(String type, String query) {}

  /** What the cursor of a page of shipped definitions says; empty for any other. */
  static Optional<Place> place(SearchPage.Cursor cursor) {
    if (!cursor.set().startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor.set().substring(PREFIX.length()));
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\\?", 2);
      return Optional.of(new Place(parts[0], parts[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw FhirProblem.invalid(
          "bad-page", "'" + cursor.set() + "' is no page of a search; follow a next link");
    }
  }

  /** The number of matches, shipped ones included. */
  long count(String type, String query, long stored) {
    return stored + ids(type, query).size();
  }

  /**
   * A page of stored matches, with shipped ones after the last of them.
   *
   * @param type the one type that is searched, or empty
   * @param query the search as it was understood
   * @param count most matches of a page
   * @param shape what is shown of each
   */
  SearchPage behind(
      SearchPage page, String type, String query, int count, UnaryOperator<ResourceVersion> shape) {
    List<String> ids = ids(type, query);
    if (ids.isEmpty()) {
      return page;
    }
    OptionalLong total =
        page.total().isPresent()
            ? OptionalLong.of(page.total().getAsLong() + ids.size())
            : OptionalLong.empty();
    if (page.next().isPresent()) {
      return new SearchPage(
          page.hits(), total, page.selfQuery(), page.next(), page.previous(), page.issues());
    }
    int room = Math.max(0, count - page.matches().size());
    List<SearchPage.Hit> hits = new ArrayList<>(page.matches().size() + room);
    page.hits().stream().filter(h -> h.mode() == SearchPage.Mode.MATCH).forEach(hits::add);
    hits.addAll(hits(type, ids, 0, room, shape));
    page.hits().stream().filter(h -> h.mode() != SearchPage.Mode.MATCH).forEach(hits::add);
    return new SearchPage(
        hits,
        total,
        page.selfQuery(),
        next(type, query, ids, room, count),
        page.previous(),
        page.issues());
  }

  /** A page of shipped definitions alone. */
  SearchPage at(Place place, SearchPage.Cursor cursor, UnaryOperator<ResourceVersion> shape) {
    List<String> ids = ids(place.type(), place.query());
    int offset = Math.min(cursor.offset(), ids.size());
    return new SearchPage(
        hits(place.type(), ids, offset, cursor.count(), shape),
        OptionalLong.empty(),
        place.query(),
        next(place.type(), place.query(), ids, offset + cursor.count(), cursor.count()),
        Optional.empty(),
        List.of());
  }

  private static Optional<SearchPage.Cursor> next(
      String type, String query, List<String> ids, int end, int count) {
    if (end >= ids.size()) {
      return Optional.empty();
    }
    byte[] text = (type + "?" + query).getBytes(StandardCharsets.UTF_8);
    String set = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    return Optional.of(new SearchPage.Cursor(set, end, count));
  }

  private List<SearchPage.Hit> hits(
      String type, List<String> ids, int from, int count, UnaryOperator<ResourceVersion> shape) {
    return ids.subList(from, Math.min(ids.size(), from + count)).stream()
        .map(id -> shipped.find(new ResourceKey(type, id)).orElseThrow())
        .map(version -> new SearchPage.Hit(shape.apply(version), SearchPage.Mode.MATCH))
        .toList();
  }

  /** Those that no stored resource stands in front of. */
  private List<String> ids(String type, String query) {
    List<ShippedDefinitions.Found> found = shipped.matching(type, QueryString.parse(query));
    if (found.isEmpty()) {
      return List.of();
    }
    List<String> ids = found.stream().map(ShippedDefinitions.Found::id).toList();
    List<String> urls = found.stream().map(ShippedDefinitions.Found::url).toList();
    Set<String> storedIds = new HashSet<>(store.living(type, ids));
    Set<String> storedUrls = new HashSet<>(canonicals.addresses(type, urls));
    return found.stream()
        .filter(f -> !storedIds.contains(f.id()) && !storedUrls.contains(f.url()))
        .map(ShippedDefinitions.Found::id)
        .toList();
  }
}
