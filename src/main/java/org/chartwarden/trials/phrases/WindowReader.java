package org.chartwarden.trials.phrases;

/**
 * Reads stretches of time: "within the past 6 months", "for at least 3 months", "4 weeks before".
 */
public final class WindowReader {

  private WindowReader() {}

  /**
   * A stretch with its words.
   *
   * @param from index of the first token
   * @param to index after the last
   */
  public record Found(Window window, int from, int to) {}

  /** The stretch that begins at a token, or null. */
  public static Found at(CriterionPhrase phrase, int i) {
    Found opened = OpenedWindow.at(phrase, i);
    return opened == null ? BareWindow.at(phrase, i) : opened;
  }

  /**
   * Where words end that only tell an occasion of the study: "prior to the first dose of study
   * medication", "at the time of randomization".
   *
   * @return the index after them, or 0 when none begin at this token
   */
  public static int occasionEnd(CriterionPhrase phrase, int i) {
    return WindowAnchor.occasionEnd(phrase, i);
  }
}
