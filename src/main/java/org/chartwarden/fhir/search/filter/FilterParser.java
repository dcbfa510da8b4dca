package org.chartwarden.fhir.search.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Parser of the grammar in FHIR R4, search_filter.html. {@code and} binds tighter than {@code or};
 * parentheses group, with or without {@code not} before them. Every failure is a 400 that tells the
 * place.
 */
public final class FilterParser {

  private static final int MAX_DEPTH = 40;
  private static final int MAX_LENGTH = 20_000;

  /** Parts that 'and' may join in all: the database plans them together, at a growing price. */
  private static final int MAX_JOINED = 100;

  private final String text;
  private int at;
  private int depth;
  private int joined;

  private FilterParser(String text) {
    this.text = text;
  }

  /** Reads a whole filter. */
  public static FilterExpression parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new FhirProblem(
          400,
          "too-costly",
          "filter-too-large",
          "the filter has more than " + MAX_LENGTH + " characters");
    }
    FilterParser parser = new FilterParser(text);
    FilterExpression expression = parser.disjunction();
    parser.blanks();
    if (parser.at < text.length()) {
      throw parser.expected("'and', 'or' or the end");
    }
    return expression;
  }

  private FilterExpression disjunction() {
    if (++depth > MAX_DEPTH) {
      throw new FhirProblem(
          400,
          "too-costly",
          "filter-too-deep",
          "the filter is nested deeper than " + MAX_DEPTH + " levels");
    }
    List<FilterExpression> parts = new ArrayList<>(List.of(conjunction()));
    while (keyword("or")) {
      parts.add(conjunction());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new FilterExpression.Or(parts);
  }

  private FilterExpression conjunction() {
    List<FilterExpression> parts = new ArrayList<>(List.of(term()));
    while (keyword("and")) {
      if (++joined > MAX_JOINED) {
        throw new FhirProblem(
            400,
            "too-costly",
            "filter-too-large",
            "the filter joins more than " + MAX_JOINED + " parts by 'and'");
      }
      parts.add(term());
    }
    return parts.size() == 1 ? parts.get(0) : new FilterExpression.And(parts);
  }

  private FilterExpression term() {
    blanks();
    if (accept('(')) {
      return closed(')');
    }
    int start = at;
    if (keyword("not")) {
      blanks();
      if (accept('(')) {
        return new FilterExpression.Not(closed(')'));
      }
      at = start;
    }
    return comparison();
  }

  private FilterExpression closed(char close) {
    FilterExpression inner = disjunction();
    blanks();
    if (!accept(close)) {
      throw expected("'" + close + "'");
    }
    return inner;
  }

  private FilterExpression comparison() {
    List<FilterExpression.Segment> path = new ArrayList<>();
    do {
      String name = name();
      boolean filtered = accept('[');
      Optional<FilterExpression> filter = filtered ? Optional.of(closed(']')) : Optional.empty();
      path.add(new FilterExpression.Segment(name, filter));
      if (filtered && !peek('.')) {
        throw expected("'.' and a parameter after ']'");
      }
    } while (accept('.'));
    blanks();
    FilterOperator operator = operator();
    blanks();
    String value = peek('"') ? quoted() : bare();
    return new FilterExpression.Compare(path, operator, value);
  }

  private String name() {
    int start = at;
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw expected("the name of a parameter");
    }
    return text.substring(start, at);
  }

  private static boolean isNameCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':');
  }

  private FilterOperator operator() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    Optional<FilterOperator> operator = FilterOperator.of(text.substring(start, at));
    if (operator.isEmpty()) {
      at = start;
      throw expected(
          "one of eq, ne, co, sw, ew, gt, lt, ge, le, ap, sa, eb, pr, po, ss, sb, in, ni, re");
    }
    return operator.get();
  }

  /** A JSON string. */
  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escape() : c);
    }
    throw expected("the closing quote");
  }

  private char escape() {
    if (at >= text.length()) {
      throw expected("a character after the backslash");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> c;
      default -> throw expected("an escape of JSON");
    };
  }

  private char unicode() {
    String digits = text.substring(at, Math.min(at + 4, text.length()));
    if (!digits.matches("[0-9A-Fa-f]{4}")) {
      throw expected("four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private String bare() {
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != ')'
        && text.charAt(at) != ']') {
      at++;
    }
    if (start == at) {
      throw expected("a value");
    }
    return text.substring(start, at);
  }

  private boolean keyword(String word) {
    blanks();
    int end = at + word.length();
    boolean ends =
        end >= text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(';
    if (ends && text.regionMatches(true, at, word, 0, word.length())) {
      at = end;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean accept(char c) {
    if (peek(c)) {
      at++;
      return true;
    }
    return false;
  }

  private FhirProblem expected(String what) {
    String rest = at >= text.length() ? "the end" : "'" + rest() + "'";
    return FhirProblem.invalid(
        "invalid-filter",
        "_filter expects " + what + " at character " + (at + 1) + " but finds " + rest);
  }

  private String rest() {
    return text.substring(at, Math.min(at + 20, text.length()));
  }
}
