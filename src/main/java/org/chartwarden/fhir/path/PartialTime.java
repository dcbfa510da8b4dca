package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, date and time, or time of day with the precision it was written with.
 *
 * @param fields year, month, day, hour, minute; as many as {@code known} says
 * @param known fields that were given, a time of day has its first three for granted; 6 with
 *     seconds
 * @param seconds with fraction, or null
 * @param offset minutes from UTC, or null
 * @param timeOfDay whether there is no date
 */
record PartialTime(int[] fields, int known, BigDecimal seconds, Integer offset, boolean timeOfDay) {

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?"
              + "(?:T(?:(\\d{2})(?::(\\d{2})(?::(\\d{2}(?:\\.\\d{1,18})?))?)?)?(Z|[+-]\\d{2}:\\d{2})?)?");
  private static final Pattern TIME =
      Pattern.compile("T?(\\d{2})(?::(\\d{2})(?::(\\d{2}(?:\\.\\d{1,18})?))?)?");
  private static final int SECONDS = 6;
  private static final int HOUR = 4;

  /** The value of a literal, without its {@code @}. */
  static Located literal(String text) throws PathProblem {
    if (read(text) == null) {
      throw new PathProblem("@" + text + " is no date or time");
    }
    if (text.startsWith("T")) {
      return new Located(new TextNode(text.substring(1)), Values.TIME);
    }
    // A literal such as @2015T is a dateTime with the precision of a year.
    return text.contains("T")
        ? new Located(
            new TextNode(text.endsWith("T") ? text.substring(0, text.length() - 1) : text),
            Values.DATE_TIME)
        : new Located(new TextNode(text), Values.DATE);
  }

  /** Reads FHIR's and FHIRPath's spelling; null when it is none or there is no such day. */
  static PartialTime read(String text) {
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return fromDate(date);
    }
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return null;
    }
    int[] fields = {1, 1, 1, Integer.parseInt(time.group(1)), orElse(time.group(2), 0)};
    int known = time.group(2) == null ? HOUR : time.group(3) == null ? 5 : SECONDS;
    BigDecimal seconds = known == SECONDS ? new BigDecimal(time.group(3)) : null;
    return valid(new PartialTime(fields, known, seconds, null, true));
  }

  private static PartialTime fromDate(Matcher date) {
    int[] fields = new int[5];
    int known = 0;
    for (int i = 0; i < 5; i++) {
      String group = date.group(i + 1);
      fields[i] = group == null ? (i < 3 ? 1 : 0) : Integer.parseInt(group);
      if (group != null) {
        known = i + 1;
      }
    }
    BigDecimal seconds = date.group(6) == null ? null : new BigDecimal(date.group(6));
    return valid(
        new PartialTime(
            fields, seconds == null ? known : SECONDS, seconds, offset(date.group(7)), false));
  }

  private static int orElse(String digits, int other) {
    return digits == null ? other : Integer.parseInt(digits);
  }

  private static Integer offset(String zone) {
    if (zone == null) {
      return null;
    }
    if (zone.equals("Z")) {
      return 0;
    }
    int minutes =
        Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(4, 6));
    return zone.charAt(0) == '-' ? -minutes : minutes;
  }

  private static PartialTime valid(PartialTime time) {
    try {
      time.local();
    } catch (DateTimeException e) {
      return null;
    }
    return time.seconds != null && time.seconds.compareTo(BigDecimal.valueOf(61)) >= 0
        ? null
        : time;
  }

  /** The start of what is meant, in its own time zone, without seconds. */
  private LocalDateTime local() {
    return LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4]);
  }

  /**
   * The order of two times; null when the shorter one leaves it open. Seconds and their fractions
   * are one precision. A time without a zone counts as UTC beside one that has a zone; a bare date
   * is compared with the date as written.
   */
  static Integer compare(PartialTime left, PartialTime right) {
    if (left.timeOfDay != right.timeOfDay) {
      throw new PathFault("a date and a time of day have no order");
    }
    boolean zoned = left.known >= HOUR && right.known >= HOUR;
    LocalDateTime first = zoned ? left.utc() : left.local();
    LocalDateTime second = zoned ? right.utc() : right.local();
    int[] one = parts(first);
    int[] other = parts(second);
    int both = Math.min(left.known, right.known);
    for (int i = 0; i < Math.min(both, 5); i++) {
      if (one[i] != other[i]) {
        return Integer.compare(one[i], other[i]);
      }
    }
    if (both == SECONDS) {
      return left.seconds.compareTo(right.seconds);
    }
    return left.known == right.known ? 0 : null;
  }

  private LocalDateTime utc() {
    return offset == null ? local() : local().minusMinutes(offset);
  }

  private static int[] parts(LocalDateTime time) {
    return new int[] {
      time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute()
    };
  }

  /**
   * The first or last moment that is meant, written with a number of digits (FHIRPath, lowBoundary
   * and highBoundary): a date with 4, 6 or 8, a date and time with up to 17, a time of day with 2,
   * 4, 6 or 9. Null for other numbers.
   *
   * @param zoned whether a missing time zone is filled with the earliest or latest one
   */
  String boundary(boolean low, int digits, boolean zoned) {
    int[] filled = fields.clone();
    int start = timeOfDay ? 3 : 0;
    int[] most = {9999, 12, 31, 23, 59};
    for (int i = known; i < 5; i++) {
      filled[i] = low ? (i < 3 ? 1 : 0) : most[i];
    }
    if (!low && known < 3 && !timeOfDay) {
      filled[2] = YearMonth.of(filled[0], filled[1]).lengthOfMonth();
    }
    StringBuilder text = new StringBuilder();
    int[] ends = timeOfDay ? new int[] {2, 4} : new int[] {4, 6, 8, 10, 12};
    String[] before = {"", "-", "-", "T", ":"};
    for (int i = 0; i < ends.length && (i == 0 || ends[i] <= digits); i++) {
      text.append(i == 0 ? "" : before[start + i]);
      text.append(String.format(start + i == 0 ? "%04d" : "%02d", filled[start + i]));
    }
    int minutes = ends[ends.length - 1];
    boolean exact = digits == minutes + 5;
    if (exact || digits == minutes + 2) {
      text.append(':').append(secondsBoundary(low, exact ? 3 : 0));
    } else if (java.util.Arrays.binarySearch(ends, digits) < 0) {
      return null;
    }
    if (zoned && digits > 8) {
      text.append(zone(low));
    }
    return text.toString();
  }

  private String secondsBoundary(boolean low, int fraction) {
    BigDecimal value = seconds;
    if (value == null) {
      value = low ? BigDecimal.ZERO : new BigDecimal("59.999");
    } else if (!low && value.scale() < 3) {
      BigDecimal gap = BigDecimal.ONE.movePointLeft(value.scale());
      value = value.add(gap).subtract(new BigDecimal("0.001"));
    }
    String plain = value.setScale(fraction, RoundingMode.FLOOR).toPlainString();
    return plain.indexOf('.') == 1 || plain.length() == 1 ? "0" + plain : plain;
  }

  private String zone(boolean low) {
    if (offset == null) {
      return low ? "+14:00" : "-12:00";
    }
    return offset == 0
        ? "Z"
        : String.format(
            "%s%02d:%02d", offset < 0 ? "-" : "+", Math.abs(offset) / 60, Math.abs(offset) % 60);
  }
}
