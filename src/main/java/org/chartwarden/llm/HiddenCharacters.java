package org.chartwarden.llm;

import java.util.function.IntFunction;

/**
 * Characters that change how a text looks without being seen: controls, marks of writing direction,
 * zero-width characters, tags, private ones. Text from outside may hide words in them.
 */
public final class HiddenCharacters {

  private HiddenCharacters() {}

  /** A JSON text with these characters as escapes, which every reader of JSON takes the same. */
  public static String escapedInJson(String json) {
    return replaced(json, HiddenCharacters::escape);
  }

  private static String escape(int point) {
    StringBuilder escape = new StringBuilder();
    for (char unit : Character.toChars(point)) {
      escape.append(String.format("\\u%04x", (int) unit));
    }
    return escape.toString();
  }

  /** A text for people in which each of these characters, but for line breaks, shows its number. */
  public static String shown(String text) {
    return replaced(text, point -> String.format("⟨U+%04X⟩", point));
  }

  /** A text without any of these is given back as it is. */
  private static String replaced(String text, IntFunction<String> form) {
    StringBuilder replaced = null;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (hidden(point) && point != '\n' && point != '\r' && point != '\t') {
        replaced =
            replaced == null ? new StringBuilder(text.length() + 64).append(text, 0, i) : replaced;
        replaced.append(form.apply(point));
      } else if (replaced != null) {
        replaced.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return replaced == null ? text : replaced.toString();
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
