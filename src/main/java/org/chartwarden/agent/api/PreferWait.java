package org.chartwarden.agent.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The preference {@code wait=N} of the header Prefer (RFC 7240, section 4.3), in seconds. */
final class PreferWait {

  private static final int MOST_SECONDS = 300;

  private PreferWait() {}

  /** How long to wait; zero without the preference, never more than five minutes. */
  static Duration of(List<String> headers) {
    for (String header : headers) {
      for (String preference : header.split("[,;]")) {
        String text = preference.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("wait=")) {
          return seconds(text.substring("wait=".length()).replace("\"", ""));
        }
      }
    }
    return Duration.ZERO;
  }

  private static Duration seconds(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw AgentProblem.invalid(
          "invalid-wait", "Prefer", "wait must be a number of seconds, not \"" + text + "\"");
    }
    return Duration.ofSeconds(Math.min(MOST_SECONDS, Integer.parseInt(text)));
  }
}
