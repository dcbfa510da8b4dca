package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** A list that a line opened: which lines belong to it, and whether they are one criterion. */
final class OpenedList {

  private static final Pattern CHOICE =
      Pattern.compile(
          "(?is).*\\b(?:one|two|three|four|any|either|at least|\\d+|1 or more|more)\\b[^.]{0,40}\\b(?:of|following)\\b.*|.*\\bdefined (?:as|by)\\b.*|.*\\beither\\b.*");

  private static final Pattern ALL = Pattern.compile("(?is).*\\ball\\b[^.]{0,30}\\bfollowing\\b.*");

  private static final Pattern COUNTED =
      Pattern.compile("(?s).*\\b(at least|two|three|2|3|more) .*of the following.*");

  /** "Free of the following conditions": no item may lose the denial. */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?is)\\W*(?:(?:patients?|subjects?|participants?|individuals?|women|men|must|should|be|are|is|have|has|who|with)\\s+){0,5}(?:none of|free (?:of|from)|without|absence of|lack of|no|not (?:have|having|had|experiencing|suffering))\\b[^.:]{0,60}\\bfollowing\\b.*");

  private static final Pattern ITEMS =
      Pattern.compile("(?i)following (\\d|two|three|four|five)\\b");

  private static final Pattern NEW_TOPIC =
      Pattern.compile(
          "(?is)^\\W*(?:informed consent|written|signed|willing|able to|ability|aged?\\b|provid|consent|male|female|subjects? (?:must|is)|patients? (?:must|is)).*");

  private final TextBlock head;
  private final String mark;
  private final CriterionDraft merged;
  private int left;

  private OpenedList(TextBlock head, String mark, CriterionDraft merged) {
    this.head = head;
    this.mark = mark;
    this.merged = merged;
    this.left = merged == null ? Integer.MAX_VALUE : items(head.text());
  }

  /** Opens a list; alternatives of an inclusion become one criterion. */
  static OpenedList of(TextBlock head, TextBlock next, CriterionKind kind, String cohort) {
    String words = head.text();
    boolean choice =
        CHOICE.matcher(words).matches() && !ALL.matcher(words).matches()
            || kind == CriterionKind.INCLUSION && DENIED.matcher(words).matches();
    boolean merges =
        choice
            && (kind == CriterionKind.INCLUSION
                || COUNTED.matcher(words.toLowerCase(Locale.ROOT)).matches());
    return new OpenedList(
        head, next.mark(), merges ? CriterionDraft.merging(kind, cohort, head) : null);
  }

  /** How many items a line announces; no limit when it tells none. */
  private static int items(String words) {
    Matcher count = ITEMS.matcher(words);
    if (!count.find()) {
      return Integer.MAX_VALUE;
    }
    return switch (count.group(1).toLowerCase(Locale.ROOT)) {
      case "two" -> 2;
      case "three" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      default -> Integer.parseInt(count.group(1));
    };
  }

  /** The one criterion of all its items, or null when each is one. */
  CriterionDraft merged() {
    return merged;
  }

  /** The words that its items stand below. */
  String context() {
    return head.text();
  }

  /** Adds an item to the merged criterion. */
  void take(TextBlock item) {
    merged.appendItem(item);
    left--;
  }

  /**
   * Whether a line belongs to it.
   *
   * @param items all lines of the section
   * @param at index of the line
   */
  boolean holds(List<TextBlock> items, int at) {
    TextBlock block = items.get(at);
    if (left <= 0) {
      return false;
    }
    if (!block.mark().equals(mark)) {
      return block.mark().isEmpty()
          ? !head.mark().isEmpty() && Explanations.line(block.text())
          : !block.mark().equals(head.mark());
    }
    if (!block.mark().equals(head.mark()) || block.indent() > head.indent()) {
      return true;
    }
    boolean begun = at > 0 && items.get(at - 1) != head;
    if (begun && items.get(at - 1).indent() > head.indent()) {
      // Its items stand further in.
      return false;
    }
    if (block.number() > 0) {
      return block.number() != head.number() + 1 || begun && countsOn(items, at);
    }
    // One bullet for both levels: the list ends where a new topic begins.
    boolean topic =
        !block.mark().isEmpty()
            && merged != null
            && begun
            && NEW_TOPIC.matcher(block.text()).matches();
    return !topic && !block.opensList();
  }

  /** Whether the number of a line goes on from an item, and comes once more for the outer list. */
  private static boolean countsOn(List<TextBlock> items, int at) {
    TextBlock block = items.get(at);
    return items.get(at - 1).number() + 1 == block.number()
        && items.subList(at + 1, items.size()).stream()
            .anyMatch(
                later -> later.mark().equals(block.mark()) && later.number() == block.number());
  }
}
