package org.chartwarden.agent.language.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and times in the ways people write them. A date in digits with the year last is read
 * month first, as in the United States, unless that is no date.
 */
public final class Dates {

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));
  private static final Pattern MONTH_NAME =
      Pattern.compile(
          "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?"
              + "|oct(ober)?|nov(ember)?|dec(ember)?");

  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})[:.]?(\\d{2})?\\s*([ap])?.*", Pattern.CASE_INSENSITIVE);

  private Dates() {}

  /** A date and how many tokens it took. */
  public record Found(LocalDate date, int length) {}

  /** The month a word names, by its name or usual short form. */
  public static Optional<Integer> month(Token token) {
    String raw = token.text().toLowerCase(Locale.ROOT);
    return token.isWord() && MONTH_NAME.matcher(raw).matches()
        ? Optional.of(MONTHS.get(raw.substring(0, 3)))
        : Optional.empty();
  }

  /** The date that starts at a token. */
  public static Optional<Found> at(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.type() == Token.Type.DATE) {
      return digits(token.text()).map(date -> new Found(date, 1));
    }
    if (token.type() == Token.Type.DATETIME) {
      return digits(token.text().substring(0, 10)).map(date -> new Found(date, 1));
    }
    if (month(token).isPresent()) {
      return monthFirst(tokens, i);
    }
    if (token.isNumber()) {
      return dayFirst(tokens, i);
    }
    return Optional.empty();
  }

  private static Optional<Found> monthFirst(List<Token> tokens, int i) {
    int j = skip(tokens, i + 1, ".");
    Optional<Integer> day = number(tokens, j, 1, 31);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    j = skip(tokens, j + 1, "st", "nd", "rd", "th", ",", "of", "-", "/");
    Optional<Integer> year = number(tokens, j, 1850, 2200);
    return year.flatMap(y -> date(y, month(tokens.get(i)).orElseThrow(), day.get()))
        .map(found -> new Found(found, yearEnd(tokens, i, 2) - i));
  }

  private static Optional<Found> dayFirst(List<Token> tokens, int i) {
    Optional<Integer> day = number(tokens, i, 1, 31);
    int j = skip(tokens, i + 1, "st", "nd", "rd", "th", "of", "-", "/", ".");
    if (day.isEmpty() || j >= tokens.size() || month(tokens.get(j)).isEmpty()) {
      return Optional.empty();
    }
    int k = skip(tokens, j + 1, ".", ",", "-", "/", "of");
    Optional<Integer> year = number(tokens, k, 1850, 2200);
    int length = k + 1 - i;
    return year.flatMap(y -> date(y, month(tokens.get(j)).orElseThrow(), day.get()))
        .map(found -> new Found(found, length));
  }

  private static int yearEnd(List<Token> tokens, int from, int numbers) {
    int seen = 0;
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).isNumber() && ++seen == numbers) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private static int skip(List<Token> tokens, int from, String... signs) {
    int i = from;
    while (i < tokens.size()
        && List.of(signs).contains(tokens.get(i).text().toLowerCase(Locale.ROOT))) {
      i++;
    }
    return i;
  }

  private static Optional<Integer> number(List<Token> tokens, int i, int low, int high) {
    if (i >= tokens.size()
        || !tokens.get(i).isNumber()
        || !tokens.get(i).text().matches("\\d{1,4}")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(tokens.get(i).text());
    return value >= low && value <= high ? Optional.of(value) : Optional.empty();
  }

  private static Optional<LocalDate> digits(String text) {
    String[] parts = text.split("[/.-]");
    int a = Integer.parseInt(parts[0]);
    int b = Integer.parseInt(parts[1]);
    int c = Integer.parseInt(parts[2]);
    if (parts[0].length() == 4) {
      return date(a, b, c);
    }
    int year = c >= 100 ? c : c + (c > 30 ? 1900 : 2000);
    boolean dayFirst = text.contains(".");
    Optional<LocalDate> first = dayFirst ? date(year, b, a) : date(year, a, b);
    return first.isPresent() ? first : dayFirst ? date(year, a, b) : date(year, b, a);
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time of day such as {@code 8am}, {@code 08:00}, {@code 0800}. */
  public static Optional<LocalTime> clock(Token token) {
    String text = token.text();
    Matcher matcher = CLOCK.matcher(text);
    if ((token.type() != Token.Type.TIME && !text.matches("[0-2]\\d[0-5]\\d"))
        || !matcher.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(matcher.group(1));
    int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    String half = matcher.group(3);
    if (half != null) {
      if (hour > 12 || hour == 0) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  /** An ISO date and time; without an offset it is taken in the given one. */
  public static Optional<OffsetDateTime> instant(Token token, ZoneOffset zone) {
    if (token.type() != Token.Type.DATETIME) {
      return Optional.empty();
    }
    String text =
        token
            .text()
            .toUpperCase(Locale.ROOT)
            .replaceFirst("\\s?(Z|UTC|GMT)$", "Z")
            .replace(' ', 'T');
    text = text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    try {
      return Optional.of(
          text.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
              ? OffsetDateTime.parse(text)
              : LocalDateTime.parse(text).atOffset(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
