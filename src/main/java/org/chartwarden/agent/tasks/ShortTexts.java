package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import org.chartwarden.platform.Json;

/**
 * Cuts single texts of a result that are far too long, and says so, so that one absurd value of a
 * chart (a name of a million letters) cannot make the rest of it unreadable. Pure.
 */
final class ShortTexts {

  private ShortTexts() {}

  /** A copy with every text at most this long, besides the words that tell how much is missing. */
  static JsonNode of(JsonNode value, int most) {
    return Json.mapTexts(value, text -> cut(text, most));
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + " [" + (text.length() - end) + " characters left out]";
  }
}
