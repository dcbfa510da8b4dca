package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a drug is given, as FHIR R4 Timing.repeat has it.
 *
 * @param times doses in a period; 0 for a single dose
 * @param period length of the period
 * @param periodUnit {@code h}, {@code d} or {@code wk}
 */
record OrderFrequency(int times, int period, String periodUnit) {

  static final OrderFrequency ONCE = new OrderFrequency(0, 0, "");

  private static final Pattern EVERY =
      Pattern.compile("(?:q|every)\\s*(\\d{1,2})\\s*(h|hr|hrs|hours?|d|days?|w|wk|weeks?)");
  private static final Pattern TIMES =
      Pattern.compile("(\\d{1,2})\\s*(?:x|times)\\s*(?:a|per|/)?\\s*(day|daily|week|weekly)");
  private static final Map<String, OrderFrequency> WORDS =
      Map.ofEntries(
          Map.entry("once", ONCE),
          Map.entry("one time", ONCE),
          Map.entry("x1", ONCE),
          Map.entry("x 1", ONCE),
          Map.entry("single dose", ONCE),
          Map.entry("now", ONCE),
          Map.entry("stat", ONCE),
          Map.entry("daily", new OrderFrequency(1, 1, "d")),
          Map.entry("once daily", new OrderFrequency(1, 1, "d")),
          Map.entry("once a day", new OrderFrequency(1, 1, "d")),
          Map.entry("every day", new OrderFrequency(1, 1, "d")),
          Map.entry("qd", new OrderFrequency(1, 1, "d")),
          Map.entry("qam", new OrderFrequency(1, 1, "d")),
          Map.entry("qpm", new OrderFrequency(1, 1, "d")),
          Map.entry("qhs", new OrderFrequency(1, 1, "d")),
          Map.entry("nightly", new OrderFrequency(1, 1, "d")),
          Map.entry("at bedtime", new OrderFrequency(1, 1, "d")),
          Map.entry("bid", new OrderFrequency(2, 1, "d")),
          Map.entry("twice daily", new OrderFrequency(2, 1, "d")),
          Map.entry("twice a day", new OrderFrequency(2, 1, "d")),
          Map.entry("tid", new OrderFrequency(3, 1, "d")),
          Map.entry("three times daily", new OrderFrequency(3, 1, "d")),
          Map.entry("three times a day", new OrderFrequency(3, 1, "d")),
          Map.entry("qid", new OrderFrequency(4, 1, "d")),
          Map.entry("four times daily", new OrderFrequency(4, 1, "d")),
          Map.entry("four times a day", new OrderFrequency(4, 1, "d")),
          Map.entry("weekly", new OrderFrequency(1, 1, "wk")),
          Map.entry("once a week", new OrderFrequency(1, 1, "wk")),
          Map.entry("every other day", new OrderFrequency(1, 2, "d")),
          Map.entry("qod", new OrderFrequency(1, 2, "d")),
          Map.entry("hourly", new OrderFrequency(1, 1, "h")));

  /** Reads a frequency as it is written; what cannot be read is never guessed. */
  static OrderFrequency of(String written) {
    String text = written.toLowerCase(Locale.ROOT).replace(".", "").strip();
    OrderFrequency known = WORDS.get(text);
    if (known != null) {
      return known;
    }
    Matcher every = EVERY.matcher(text);
    if (every.matches() && !every.group(1).equals("0")) {
      String unit = every.group(2).substring(0, 1);
      return new OrderFrequency(
          1, Integer.parseInt(every.group(1)), unit.equals("w") ? "wk" : unit);
    }
    Matcher times = TIMES.matcher(text);
    if (times.matches() && !times.group(1).equals("0")) {
      return new OrderFrequency(
          Integer.parseInt(times.group(1)), 1, times.group(2).startsWith("w") ? "wk" : "d");
    }
    throw new ToolProblem(
        "unknown-frequency", "\"" + written + "\" is not a frequency that is known");
  }

  boolean once() {
    return times == 0;
  }

  void write(ObjectNode repeat) {
    if (once()) {
      repeat.put("count", 1);
    } else {
      repeat.put("frequency", times).put("period", period).put("periodUnit", periodUnit);
    }
  }

  /** Doses a day, or null for a single dose. */
  BigDecimal perDay() {
    if (once()) {
      return null;
    }
    int hours = period * (periodUnit.equals("h") ? 1 : periodUnit.equals("d") ? 24 : 168);
    return BigDecimal.valueOf(times * 24L).divide(BigDecimal.valueOf(hours), MathContext.DECIMAL64);
  }
}
