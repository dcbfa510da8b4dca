package org.chartwarden.fhir.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a path, read one by one. */
final class PathTokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(%?[A-Za-z_][A-Za-z0-9_\\-]*|\\d+|'(?:[^'\\\\]|\\\\.)*'|!=|[.()|=\\[\\]])");

  private final String source;
  private final List<String> tokens;
  private int next;

  private PathTokens(String source, List<String> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  static PathTokens of(String source) throws PathProblem {
    String text = source.strip();
    List<String> read = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      read.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (end != text.length() || read.isEmpty()) {
      throw new PathProblem("the path '" + source + "' is not understood at character " + end);
    }
    return new PathTokens(source, read);
  }

  boolean peek(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  boolean accept(String token) {
    if (peek(token)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String token) throws PathProblem {
    if (!accept(token)) {
      throw new PathProblem("'" + token + "' is missing in the path '" + source + "'");
    }
  }

  void expectEnd() throws PathProblem {
    if (next < tokens.size()) {
      throw new PathProblem(
          "'" + tokens.get(next) + "' is not expected in the path '" + source + "'");
    }
  }

  String name() throws PathProblem {
    String token = take();
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      throw new PathProblem("'" + token + "' is no name in the path '" + source + "'");
    }
    return token;
  }

  int number() throws PathProblem {
    String token = take();
    if (!Character.isDigit(token.charAt(0)) || token.length() > 6) {
      throw new PathProblem("'" + token + "' is no index in the path '" + source + "'");
    }
    return Integer.parseInt(token);
  }

  /** A quoted text without its quotes, or a bare number or boolean. */
  String literal() throws PathProblem {
    String token = take();
    return token.startsWith("'") ? token.substring(1, token.length() - 1) : token;
  }

  private String take() throws PathProblem {
    if (next == tokens.size()) {
      throw new PathProblem("the path '" + source + "' ends too early");
    }
    return tokens.get(next++);
  }
}
