package org.chartwarden.fhir.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds parameter names that a misspelt one may have meant. */
final class NearNames {

  private static final int MOST = 4;

  private NearNames() {}

  static Set<String> of(String name, Collection<SearchParam> params) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, wanted.length() / 3);
    return params.stream()
        .map(SearchParam::name)
        .filter(
            known ->
                distance(wanted, known.toLowerCase(Locale.ROOT)) <= allowed
                    || (wanted.length() > 2 && known.contains(wanted))
                    || (known.length() > 2 && wanted.contains(known)))
        .sorted(
            Comparator.comparingInt((String known) -> distance(wanted, known))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Number of letters to insert, delete or replace (Levenshtein 1966). */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
