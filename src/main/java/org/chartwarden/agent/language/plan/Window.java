package org.chartwarden.agent.language.plan;

import java.time.OffsetDateTime;

/**
 * A stretch of time, both ends inclusive; null means open.
 *
 * @param text how the task says it
 */
public record Window(OffsetDateTime from, OffsetDateTime to, String text) {
  public static final Window ALWAYS = new Window(null, null, "");

  public boolean isOpen() {
    return from == null && to == null;
  }
}
