package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * Weeks and days of a pregnancy in all their spellings ("18+0 to 23+6 weeks", "24 0/7", "27w4d",
 * "27 weeks and 4 days") as days, and trimesters as the days that they last. Weeks without days
 * beside such a number are days too; others stay as they are.
 */
final class GestationalWeeks implements Rewording {

  private static final Pattern PREGNANCY =
      Pattern.compile(
          "(?i)gestation|pregnan|\\bE?GA\\b|antenatal|ante-?partum|f(?:o)?etal|f(?:o)?etus|amenorrh|trimester|\\bIUP\\b");

  private static final String WEEKS = "(?:weeks?|wks?|w)";

  /** Each with two groups: weeks, days. */
  private static final String SEVENTHS = "(\\d{1,2})[\\s+-]{1,2}([0-6])\\s?/\\s?7";

  private static final String PLUS = "(\\d{1,2})\\s?\\+\\s?([0-6])(?![\\d.])";

  private static final String SPOKEN =
      "(\\d{1,2})\\s*" + WEEKS + "\\s*(?:and\\s+|\\+\\s*|,\\s*|&\\s*)?([0-6])\\s*(?:days?|d)\\b";

  private static final Pattern ANY =
      Pattern.compile("(?i)(?<![\\d.])(?:" + SEVENTHS + "|" + PLUS + "|" + SPOKEN + ")");

  private static final String BOUND = "(?:\\s*" + WEEKS + "\\b)?";

  private static final String SEPARATOR =
      "\\s*(?:[-–—]|\\bto\\b|\\band\\b|\\btill?\\b|\\buntil\\b|\\bthrough\\b)\\s*";

  /** A bare number of weeks ahead of days, or behind them. */
  private static final Pattern BARE_BEFORE =
      Pattern.compile("(?i)(?<![\\d.+/])(\\d{1,2})" + BOUND + "(?=" + SEPARATOR + "\\d{2,3} days)");

  private static final Pattern BARE_BEHIND =
      Pattern.compile(
          "(?i)(?<=\\d days)("
              + SEPARATOR
              + ")(\\d{1,2})(?:\\s*"
              + WEEKS
              + ")?\\b(?!\\s*(?:days|[.+/]\\d))");

  private static final Pattern UNIT_BEHIND =
      Pattern.compile("(?i)(?<=\\d days)\\s*\\)?\\s*" + WEEKS + "\\b['’]?");

  private static final Pattern TWICE =
      Pattern.compile("(\\d{1,3}) days(" + SEPARATOR + "\\d{1,3} days)");

  private static final Pattern TRIMESTER =
      Pattern.compile(
          "(?i)\\b(?:in|during)\\s+(?:the\\s+|their\\s+|her\\s+)?(first|1st|second|2nd|third|3rd)\\s+trimester(?:\\s+of\\s+(?:the\\s+)?(?:pregnancy|gestation))?\\b"
              + "(?!\\s+(?:abortion|loss|scan|ultrasound|screen|miscarriage|bleeding))");

  private static final Pattern WOMEN =
      Pattern.compile("(?i)\\b(?:pregnant|pregnancy|gravid\\w*|women|woman|mothers?)\\b");

  private static final Pattern NAMED = Pattern.compile("(?i)gestation|\\bE?GA\\b|amenorrh");

  /** The first number of days with the words that bound it. */
  private static final Pattern DAYS =
      Pattern.compile(
          "(?i)(?:\\b(?:between|from|at least|at most|more than|less than|after|before|over|under|below|above|up to)\\s+|[<>≤≥]=?\\s*)?\\d{2,3}(?: days)?"
              + "(?:"
              + SEPARATOR
              + "\\d{2,3})? days");

  private static final int WEEK = 7;

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return PREGNANCY.matcher(text.text()).find() ? trimester(days(text)) : text;
  }

  private static WrittenText days(WrittenText text) {
    WrittenText plain = text;
    boolean any = false;
    Matcher found = ANY.matcher(plain.text());
    while (found.find()) {
      int group = found.group(1) != null ? 1 : found.group(3) != null ? 3 : 5;
      int all =
          Integer.parseInt(found.group(group)) * WEEK + Integer.parseInt(found.group(group + 1));
      plain = plain.replaced(found.start(), found.end(), all + " days");
      any = true;
      found = ANY.matcher(plain.text());
    }
    if (!any) {
      return text;
    }
    plain = each(plain, UNIT_BEHIND, "");
    Matcher before = BARE_BEFORE.matcher(plain.text());
    if (before.find()) {
      int all = Integer.parseInt(before.group(1)) * WEEK;
      plain = plain.replaced(before.start(), before.end(), all + " days");
    }
    Matcher behind = BARE_BEHIND.matcher(plain.text());
    if (behind.find()) {
      int all = Integer.parseInt(behind.group(2)) * WEEK;
      plain = plain.replaced(behind.start(), behind.end(), behind.group(1) + all + " days");
    }
    if (!NAMED.matcher(plain.text()).find()) {
      // "Pregnant women between 24w0d and 33w6d": the days are those of the pregnancy.
      Matcher first = DAYS.matcher(plain.text());
      if (first.find()) {
        plain = plain.inserted(first.start(), "gestational age ");
      }
    }
    Matcher twice = TWICE.matcher(plain.text());
    return twice.find()
        ? plain.replaced(twice.start(), twice.end(), twice.group(1) + twice.group(2))
        : plain;
  }

  private static WrittenText each(WrittenText text, Pattern pattern, String words) {
    WrittenText plain = text;
    Matcher found = pattern.matcher(plain.text());
    while (found.find()) {
      plain = plain.replaced(found.start(), found.end(), words);
      found = pattern.matcher(plain.text());
    }
    return plain;
  }

  private static WrittenText trimester(WrittenText text) {
    Matcher found = TRIMESTER.matcher(text.text());
    if (!found.find() || !WOMEN.matcher(text.text().substring(0, found.start())).find()) {
      return text;
    }
    String days =
        switch (found.group(1).toLowerCase(java.util.Locale.ROOT).charAt(0)) {
          case 'f', '1' -> "below 98 days";
          case 's', '2' -> "between 98 and 195 days";
          default -> "of at least 196 days";
        };
    return text.replaced(found.start(), found.end(), "with gestational age " + days);
  }
}
