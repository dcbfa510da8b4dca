package org.chartwarden.fhir.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a path, read one by one (FHIRPath 2.0, Lexical Elements). */
final class PathTokens {

  /** What a token is. */
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    DATE,
    CONSTANT,
    VARIABLE,
    SYMBOL,
    END
  }

  /**
   * One token.
   *
   * @param text names, strings and constants without their quotes, escapes resolved
   * @param quoted whether a name stood between backquotes
   * @param position characters before it
   */
  record Token(Kind kind, String text, boolean quoted, int position) {
    boolean is(String symbol) {
      return (kind == Kind.SYMBOL || (kind == Kind.NAME && !quoted)) && text.equals(symbol);
    }
  }

  private static final int LONGEST = 10_000;
  private static final Pattern SPACE =
      Pattern.compile("(?:\\s|//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|`(?<delimited>(?:[^`\\\\]|\\\\.)*+)`"
              + "|'(?<string>(?:[^'\\\\]|\\\\.)*+)'"
              + "|@(?<date>T\\d{2}(?::\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?"
              + "|\\d{4}(?:-\\d{2}(?:-\\d{2})?)?"
              + "(?:T(?:\\d{2}(?::\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?(?:Z|[+-]\\d{2}:\\d{2})?)?)?)"
              + "|(?<number>\\d+(?:\\.\\d+)?)"
              + "|%(?:(?<constant>[A-Za-z_][A-Za-z0-9_\\-]*)|[`'](?<quoted>[^`']*)[`'])"
              + "|\\$(?<variable>this|index|total)"
              + "|(?<symbol>!=|!~|<=|>=|[.()|=~<>\\[\\]{},+\\-*/&])");

  private final String source;
  private final List<Token> tokens;
  private int next;

  private PathTokens(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  static PathTokens of(String source) throws PathProblem {
    if (source.length() > LONGEST) {
      throw new PathProblem("the path is longer than " + LONGEST + " characters");
    }
    List<Token> read = new ArrayList<>();
    Matcher space = SPACE.matcher(source);
    Matcher token = TOKEN.matcher(source);
    int at = skip(space, 0);
    while (at < source.length()) {
      token.region(at, source.length());
      if (!token.lookingAt()) {
        throw new PathProblem(
            "'" + Character.toString(source.codePointAt(at)) + "' is not understood", at, source);
      }
      read.add(token(token, at));
      at = skip(space, token.end());
    }
    read.add(new Token(Kind.END, "the end", false, source.length()));
    if (read.size() == 1) {
      throw new PathProblem("the path is empty");
    }
    return new PathTokens(source, read);
  }

  private static int skip(Matcher space, int from) {
    space.region(from, space.regionEnd());
    return space.lookingAt() ? space.end() : from;
  }

  private static Token token(Matcher found, int at) throws PathProblem {
    if (found.group("name") != null) {
      return new Token(Kind.NAME, found.group("name"), false, at);
    }
    if (found.group("delimited") != null) {
      return new Token(Kind.NAME, unescaped(found.group("delimited")), true, at);
    }
    if (found.group("string") != null) {
      return new Token(Kind.STRING, unescaped(found.group("string")), false, at);
    }
    if (found.group("date") != null) {
      return new Token(Kind.DATE, found.group("date"), false, at);
    }
    if (found.group("number") != null) {
      return new Token(Kind.NUMBER, found.group("number"), false, at);
    }
    if (found.group("constant") != null || found.group("quoted") != null) {
      String name =
          found.group("constant") == null ? found.group("quoted") : found.group("constant");
      return new Token(Kind.CONSTANT, name, false, at);
    }
    if (found.group("variable") != null) {
      return new Token(Kind.VARIABLE, found.group("variable"), false, at);
    }
    return new Token(Kind.SYMBOL, found.group("symbol"), false, at);
  }

  private static String unescaped(String text) throws PathProblem {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'f' -> plain.append('\f');
        case 'u' -> {
          if (i + 4 >= text.length() || !text.substring(i + 1, i + 5).matches("[0-9A-Fa-f]{4}")) {
            throw new PathProblem("\\u needs four hexadecimal digits in '" + text + "'");
          }
          plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> plain.append(escaped);
      }
    }
    return plain.toString();
  }

  Token peek() {
    return tokens.get(next);
  }

  boolean peek(String symbol) {
    return peek().is(symbol);
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean accept(String symbol) {
    if (peek(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String symbol) throws PathProblem {
    if (!accept(symbol)) {
      throw problem("'" + symbol + "' is expected instead of '" + peek().text() + "'", peek());
    }
  }

  void expectEnd() throws PathProblem {
    if (peek().kind() != Kind.END) {
      throw problem("'" + peek().text() + "' is not expected", peek());
    }
  }

  String name() throws PathProblem {
    Token token = take();
    if (token.kind() != Kind.NAME) {
      throw problem("a name is expected instead of '" + token.text() + "'", token);
    }
    return token.text();
  }

  /** A type name, with its name space or without; {@code FHIR.} and {@code System.} are cut off. */
  String typeName() throws PathProblem {
    String name = name();
    if ((name.equals("FHIR") || name.equals("System")) && accept(".")) {
      name = name();
    }
    return name;
  }

  PathProblem problem(String message, Token at) {
    return new PathProblem(message, at.position(), source);
  }
}
