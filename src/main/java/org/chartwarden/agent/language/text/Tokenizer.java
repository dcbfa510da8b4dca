package org.chartwarden.agent.language.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into tokens that know where they stood. */
public final class Tokenizer {

  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "(?<newline>\\r?\\n)",
              "\"(?<dquote>[^\"]+)\"",
              "<<(?<aquote>[^<>]{3,})>>",
              "(?<=^|[\\s(:=,])'(?<squote>[^'\\n]{1,400})'(?=$|[\\s).,;:!?])",
              "(?<datetime>\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?"
                  + "(?:\\s?(?:Z|UTC|GMT)\\b|[+-]\\d{2}:?\\d{2})?)",
              "(?<code>\\b\\d{4,5}-\\d{3,4}-\\d{1,2}\\b|\\b\\d{3,5}-\\d\\b(?![\\d/-]|\\.\\d))",
              "(?<date>\\b\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}\\b"
                  + "|\\b\\d{1,2}(?<sep>[/.-])\\d{1,2}\\k<sep>(?:\\d{4}|\\d{2})\\b)",
              "(?<time>\\b\\d{1,2}[:.]?(?:\\d{2})?\\s?[ap](?:\\.m\\.|m\\b)|\\b\\d{1,2}:\\d{2}\\b"
                  + "|\\b[0-2]\\d[0-5]\\d\\s?(?:h|hrs|hours)\\b)",
              "(?<number>(?<![\\w.)])[-]\\d+(?:\\.\\d+)?(?!\\d)"
                  + "|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)",
              "(?<word>\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:'(?!s\\b)\\p{L}+)*)",
              "(?<symbol>'s\\b|<=|>=|=>|->|\\S)"),
          Pattern.CASE_INSENSITIVE);

  private static final Map<Character, Character> PLAIN =
      Map.ofEntries(
          Map.entry('\u2018', '\''),
          Map.entry('\u2019', '\''),
          Map.entry('\u00b4', '\''),
          Map.entry('`', '\''),
          Map.entry('\u201c', '"'),
          Map.entry('\u201d', '"'),
          Map.entry('\u201e', '"'),
          Map.entry('\u00ab', '"'),
          Map.entry('\u00bb', '"'),
          Map.entry('\u2010', '-'),
          Map.entry('\u2011', '-'),
          Map.entry('\u2012', '-'),
          Map.entry('\u2013', '-'),
          Map.entry('\u2014', '-'),
          Map.entry('\u2212', '-'),
          Map.entry('\u00a0', ' '),
          Map.entry('\u2009', ' '),
          Map.entry('\u202f', ' '),
          Map.entry('\u00b5', '\u03bc'));

  private Tokenizer() {}

  /** The same text, character for character, with plain quotes, dashes and blanks. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(PLAIN.getOrDefault(c, c).charValue());
    }
    return plain.toString();
  }

  /**
   * Cuts a text.
   *
   * @param speller maps a lower-case word to the known word that was meant
   */
  public static List<Token> tokens(String text, UnaryOperator<String> speller) {
    String plain = plain(text);
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(plain);
    while (matcher.find()) {
      if (isInnerHyphen(plain, matcher)) {
        continue;
      }
      Token.Type type = type(matcher);
      String chars = characters(matcher, type);
      String word = chars.toLowerCase(Locale.ROOT);
      tokens.add(
          new Token(
              tokens.size(),
              matcher.start(),
              matcher.end(),
              chars,
              type == Token.Type.WORD ? speller.apply(word) : symbol(word),
              type));
    }
    return tokens;
  }

  private static String symbol(String word) {
    return switch (word) {
      case "\u2264" -> "<=";
      case "\u2265" -> ">=";
      case "=>", "\u2192" -> "->";
      default -> word;
    };
  }

  private static boolean isInnerHyphen(String text, Matcher matcher) {
    if (!matcher.group().equals("-")) {
      return false;
    }
    int before = matcher.start() - 1;
    int after = matcher.end();
    return before >= 0
        && after < text.length()
        && Character.isLetterOrDigit(text.charAt(before))
        && Character.isLetterOrDigit(text.charAt(after))
        && (Character.isLetter(text.charAt(before)) || Character.isLetter(text.charAt(after)));
  }

  private static Token.Type type(Matcher matcher) {
    if (matcher.group("newline") != null) {
      return Token.Type.NEWLINE;
    }
    if (matcher.group("dquote") != null
        || matcher.group("aquote") != null
        || matcher.group("squote") != null) {
      return Token.Type.QUOTED;
    }
    for (Token.Type type :
        new Token.Type[] {
          Token.Type.DATETIME,
          Token.Type.CODE,
          Token.Type.DATE,
          Token.Type.TIME,
          Token.Type.NUMBER,
          Token.Type.WORD
        }) {
      if (matcher.group(type.name().toLowerCase(Locale.ROOT)) != null) {
        return type;
      }
    }
    return Token.Type.SYMBOL;
  }

  private static String characters(Matcher matcher, Token.Type type) {
    if (type == Token.Type.QUOTED) {
      for (String kind : new String[] {"dquote", "squote", "aquote"}) {
        if (matcher.group(kind) != null) {
          return matcher.group(kind);
        }
      }
    }
    return type == Token.Type.NUMBER ? matcher.group().replace(",", "") : matcher.group();
  }
}
