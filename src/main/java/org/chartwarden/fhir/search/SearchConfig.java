package org.chartwarden.fhir.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of search. */
@ConfigMapping(prefix = "chartwarden.search")
public interface SearchConfig {

  /** Longest time one search statement may take; then the search fails, it is never cut short. */
  @WithDefault("PT30S")
  Duration timeout();

  /** Matches per page when the query does not say. */
  @WithDefault("20")
  int defaultCount();

  /** Most matches per page; a larger {@code _count} gets this many and a next link. */
  @WithDefault("5000")
  int maxCount();

  /** Most comma-separated alternatives of one parameter. */
  @WithDefault("1000")
  int maxAlternatives();

  /** Most resources that includes may add to one page; beyond it the search fails. */
  @WithDefault("10000")
  int maxIncludes();

  /**
   * Matches up to which the first page of a search without a sort order counts them when it does
   * not say {@code _total}; with more, the total is left out and the rest is looked for when its
   * pages are fetched.
   */
  @WithDefault("100")
  int countWithin();

  /**
   * Most matches of one stored result list; a search without a sort order that has more goes on in
   * a further list.
   */
  @WithDefault("10000")
  int listSize();

  /** How long the pages of a result list can be fetched. */
  @WithDefault("PT1H")
  Duration resultLifetime();

  /** How often expired result lists are removed. */
  @WithDefault("10m")
  String cleanEvery();

  /**
   * Addresses under which clients know the FHIR interface, without trailing slash, besides the one
   * they call; a reference in a query that begins with one of them is a reference to this server.
   */
  Optional<List<String>> ownAddresses();

  /**
   * Whether {@code _text} and {@code _content} are served. Their index is built when the first such
   * search comes and followed from then on.
   */
  @WithDefault("true")
  boolean fullText();

  /** How long a search may wait for its words to be taken in; then it warns about the rest. */
  @WithDefault("PT5S")
  Duration fullTextWait();

  /** How often a process looks whether the stored SearchParameter resources have changed. */
  @WithDefault("1s")
  String reloadEvery();
}
