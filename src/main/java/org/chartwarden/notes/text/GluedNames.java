package org.chartwarden.notes.text;

import java.util.Set;

/** Names that wards write without a space before the number: "T36.8", "HR92", "BP118/64". */
final class GluedNames {

  /** Before a number with a point: as "T36.8", unlike the vertebra T12. */
  private static final Set<String> DECIMAL =
      Set.of(
          "T", "t", "Temp", "temp", "TEMP", "Tmax", "Tm", "Tc", "K", "Hb", "Hgb", "Cr", "Mg", "INR",
          "pH", "WBC", "WCC", "Lac", "Alb", "Phos", "Ca");

  /** Before two digits and more. */
  private static final Set<String> WHOLE =
      Set.of(
          "HR", "hr", "RR", "rr", "BP", "bp", "Hb", "Hgb", "Plt", "Plts", "Na", "GCS", "MAP", "SBP",
          "DBP", "Sats", "sats", "Sat", "SpO", "CRP", "Wt", "UOP");

  private GluedNames() {}

  /**
   * How many letters of a word are a name in front of a number; 0 when it is one word.
   *
   * @param end where the letters and digits end
   */
  static int letters(String text, int first, int end) {
    int digits = first;
    while (digits < end && Character.isLetter(text.charAt(digits))) {
      digits++;
    }
    int count = end - digits;
    if (digits == first
        || count < 1
        || count > 3
        || digits - first > 4
        || !all(text, digits, end)) {
      return 0;
    }
    String name = text.substring(first, digits);
    boolean point = end + 1 < text.length() && text.charAt(end) == '.' && digit(text, end + 1);
    boolean known = point && DECIMAL.contains(name) || count >= 2 && WHOLE.contains(name);
    return known ? digits - first : 0;
  }

  private static boolean all(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!digit(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
