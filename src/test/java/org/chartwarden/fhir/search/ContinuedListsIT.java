package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Result lists that are longer than one stored list may be. */
@QuarkusTest
class ContinuedListsIT {

  private static final int MATCHES = 23;
  private static final int LIST = 7;
  private static final int COUNTED = 5;
  private static final int PAGE = 3;
  private static final String WHICH = "patient=continued&_count=" + PAGE;

  @Inject FhirGateway gateway;
  @Inject SearchDatabase database;
  @Inject SearchSql searchSql;
  @Inject SearchConfig config;
  @Inject SearchQueryParser parser;
  @Inject Clock clock;
  @Inject IdGenerator ids;

  private ResultSets lists;
  private final BiFunction<String, String, SearchQuery> reader =
      (type, query) -> parser.parse(type, QueryString.parse(query), true);

  @BeforeEach
  void store() {
    lists = new ResultSets(database, searchSql, shortLists(config), clock, ids);
    IntStream.range(0, MATCHES).forEach(i -> put("continued-" + i, "final"));
  }

  private void put(String id, String status) {
    ObjectNode observation =
        Json.object().put("resourceType", "Observation").put("id", id).put("status", status);
    observation.putObject("code").put("text", "x");
    observation.putObject("subject").put("reference", "Patient/continued");
    gateway.update(
        SearchScenario.ANYONE, new ResourceKey("Observation", id), observation, WriteOptions.NONE);
  }

  @Test
  void everyMatchComesOnceAlsoBeyondTheFirstList() {
    FirstPage first = lists.first(reader.apply("Observation", WHICH), Narrowing.NONE);
    assertThat(first.total()).isEmpty();
    put("continued-later", "final");
    List<String> seen = new ArrayList<>(idsOf(first.matches()));
    String set = first.resultSet().orElseThrow();
    int offset = PAGE;
    boolean more = true;
    while (more) {
      StoredPage page = lists.page(set, offset, PAGE, Narrowing.NONE, reader);
      assertThat(lists.page(set, offset, PAGE, Narrowing.NONE, reader).matches())
          .isEqualTo(page.matches());
      seen.addAll(idsOf(page.matches()));
      set = page.set();
      offset = page.offset() + page.matches().size();
      more = page.more();
    }
    assertThat(seen)
        .isEqualTo(IntStream.range(0, MATCHES).mapToObj(i -> "continued-" + i).toList());
  }

  @Test
  void theFirstListIsShortAndLaterPagesLeadBackIntoIt() {
    FirstPage first = lists.first(reader.apply("Observation", WHICH), Narrowing.NONE);
    String set = first.resultSet().orElseThrow();
    StoredPage second = lists.page(set, PAGE, PAGE, Narrowing.NONE, reader);
    assertThat(second.set()).isEqualTo(set);
    StoredPage third = lists.page(set, 2 * PAGE, PAGE, Narrowing.NONE, reader);
    assertThat(third.set()).isNotEqualTo(set);
    StoredPage.Place before = third.before().orElseThrow();
    assertThat(before).isEqualTo(new StoredPage.Place(set, PAGE));
    assertThat(
            idsOf(
                lists.page(before.set(), before.offset(), PAGE, Narrowing.NONE, reader).matches()))
        .isEqualTo(idsOf(second.matches()));
    assertThat(lists.page(set, 0, PAGE, Narrowing.NONE, reader).before()).isEmpty();
  }

  @Test
  void anUnsortedSearchTellsItsTotalWhereItIsSmall() {
    assertThat(
            lists
                .first(reader.apply("Observation", WHICH + "&_id=continued-1"), Narrowing.NONE)
                .total())
        .hasValue(1);
    assertThat(lists.first(reader.apply("Observation", WHICH), Narrowing.NONE).total()).isEmpty();
  }

  @Test
  void aLimitOverAllPagesIsKept() {
    FirstPage first =
        lists.first(reader.apply("Observation", WHICH + "&_maxresults=8"), Narrowing.NONE);
    assertThat(first.total()).hasValue(8);
    StoredPage last = lists.page(first.resultSet().orElseThrow(), 6, PAGE, Narrowing.NONE, reader);
    assertThat(last.matches()).hasSize(2);
    assertThat(last.more()).isFalse();
  }

  @Test
  void aListOfACompartmentGoesOnInTheCompartment() {
    BiFunction<String, String, SearchQuery> places =
        (place, query) -> parser.parse(SearchScope.at(place, true), QueryString.parse(query));
    FirstPage first =
        lists.first(
            places.apply("Patient/continued/Observation", "_count=" + PAGE), Narrowing.NONE);
    List<String> seen = new ArrayList<>(idsOf(first.matches()));
    String set = first.resultSet().orElseThrow();
    int offset = PAGE;
    boolean more = true;
    while (more) {
      StoredPage page = lists.page(set, offset, PAGE, Narrowing.NONE, places);
      seen.addAll(idsOf(page.matches()));
      set = page.set();
      offset = page.offset() + page.matches().size();
      more = page.more();
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(MATCHES).doesNotHaveDuplicates();
    assertThat(seen).allMatch(id -> id.startsWith("continued-"));
  }

  @Test
  void aSortedListIsWholeAndCounted() {
    FirstPage first =
        lists.first(reader.apply("Observation", WHICH + "&_sort=_id"), Narrowing.NONE);
    assertThat(first.total().orElseThrow()).isGreaterThanOrEqualTo(MATCHES);
    StoredPage last =
        lists.page(first.resultSet().orElseThrow(), MATCHES - 1, PAGE, Narrowing.NONE, reader);
    assertThat(last.matches()).isNotEmpty();
    assertThat(last.total()).isEqualTo(first.total());
  }

  private static List<String> idsOf(List<Match> matches) {
    return matches.stream().map(match -> match.resource().key().id()).toList();
  }

  /** The settings of the server, but with short lists. */
  private static SearchConfig shortLists(SearchConfig rest) {
    return (SearchConfig)
        Proxy.newProxyInstance(
            SearchConfig.class.getClassLoader(),
            new Class<?>[] {SearchConfig.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "listSize" -> LIST;
                  case "countWithin" -> COUNTED;
                  default -> method.invoke(rest, arguments);
                });
  }
}
