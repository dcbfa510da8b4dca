package org.chartwarden.agent.language.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.vocabulary.SpellingDistance;

/**
 * Puts right small slips in words of five letters and more, when exactly one known word is near.
 * Short words are left alone: a slip in them can turn one clinical word into another.
 */
public final class Speller {

  private static final int SHORTEST = 5;
  private static final int TWO_SLIPS_FROM = 9;

  /** Contractions without their apostrophe. */
  private static final Map<String, String> CONTRACTIONS =
      Map.ofEntries(
          Map.entry("dont", "don't"),
          Map.entry("doesnt", "doesn't"),
          Map.entry("didnt", "didn't"),
          Map.entry("isnt", "isn't"),
          Map.entry("arent", "aren't"),
          Map.entry("wasnt", "wasn't"),
          Map.entry("hasnt", "hasn't"),
          Map.entry("havent", "haven't"),
          Map.entry("cant", "can't"),
          Map.entry("couldnt", "couldn't"),
          Map.entry("shouldnt", "shouldn't"));

  private final Set<String> known;
  private final Set<String> drugs;
  private final Map<Character, List<String>> byInitial = new HashMap<>();

  /**
   * @param known every word that is no slip
   * @param drugs words of drug names only: two slips from one stands another drug ("nimodipine" is
   *     not "nifedipine")
   */
  public Speller(Set<String> known, Set<String> drugs) {
    this.known = Set.copyOf(known);
    this.drugs = Set.copyOf(drugs);
    for (String word : known) {
      if (word.length() >= SHORTEST - 1) {
        byInitial.computeIfAbsent(word.charAt(0), c -> new java.util.ArrayList<>()).add(word);
      }
    }
  }

  public boolean knows(String word) {
    return known.contains(word);
  }

  /** The known word that was meant, or the word itself. */
  public String correct(String word) {
    String whole = CONTRACTIONS.get(word);
    if (whole != null) {
      return whole;
    }
    if (known.contains(word)
        || word.length() < SHORTEST
        || word.endsWith("ology")
        || word.chars().anyMatch(Character::isDigit)) {
      return word;
    }
    int limit = word.length() >= TWO_SLIPS_FROM ? 2 : 1;
    String best = word;
    int bestDistance = limit + 1;
    for (String candidate : byInitial.getOrDefault(word.charAt(0), List.of())) {
      int distance = SpellingDistance.between(word, candidate, limit);
      if (distance > 1 && drugs.contains(candidate)) {
        distance = limit + 1;
      }
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      } else if (distance == bestDistance && distance <= limit) {
        best = word;
      }
    }
    return best;
  }
}
