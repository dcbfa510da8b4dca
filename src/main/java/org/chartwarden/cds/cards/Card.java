package org.chartwarden.cds.cards;

import java.util.List;
import java.util.Objects;

/**
 * Something a clinician should see.
 *
 * @param summary one sentence of at most 140 characters; a longer one is cut
 * @param detail GitHub Flavored Markdown, with the evidence
 * @param indicator how urgent it is
 * @param topic stable code of what it is about, for the source
 * @param suggestions what could be done
 * @param links pages that tell more
 * @param overridable whether a reason is asked for when it is passed over
 */
public record Card(
    String summary,
    String detail,
    Indicator indicator,
    Topic topic,
    List<Suggestion> suggestions,
    List<Link> links,
    boolean overridable) {

  /** Longest summary that the specification allows. */
  static final int LONGEST = 140;

  /** What a card is about, as a code of this project. */
  public record Topic(String code, String display) {}

  /**
   * A page that tells more.
   *
   * @param url its address
   */
  public record Link(String label, String url) {}

  public Card {
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(indicator, "indicator");
    Objects.requireNonNull(topic, "topic");
    summary = summary.length() <= LONGEST ? summary : summary.substring(0, LONGEST - 1) + "…";
    suggestions = List.copyOf(suggestions);
    links = List.copyOf(links);
  }

  /** A card that only tells. */
  public static Card telling(String summary, String detail, Indicator indicator, Topic topic) {
    return new Card(summary, detail, indicator, topic, List.of(), List.of(), false);
  }

  /** The same with something that could be done. */
  public Card suggesting(Suggestion suggestion) {
    return new Card(summary, detail, indicator, topic, List.of(suggestion), links, overridable);
  }

  /** The same with a page that tells more. */
  public Card linking(String label, String url) {
    return new Card(
        summary, detail, indicator, topic, suggestions, List.of(new Link(label, url)), overridable);
  }

  /** The same, to be passed over only with a reason. */
  public Card asking() {
    return new Card(summary, detail, indicator, topic, suggestions, links, true);
  }
}
