package org.chartwarden.cli;

import java.util.ArrayList;
import java.util.List;

/** Foreign text for a terminal. */
final class TerminalText {

  private TerminalText() {}

  /** One line without characters that steer a terminal or turn the direction of writing. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
        .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "")
        .strip();
  }

  /** At most so many characters, with a sign where some are left out. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** Lines of at most so many characters, cut between words where there are some. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = plain(text);
    while (rest.length() > width) {
      int at = rest.lastIndexOf(' ', width);
      int end = at <= 0 ? width : at;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
