package org.chartwarden.fhir.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Helps a reader of an error to the name that was meant. */
final class Spelling {

  private static final int MOST_LISTED = 12;

  private Spelling() {}

  /** "; did you mean ..." when a known name is close, else nothing. */
  static String hint(String name, Collection<String> known) {
    Optional<String> nearest =
        known.stream()
            .min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(k -> k));
    return nearest
        .filter(k -> distance(name, k) <= Math.max(1, name.length() / 3))
        .map(k -> "; did you mean '" + k + "'?")
        .orElse("");
  }

  /** "; it has ..." for a short list of codes, else nothing. */
  static String listing(Collection<String> codes) {
    List<String> sorted = List.copyOf(new TreeSet<>(codes));
    return sorted.size() <= MOST_LISTED ? "; it has " + String.join(", ", sorted) : "";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
