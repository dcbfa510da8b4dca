package org.chartwarden.cds.cards;

import java.util.List;

/** Words of charts and notes as Markdown that shows them and obeys nothing in them. */
public final class MarkdownText {

  private static final String SPECIAL = "\\`*_{}[]()#+-.!|<>~&";

  private MarkdownText() {}

  /** The words, with what Markdown or HTML would act on taken as it stands. */
  public static String of(String words) {
    StringBuilder text = new StringBuilder(words.length() + 8);
    for (char c : words.toCharArray()) {
      if (c == '\n' || c == '\r') {
        text.append(' ');
      } else {
        text.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return text.toString();
  }

  /** A list, one line for each; every line is taken as it stands. */
  public static String list(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("- ").append(of(line)).append('\n'));
    return text.toString();
  }
}
