package org.chartwarden.deidentification;

import java.util.Locale;

/** Makes words, numbers and addresses up, each of the shape of another. Pure. */
final class MadeUp {

  private static final String[] BEGIN = {
    "Ba", "Be", "Bo", "Ca", "Co", "Da", "De", "Do", "Fa", "Fe", "Ga", "Go", "Ja", "Jo", "Ka", "Ke",
        "La", "Le", "Lo",
    "Ma", "Me", "Mo", "Na", "Ne", "No", "Pa", "Pe", "Ra", "Re", "Ro", "Sa", "Se", "So", "Ta", "Te",
        "To", "Va", "Ve",
    "Vo", "Za"
  };
  private static final String[] MIDDLE = {
    "ba", "be", "bi", "do", "du", "fa", "fi", "go", "ka", "ki", "la", "li", "lo", "lu", "ma", "mi",
    "mo", "na", "ni", "no", "ra", "ri", "ro", "sa", "se", "ta", "ti", "va", "vi", "zo"
  };
  private static final String[] END = {
    "bek", "dorn", "drin", "feld", "gan", "gren", "kov", "lan", "lund", "mar", "mund", "nik",
    "quist", "rath", "rek", "ring", "sen", "stad", "tal", "tin", "van", "vik", "wen", "zan"
  };

  private MadeUp() {}

  /** A word that looks like a name, begins large and is hardly a word of any language. */
  static String word(Seed seed, String of) {
    return BEGIN[seed.number("begin " + of, BEGIN.length)]
        + MIDDLE[seed.number("middle " + of, MIDDLE.length)]
        + END[seed.number("end " + of, END.length)];
  }

  /** A made-up word as another is written: all large, all small, or with a large beginning. */
  static String styled(String word, String like) {
    if (like.length() > 1 && like.equals(like.toUpperCase(Locale.ROOT))) {
      return word.toUpperCase(Locale.ROOT);
    }
    if (like.equals(like.toLowerCase(Locale.ROOT))) {
      return word.toLowerCase(Locale.ROOT);
    }
    return word;
  }

  /** Other digits for digits and other letters for letters; everything else stays. */
  static String shaped(Seed seed, String of, String salt) {
    byte[] noise = seed.bytes("shape " + salt + of);
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < of.length(); i++) {
      char c = of.charAt(i);
      int number = noise[i % noise.length] + 31 * i & 0xff;
      if (c >= '0' && c <= '9') {
        made.append((char) ('0' + number % 10));
      } else if (c >= 'A' && c <= 'Z') {
        made.append((char) ('A' + number % 26));
      } else if (c >= 'a' && c <= 'z') {
        made.append((char) ('a' + number % 26));
      } else {
        made.append(c);
      }
    }
    return made.toString();
  }
}
