package org.chartwarden.evidence;

import java.util.Objects;

/**
 * One fact from the record that an answer or a warning rests on.
 *
 * @param source the resource version it was read from
 * @param text the fact in one sentence, for a person
 */
public record Evidence(RecordPointer source, String text) {

  public Evidence {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(text, "text");
  }
}
