package org.chartwarden.notes.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens in one pass. */
final class Tokenizer {

  /** Longer runs of digits are no number that anyone wrote as one. */
  private static final int MAX_DIGITS = 25;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private boolean spaced;
  private int breaks;

  Tokenizer(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (Characters.space(c)) {
        spaced = true;
        breaks = c == '\n' ? Math.min(2, breaks + 1) : breaks;
        position++;
      } else if (Characters.digit(c) || pointedNumber(c)) {
        number();
      } else if (Characters.superscript(c) != 0 && c != '⁻' && afterNumber()) {
        raisedDigits();
      } else if (isTimesSign(c)) {
        add(TokenKind.SYMBOL, position + 1, "×", null);
      } else if (Characters.letter(c)) {
        word();
      } else if (arrowEnd() > 0) {
        add(TokenKind.SYMBOL, arrowEnd(), "→", null);
      } else {
        add(TokenKind.SYMBOL, position + 1, Characters.symbol(c), null);
      }
    }
    return List.copyOf(tokens);
  }

  private void add(TokenKind kind, int end, String key, BigDecimal number) {
    String raw = text.substring(position, end);
    tokens.add(new Token(position, end, kind, raw, key, number, spaced, breaks));
    position = end;
    spaced = false;
    breaks = 0;
  }

  private boolean pointedNumber(char c) {
    return (c == '.' || c == '·')
        && digitAt(position + 1)
        && (position == 0 || spaced || "(<>=~:≤≥".indexOf(text.charAt(position - 1)) >= 0);
  }

  /** The letter x between numbers or before a power of ten. */
  private boolean isTimesSign(char c) {
    if (c != 'x' && c != 'X' && c != 'х') {
      return false;
    }
    int next = position + 1;
    if (digitAt(next)) {
      return true;
    }
    if (next < text.length() && Characters.letter(text.charAt(next))) {
      return false;
    }
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isNumber();
  }

  private boolean afterNumber() {
    return !spaced && !tokens.isEmpty() && tokens.get(tokens.size() - 1).isNumber();
  }

  /** The end of an arrow drawn with dashes and an angle, as ->; 0 when none begins here. */
  private int arrowEnd() {
    int end = position;
    while (end < text.length() && end - position < 4 && text.charAt(end) == '-') {
      end++;
    }
    boolean arrow = end > position && end < text.length() && text.charAt(end) == '>';
    return arrow ? end + 1 : 0;
  }

  private void raisedDigits() {
    int end = position;
    StringBuilder digits = new StringBuilder();
    while (end < text.length() && Characters.superscript(text.charAt(end)) != 0) {
      digits.append(Characters.superscript(text.charAt(end++)));
    }
    add(TokenKind.SUPERSCRIPT, end, digits.toString(), null);
  }

  private void word() {
    int end = position;
    StringBuilder key = new StringBuilder();
    while (end < text.length() && inWord(text.charAt(end))) {
      key.append(Characters.inWord(text.charAt(end++)));
    }
    int letters = GluedNames.letters(text, position, end);
    if (letters > 0) {
      end = position + letters;
      key.setLength(letters);
    }
    add(TokenKind.WORD, end, key.toString(), null);
  }

  private static boolean inWord(char c) {
    return Characters.letter(c)
        || Characters.digit(c)
        || Characters.subscript(c) != 0
        || Characters.superscript(c) != 0 && c != '⁻';
  }

  private void number() {
    int end = digitsFrom(position);
    int whole = end - position;
    StringBuilder plain = new StringBuilder(text.substring(position, end));
    if (whole > 0 && whole <= 2 && text.charAt(position) != '0' && lakhGroup(end)) {
      // Groups of two as in 2,10,000.
      plain.append(text, end + 1, end + 3).append(text, end + 4, end + 7);
      end += 7;
    } else if (whole > 0 && whole <= 3 && text.charAt(position) != '0' && group(end)) {
      while (group(end)) {
        plain.append(text, end + 1, end + 4);
        end += 4;
      }
    } else if (whole > 0 && whole <= 3 && decimalComma(end)) {
      int stop = digitsFrom(end + 1);
      plain.append('.').append(text, end + 1, stop);
      end = stop;
    }
    if (plain.indexOf(".") < 0
        && end < text.length()
        && isPoint(text.charAt(end))
        && digitAt(end + 1)) {
      int stop = digitsFrom(end + 1);
      if (dotted(stop)) {
        dottedRun(stop);
        return;
      }
      plain.append('.').append(text, end + 1, stop);
      end = stop;
    }
    if (plain.length() > MAX_DIGITS) {
      add(TokenKind.WORD, end, text.substring(position, end), null);
    } else {
      String digits = plain.charAt(0) == '.' ? "0" + plain : plain.toString();
      add(TokenKind.NUMBER, end, digits, new BigDecimal(digits));
    }
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == '·' || c == '‧' || c == '∙';
  }

  /** Numbers with several points (12.03.2020, a version) are no measured value. */
  private void dottedRun(int from) {
    int end = from;
    while (dotted(end)) {
      end = digitsFrom(end + 1);
    }
    add(TokenKind.WORD, end, text.substring(position, end), null);
  }

  private boolean dotted(int at) {
    return at < text.length() && text.charAt(at) == '.' && digitAt(at + 1);
  }

  private int digitsFrom(int from) {
    int end = from;
    while (digitAt(end)) {
      end++;
    }
    return end;
  }

  private boolean digitAt(int at) {
    return at < text.length() && Characters.digit(text.charAt(at));
  }

  /** Whether a comma or thin space and exactly three digits follow. */
  private boolean group(int at) {
    return at < text.length()
        && (text.charAt(at) == ',' || text.charAt(at) == '\u2009' || text.charAt(at) == '\u202f')
        && digitAt(at + 1)
        && digitAt(at + 2)
        && digitAt(at + 3)
        && !digitAt(at + 4);
  }

  /** Whether a comma with two digits and one with three follow. */
  private boolean lakhGroup(int at) {
    return at < text.length()
        && text.charAt(at) == ','
        && digitAt(at + 1)
        && digitAt(at + 2)
        && group(at + 3)
        && text.charAt(at + 3) == ',';
  }

  /** Whether a comma and one or two digits follow, or three after a leading zero, and no list. */
  private boolean decimalComma(int at) {
    if (at >= text.length() || text.charAt(at) != ',' || !digitAt(at + 1)) {
      return false;
    }
    int stop = digitsFrom(at + 1);
    boolean list = stop < text.length() && text.charAt(stop) == ',' && digitAt(stop + 1);
    // The second and third number of "5,7,8".
    boolean goesOn = position >= 2 && text.charAt(position - 1) == ',' && digitAt(position - 2);
    return stop - at <= 4 && !list && !goesOn;
  }
}
