package org.chartwarden.deidentification.detectors;

import java.util.List;
import java.util.Locale;

/** Names of months in the languages that notes come in. */
final class MonthNames {

  /** Each row has the twelve names of a language or of its abbreviations. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of(
              "January",
              "February",
              "March",
              "April",
              "May",
              "June",
              "July",
              "August",
              "September",
              "October",
              "November",
              "December"),
          List.of(
              "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
          List.of(
              "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
          List.of(
              "Januar",
              "Februar",
              "März",
              "April",
              "Mai",
              "Juni",
              "Juli",
              "August",
              "September",
              "Oktober",
              "November",
              "Dezember"),
          List.of(
              "enero",
              "febrero",
              "marzo",
              "abril",
              "mayo",
              "junio",
              "julio",
              "agosto",
              "septiembre",
              "octubre",
              "noviembre",
              "diciembre"),
          List.of(
              "janvier",
              "février",
              "mars",
              "avril",
              "mai",
              "juin",
              "juillet",
              "août",
              "septembre",
              "octobre",
              "novembre",
              "décembre"));

  /** Alternatives of a pattern, the longest first; names of English and German begin large. */
  static final String PATTERN =
      "(?:January|February|March|April|June|July|August|September|October|November|December|Januar|Februar|März|Juni|Juli"
          + "|Oktober|Dezember|Sept|Jan|Feb|Mar|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY"
          + "|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|SEPT|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
          + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
          + "|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre)(?![\\p{L}])";

  private MonthNames() {}

  /** 1 to 12. */
  static int number(String name) {
    for (List<String> row : ROWS) {
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i).equalsIgnoreCase(name)) {
          return i + 1;
        }
      }
    }
    throw new IllegalArgumentException(name + " is no month");
  }

  /** The name of another month as this one is written. */
  static String like(String name, int month) {
    for (List<String> row : ROWS) {
      if (row.stream().anyMatch(name::equalsIgnoreCase)) {
        String other = row.get(month - 1);
        boolean capitals = name.equals(name.toUpperCase(Locale.ROOT));
        return capitals ? other.toUpperCase(Locale.ROOT) : other;
      }
    }
    throw new IllegalArgumentException(name + " is no month");
  }
}
