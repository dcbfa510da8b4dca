package org.chartwarden.notes.text;

/** One spelling for the characters that notes write in several ways. */
final class Characters {

  private Characters() {}

  /** A raised digit as a plain one, or 0 when it is none. */
  static char superscript(char c) {
    return switch (c) {
      case '¹' -> '1';
      case '²' -> '2';
      case '³' -> '3';
      case '⁻' -> '-';
      default -> c >= '⁰' && c <= '⁹' ? (char) ('0' + c - '⁰') : 0;
    };
  }

  /** A lowered digit as a plain one, or 0 when it is none. */
  static char subscript(char c) {
    return c >= '₀' && c <= '₉' ? (char) ('0' + c - '₀') : 0;
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean letter(char c) {
    return Character.isLetter(c) && superscript(c) == 0;
  }

  static boolean space(char c) {
    return c == '_'
        || c == '\u200b'
        || c == '\ufeff'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  /** The key of a symbol. */
  static String symbol(char c) {
    return switch (c) {
      case '-', '‐', '‑', '‒', '–', '−', '－', '⁻' -> "-";
      case '—', '―' -> "—";
      case '×', '✕', '✖', '╳', '∗' -> "×";
      case '≥', '⩾', '≧' -> ">=";
      case '≤', '⩽', '≦' -> "<=";
      case '~', '∼', '≈', '≅', '～', '˜' -> "~";
      case '°', 'º', '˚', '⁰' -> "°";
      case '℃' -> "°c";
      case '℉' -> "°f";
      case '\'', '’', '‘', '′', '`', '´' -> "'";
      case '"', '”', '“', '″' -> "\"";
      case '+', '⁺', '＋' -> "+";
      case '→', '➔', '➜', '⇒', '➝' -> "→";
      case '⁄', '∕', '／' -> "/";
      case '％', '﹪' -> "%";
      case '：' -> ":";
      case '，' -> ",";
      case '（' -> "(";
      case '）' -> ")";
      case '＝' -> "=";
      case '＜' -> "<";
      case '＞' -> ">";
      default -> String.valueOf(c);
    };
  }

  /** The key of a letter or digit inside a word. */
  static char inWord(char c) {
    char digit = subscript(c) != 0 ? subscript(c) : superscript(c);
    if (digit != 0) {
      return digit;
    }
    return c == 'µ' || c == 'μ' ? 'u' : Character.toLowerCase(c);
  }
}
