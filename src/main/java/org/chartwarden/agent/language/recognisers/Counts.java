package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.Map;

/** Numbers in digits and in words. */
final class Counts {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("a", "1"),
          Map.entry("an", "1"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("couple", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("twelve", "12"),
          Map.entry("fourteen", "14"),
          Map.entry("eighteen", "18"),
          Map.entry("twenty four", "24"),
          Map.entry("twentyfour", "24"),
          Map.entry("thirty", "30"),
          Map.entry("forty eight", "48"),
          Map.entry("half a", "0.5"),
          Map.entry("half an", "0.5"),
          Map.entry("thirty six", "36"),
          Map.entry("sixty", "60"),
          Map.entry("seventy two", "72"),
          Map.entry("ninety six", "96"),
          Map.entry("a couple of", "2"),
          Map.entry("ninety", "90"));

  /** A rule part that reads a count into the group {@code n}. */
  static final String RULE =
      "(?<n>{n}|" + String.join("|", WORDS.keySet()).replace("|couple|", "|couple|") + ")";

  private Counts() {}

  static BigDecimal of(String written) {
    return written == null ? BigDecimal.ONE : new BigDecimal(WORDS.getOrDefault(written, written));
  }
}
