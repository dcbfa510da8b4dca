package org.chartwarden.platform;

import java.util.Locale;

/** Writes HTML in which whatever people wrote stays text. */
public final class Markup {

  private Markup() {}

  /** Appends text, escaped for element content and quoted attributes alike. */
  public static void text(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append(c);
        default -> out.append(shown(c));
      }
    }
  }

  /**
   * A character as a page may hold it. Control characters, and those that turn the direction of
   * writing and could make a note look as it does not read, are shown as a box.
   */
  private static char shown(char c) {
    boolean control = c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
    boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    if (c == '\r') {
      return ' ';
    }
    return control || turns ? '\u25a1' : c;
  }

  /** Appends an element with text in it. */
  public static void element(StringBuilder out, String name, String type, String text) {
    out.append('<').append(name);
    if (!type.isEmpty()) {
      out.append(" class=\"").append(type).append('"');
    }
    out.append('>');
    text(out, text);
    out.append("</").append(name).append('>');
  }

  /** Text as a string of a style sheet, with its quotes; it can end neither string nor sheet. */
  public static String styleString(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              int shown = c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? shown((char) c) : c;
              if (shown == ' ' || Character.isLetterOrDigit(shown)) {
                out.appendCodePoint(shown);
              } else {
                out.append('\\').append(Integer.toHexString(shown)).append(' ');
              }
            });
    return out.append('"').toString();
  }

  /** A word that is safe as a class name. */
  public static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "");
  }
}
