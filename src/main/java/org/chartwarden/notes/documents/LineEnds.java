package org.chartwarden.notes.documents;

/** Every end of a line as a line feed, a new page as an empty line. */
final class LineEnds {

  private LineEnds() {}

  static String unified(String text) {
    if (text.indexOf('\r') < 0
        && text.indexOf('\f') < 0
        && text.indexOf('\u2028') < 0
        && text.indexOf('\u2029') < 0
        && text.indexOf('\u0085') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\r' -> {
          out.append('\n');
          if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
            i++;
          }
        }
        case '\f', '\u2029' -> out.append("\n\n");
        case '\u2028', '\u0085' -> out.append('\n');
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
