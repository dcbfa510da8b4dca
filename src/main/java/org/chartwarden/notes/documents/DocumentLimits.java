package org.chartwarden.notes.documents;

import java.time.Duration;

/**
 * How much of a document is read; more is refused.
 *
 * @param bytes most bytes of the attachment
 * @param characters most characters of its text
 * @param pages most pages
 * @param time longest time for one document
 */
public record DocumentLimits(int bytes, int characters, int pages, Duration time) {

  /** The same for texts of at most so many characters. */
  public DocumentLimits of(int most) {
    return new DocumentLimits(bytes, most, pages, time);
  }

  /** 8 MB, 100,000 characters, 200 pages, one second. */
  public static final DocumentLimits STANDARD =
      new DocumentLimits(8_000_000, 100_000, 200, Duration.ofSeconds(1));
}
