package org.chartwarden.notes.quotes;

import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * Finds quotes in a note. White space of any kind and length is one blank; letter case and the kind
 * of dashes and quotation marks do not matter. A quote must not begin or end within a word or a
 * number, so that "1.2" is not found in "11.25".
 */
public final class NoteQuotes {

  private final String note;
  private final String folded;

  /** For every folded character the place of the one it stands for; one more for the end. */
  private final int[] places;

  public NoteQuotes(String note) {
    this.note = note;
    StringBuilder text = new StringBuilder(note.length());
    int[] where = new int[note.length() + 1];
    fold(note, text, where);
    this.folded = text.toString();
    this.places = where;
  }

  /** Where a quote stands first, if it does. */
  public Optional<TextSpan> find(String quote) {
    StringBuilder text = new StringBuilder(quote.length());
    fold(quote, text, new int[quote.length() + 1]);
    String wanted = text.toString().strip();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      if (whole(at, at + wanted.length())) {
        int start = places[at];
        int end = places[at + wanted.length() - 1] + 1;
        return Optional.of(new TextSpan(start, end, note.substring(start, end)));
      }
    }
    return Optional.empty();
  }

  private boolean whole(int start, int end) {
    char first = folded.charAt(start);
    char last = folded.charAt(end - 1);
    char before = start == 0 ? ' ' : folded.charAt(start - 1);
    char after = end == folded.length() ? ' ' : folded.charAt(end);
    boolean cutsWord =
        inWord(first) && inWord(before) || inWord(last) && inWord(after) && !unitAfter(last, after);
    boolean cutsNumber =
        (first == '.' || first == ',') && digit(before)
            || digit(first) && point(before) && start > 1 && digit(folded.charAt(start - 2))
            || digit(last)
                && point(after)
                && end + 1 < folded.length()
                && digit(folded.charAt(end + 1));
    boolean cutsSign =
        digit(first) && before == '-' && (start == 1 || folded.charAt(start - 2) == ' ');
    return !cutsWord && !cutsNumber && !cutsSign;
  }

  /** A unit written against its number: "330msec". */
  private static boolean unitAfter(char last, char after) {
    return digit(last) && !digit(after);
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean point(char c) {
    return c == '.' || c == ',';
  }

  private static void fold(String text, StringBuilder folded, int[] places) {
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (space && blank) {
        continue;
      }
      blank = space;
      places[folded.length()] = i;
      folded.append(space ? ' ' : folded(c));
    }
    places[folded.length()] = text.length();
  }

  private static char folded(char c) {
    return switch (c) {
      case '‐', '‑', '‒', '–', '—', '−' -> '-';
      case '‘', '’', '`', '´', '′' -> '\'';
      case '“', '”', '″' -> '"';
      case 'μ' -> 'µ';
      default -> Character.toLowerCase(c);
    };
  }
}
