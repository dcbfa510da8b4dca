package org.chartwarden.fhir.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.HistoryQuery.Interval;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;

/** Reads the parameters of a history, FHIR R4 http.html#history. */
public final class HistoryParameters {

  /** What the form of the answer depends on; read elsewhere. */
  private static final Set<String> FORM = Set.of("_format", "_pretty", "_elements");

  private static final Pattern MOMENT =
      Pattern.compile("(eq|ge|gt|le|lt|sa|eb)?(\\d{4}.*)", Pattern.DOTALL);

  private HistoryParameters() {}

  /**
   * Reads a query.
   *
   * @param lenient ignore parameters that are unknown instead of failing with 400
   */
  public static HistoryQuery read(String query, boolean lenient) {
    int count = HistoryQuery.DEFAULT_COUNT;
    Optional<Instant> since = Optional.empty();
    Optional<Interval> at = Optional.empty();
    Optional<String> list = Optional.empty();
    Optional<String> after = Optional.empty();
    for (Map.Entry<String, String> parameter : QueryString.parse(query)) {
      String value = parameter.getValue();
      switch (parameter.getKey()) {
        case "_count" -> count = count(value);
        case "_since" -> since = Optional.of(instant("_since", value));
        case "_at" -> at = Optional.of(interval(value));
        case "_after" -> after = Optional.of(value);
        case "_sort" -> requireNewestFirst(value);
        case "_list" -> list = Optional.of(list(value));
        case "_summary" -> count = value.equals("count") ? 0 : count;
        default -> {
          if (!FORM.contains(parameter.getKey()) && !lenient) {
            throw FhirProblem.notSupported(
                "unknown-history-parameter",
                "a history has no parameter '"
                    + parameter.getKey()
                    + "'; it has _since, _at, _count, _list and _sort");
          }
        }
      }
    }
    return new HistoryQuery(count, since, at, list, after);
  }

  private static String list(String reference) {
    String id = reference.startsWith("List/") ? reference.substring(5) : reference;
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw FhirProblem.invalid(
          "bad-parameter", "_list of a history must name one List, not '" + reference + "'");
    }
    return id;
  }

  private static int count(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw FhirProblem.invalid("bad-parameter", "_count must be a number, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static void requireNewestFirst(String sort) {
    if (!List.of("-_lastUpdated", "none").contains(sort)) {
      throw FhirProblem.notSupported(
          "history-sort",
          "a history is sorted with the newest version first (_sort=-_lastUpdated), not by '"
              + sort
              + "'");
    }
  }

  /** A client that does not encode the plus of a zone sends a blank. */
  private static Instant instant(String name, String text) {
    String plain = text.replace(' ', '+');
    try {
      if (!plain.matches("\\d{4}-.*")) {
        throw new DateTimeException("FHIR has years of four digits");
      }
      return plain.length() == 10
          ? LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(plain).toInstant();
    } catch (DateTimeException e) {
      throw FhirProblem.invalid(
          "bad-parameter", name + " must be a date or an instant with zone, not '" + text + "'");
    }
  }

  /** A year, a month, a day, a minute or an instant, with a prefix as searches by date have it. */
  private static Interval interval(String text) {
    Matcher matcher = MOMENT.matcher(text.replace(' ', '+'));
    if (!matcher.matches()) {
      throw badMoment(text);
    }
    Instant[] ends = ends(matcher.group(2), text);
    String prefix = matcher.group(1) == null ? "eq" : matcher.group(1);
    return switch (prefix) {
      case "ge" -> new Interval(Optional.of(ends[0]), Optional.empty());
      case "gt", "sa" -> new Interval(Optional.of(ends[1]), Optional.empty());
      case "le" -> new Interval(Optional.empty(), Optional.of(ends[1]));
      case "lt", "eb" -> new Interval(Optional.empty(), Optional.of(ends[0]));
      default -> new Interval(Optional.of(ends[0]), Optional.of(ends[1]));
    };
  }

  private static Instant[] ends(String plain, String text) {
    try {
      return switch (plain.length()) {
        case 4 -> days(Year.parse(plain).atDay(1), Year.parse(plain).plusYears(1).atDay(1));
        case 7 ->
            days(YearMonth.parse(plain).atDay(1), YearMonth.parse(plain).plusMonths(1).atDay(1));
        case 10 -> days(LocalDate.parse(plain), LocalDate.parse(plain).plusDays(1));
        default -> {
          Instant start = OffsetDateTime.parse(plain).toInstant();
          boolean seconds = plain.matches(".*T\\d\\d:\\d\\d:\\d\\d.*");
          boolean fractions = plain.matches(".*T\\d\\d:\\d\\d:\\d\\d\\..*");
          // A version is stored to the microsecond, so a finer instant lies within one of those.
          yield new Instant[] {
            start, fractions ? start.plusNanos(1000) : start.plusSeconds(seconds ? 1 : 60)
          };
        }
      };
    } catch (DateTimeException e) {
      throw badMoment(text);
    }
  }

  private static Instant[] days(LocalDate first, LocalDate next) {
    return new Instant[] {
      first.atStartOfDay(ZoneOffset.UTC).toInstant(), next.atStartOfDay(ZoneOffset.UTC).toInstant()
    };
  }

  private static FhirProblem badMoment(String text) {
    return FhirProblem.invalid(
        "bad-parameter",
        "_at must be a date or an instant with zone, such as 2026-01 or 2026-01-15T08:00:00Z, not '"
            + text
            + "'");
  }
}
