package org.chartwarden.llm;

/**
 * Characters that change how a text looks without being seen: controls, marks of writing direction,
 * zero-width characters, tags, private ones. Text from outside may hide words in them.
 */
public final class HiddenCharacters {

  private HiddenCharacters() {}

  /** A JSON text with these characters as escapes, which every reader of JSON takes the same. */
  public static String escapedInJson(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); ) {
      int point = json.codePointAt(i);
      int length = Character.charCount(point);
      if (hidden(point) && point != '\n' && point != '\r' && point != '\t') {
        escaped =
            escaped == null ? new StringBuilder(json.length() + 64).append(json, 0, i) : escaped;
        for (int unit = i; unit < i + length; unit++) {
          escaped.append(String.format("\\u%04x", (int) json.charAt(unit)));
        }
      } else if (escaped != null) {
        escaped.appendCodePoint(point);
      }
      i += length;
    }
    return escaped == null ? json : escaped.toString();
  }

  /** A text for people in which each of these characters, but for line breaks, shows its number. */
  public static String shown(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int length = Character.charCount(point);
      if (hidden(point) && point != '\n' && point != '\r' && point != '\t') {
        shown = shown == null ? new StringBuilder(text.length() + 64).append(text, 0, i) : shown;
        shown.append(String.format("⟨U+%04X⟩", point));
      } else if (shown != null) {
        shown.appendCodePoint(point);
      }
      i += length;
    }
    return shown == null ? text : shown.toString();
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
