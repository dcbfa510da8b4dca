package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts lines in which several criteria run on: "1. adults 2. no asthma", or sentences. */
final class InlineItems {

  private static final Pattern MARK =
      Pattern.compile(
          "(?:(?<=\\s)|^)(?:\\(?(\\d{1,2})[.)](?=\\s|[A-Za-z(≥>])|\\(?([a-z])\\)\\s|(•|●|▪)\\s?)");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[a-z0-9)%]{2}\\.)\\s+(?=[A-Z])");

  /** "i)" opens a list of Roman numbers. */
  private static final int LETTER_I = 9;

  private InlineItems() {}

  /**
   * The parts of a line, at least one.
   *
   * @param whole the text that the line stands in
   * @param listed whether its section is a list already, so that a line without marks is one item
   */
  static List<TextBlock> of(String whole, TextBlock block, boolean listed) {
    List<Integer> cuts = marks(block);
    if (cuts.isEmpty() && !listed && block.mark().isEmpty()) {
      cuts = runOn(block.text());
    }
    return cuts.isEmpty() ? List.of(block) : parts(whole, block, cuts);
  }

  /** Where the marks of a list stand that counts on. */
  private static List<Integer> marks(TextBlock block) {
    List<Integer> cuts = new ArrayList<>();
    Matcher matcher = MARK.matcher(block.text());
    int number = 0;
    int letter = 0;
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        int one = Integer.parseInt(matcher.group(1));
        if (numbered(block, matcher, number, one)) {
          cuts.add(matcher.start());
          number = one;
        }
      } else if (matcher.group(2) != null) {
        int one = matcher.group(2).charAt(0) - 'a' + 1;
        if (lettered(block, matcher, letter, one)) {
          cuts.add(matcher.start());
          letter = one;
        }
      } else {
        cuts.add(matcher.start());
      }
    }
    return cuts;
  }

  private static boolean numbered(TextBlock block, Matcher matcher, int before, int one) {
    boolean follows =
        one == before + 1
            || before == 0 && one <= 2 && matcher.start() == 0
            || block.number() > 0 && before == 0 && one == block.number() + 1;
    return follows
        && (before > 0 || block.number() > 0 || numberLater(block.text(), matcher.end(), one + 1));
  }

  private static boolean numberLater(String text, int from, int number) {
    return Pattern.compile("(?<=\\s)\\(?" + number + "[.)](?!\\d)").matcher(text).find(from);
  }

  private static boolean lettered(TextBlock block, Matcher matcher, int before, int one) {
    if (before > 0) {
      return one == before + 1;
    }
    return one > 1 && matcher.start() > 0 && one != LETTER_I
        || one == 1 && block.text().contains("b)");
  }

  /** Ends of the criteria of a paragraph without marks: semicolons, or sentences. */
  private static List<Integer> runOn(String text) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i < text.length() - 1; i++) {
      if (text.charAt(i) == ';') {
        cuts.add(i + 1);
      }
    }
    if (!cuts.isEmpty()) {
      return cuts;
    }
    Matcher sentences = SENTENCE_END.matcher(text);
    while (sentences.find()) {
      if (!Explanations.line(text.substring(sentences.end()))) {
        cuts.add(sentences.end());
      }
    }
    return cuts;
  }

  private static List<TextBlock> parts(String whole, TextBlock block, List<Integer> cuts) {
    List<TextBlock> parts = new ArrayList<>();
    int from = block.start();
    List<Integer> ends = new ArrayList<>(cuts);
    ends.add(block.text().length());
    for (int end : ends) {
      int to = block.start() + end;
      TextBlock part = to > from ? TextBlock.of(whole, from, to) : null;
      if (part != null) {
        boolean first = parts.isEmpty() && from == block.start();
        boolean bare = part.mark().isEmpty() && !block.mark().isEmpty();
        parts.add(
            first
                ? marked(part, block, block.number())
                : bare ? marked(part, block, part.number()) : part);
      }
      from = to;
    }
    return parts;
  }

  /** A part as an item of the list of its line. */
  private static TextBlock marked(TextBlock part, TextBlock line, int number) {
    return new TextBlock(part.start(), part.end(), part.text(), line.mark(), number, line.indent());
  }
}
