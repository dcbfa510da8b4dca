package org.chartwarden.fhir.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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
   * Most matches of one stored result list; a search without a sort order that has more goes on in
   * a further list, and its total is only counted when {@code _total} asks for it.
   */
  @WithDefault("10000")
  int listSize();

  /** How long the pages of a result list can be fetched. */
  @WithDefault("PT1H")
  Duration resultLifetime();

  /** How often expired result lists are removed. */
  @WithDefault("10m")
  String cleanEvery();
}
