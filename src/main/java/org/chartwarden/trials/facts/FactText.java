package org.chartwarden.trials.facts;

import java.util.List;
import java.util.function.Predicate;

/** A text of a chart, read once for all who ask what it says. Immutable. */
public final class FactText {

  private final String text;
  private final SentenceWords words;

  /** Made when it is first asked for; threads that make it at once make the same. */
  private volatile Meaning meaning;

  /**
   * What a text means.
   *
   * @param sites of the body that it tells, be it to deny them
   * @param affirmedSites those that it neither denies nor leaves open
   */
  private record Meaning(
      ClauseText clauses, List<WordKin.Kin> sites, List<WordKin.Kin> affirmedSites) {}

  FactText(String text, SentenceWords words) {
    this.text = text;
    this.words = words;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Its words. */
  public SentenceWords words() {
    return words;
  }

  /** Its words with what their clauses say of them. */
  public ClauseText clauses() {
    return meaning().clauses();
  }

  /** The sites of the body that it tells, each once, be it to deny them. */
  public List<WordKin.Kin> sites() {
    return meaning().sites();
  }

  /** The sites of the body that it neither denies nor leaves open, each once. */
  public List<WordKin.Kin> affirmedSites() {
    return meaning().affirmedSites();
  }

  private Meaning meaning() {
    if (meaning == null) {
      ClauseText clauses = ClauseText.of(text);
      meaning =
          new Meaning(
              clauses,
              sites(clauses, word -> true),
              sites(clauses, word -> !word.denied() && !word.open()));
    }
    return meaning;
  }

  private static List<WordKin.Kin> sites(ClauseText clauses, Predicate<ClauseText.Word> counts) {
    return clauses.words().stream()
        .filter(counts)
        .map(ClauseText.Word::kin)
        .filter(kin -> WordKin.isSite(kin.key()))
        .distinct()
        .toList();
  }
}
