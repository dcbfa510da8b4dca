package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers, letters and dashes that mark the items of a list within one criterion, as bullets; the
 * text keeps its length.
 */
final class ItemMarks {

  private static final Pattern NUMBERS =
      Pattern.compile("(?<=^|[\\s:;,.(])\\(?(\\d{1,2})[.)](?=\\s+[\\p{L}<>≥≤])");
  private static final Pattern LETTERS =
      Pattern.compile("(?<=^|[\\s:;,.])\\(?([a-hA-H])[.)](?=\\s+\\p{L})");
  private static final Pattern DASHES = Pattern.compile("(?<=[\\s:])[-–](?=\\s+[\\p{L}≥≤<>])");
  private static final Pattern CIRCLED = Pattern.compile("[\u2460-\u2473]");

  private ItemMarks() {}

  /** The text with a bullet in place of every mark of a list of at least two items. */
  static String bulleted(String text) {
    String marked = replaced(text, NUMBERS, true);
    marked = replaced(marked, LETTERS, true);
    marked = replaced(marked, CIRCLED, false);
    return text.contains(":") || text.contains(" - ") ? replaced(marked, DASHES, false) : marked;
  }

  private static String replaced(String text, Pattern mark, boolean counted) {
    List<int[]> places = new ArrayList<>();
    Matcher matcher = mark.matcher(text);
    int next = 1;
    while (matcher.find()) {
      boolean follows = !counted || number(matcher.group(1)) == next;
      if (follows) {
        places.add(new int[] {matcher.start(), matcher.end()});
        next++;
      }
    }
    boolean opened = counted && places.size() == 1 && behindColon(text, places.get(0)[0]);
    if (places.size() < 2 && !opened) {
      return text;
    }
    StringBuilder marked = new StringBuilder(text);
    for (int[] place : places) {
      for (int i = place[0]; i < place[1]; i++) {
        marked.setCharAt(i, i == place[0] ? '•' : ' ');
      }
    }
    return marked.toString();
  }

  /** "...of the following: 1. stroke": the other items stand elsewhere. */
  private static boolean behindColon(String text, int at) {
    return text.substring(0, at).stripTrailing().endsWith(":");
  }

  private static int number(String mark) {
    char first = mark.charAt(0);
    return Character.isDigit(first)
        ? Integer.parseInt(mark)
        : Character.toLowerCase(first) - 'a' + 1;
  }
}
