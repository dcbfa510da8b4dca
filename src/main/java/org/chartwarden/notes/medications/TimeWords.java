package org.chartwarden.notes.medications;

import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** The words of time that stand beside drugs; only where they are, not what they mean. */
final class TimeWords {

  private static final PhraseTrie<Boolean> TRIE = new PhraseTrie<>();

  static {
    for (String phrase :
        ("today;yesterday;tonight;tomorrow;this morning;this am;this afternoon;this evening;this pm;overnight;last night;"
                + "on admission;at admission;in ed;in the ed;in er;in the er;at discharge;on discharge;on arrival;preop;pre-op;"
                + "postop;post-op;intraop;intra-op;in the or;in theatre;in recovery;in pacu;this shift;during the night;"
                + "in the emergency department;yest;yday;earlier today;since admission;prior to discharge;before discharge;"
                + "after delivery;postpartum;at birth;on the ward;just now;since;at midnight;at noon;until;through;thru")
            .split(";")) {
      TRIE.add(phrase, Boolean.TRUE);
    }
  }

  private TimeWords() {}

  /** The index after the words of time that begin at a token; the same index when none do. */
  static int at(List<Token> tokens, int from, int to) {
    PhraseTrie.Match<Boolean> match = TRIE.longest(tokens, from, to);
    if (match != null) {
      return match.end();
    }
    Token token = tokens.get(from);
    if (token.is("at") || token.is("@") || token.is("on") || token.is("by")) {
      int i = from + 1;
      int end = i < to ? clock(tokens, i, to) : i;
      end = end > i ? end : i < to ? date(tokens, i, to) : i;
      return end > i ? end : from;
    }
    if (token.is("pod") || token.is("hd") || token.is("dol") || token.is("pod#")) {
      int i = from + 1;
      i = i < to && tokens.get(i).is("#") ? i + 1 : i;
      return i < to && tokens.get(i).isNumber() ? i + 1 : from;
    }
    int end = date(tokens, from, to);
    if (end > from) {
      return end;
    }
    int next = clock(tokens, from, to);
    boolean colon = next > from + 1;
    return colon ? next : from;
  }

  /** "0800", "8 am", "14:30", "1430h". */
  private static int clock(List<Token> tokens, int from, int to) {
    Token token = tokens.get(from);
    if (!token.isNumber() || token.number().scale() > 0) {
      return from;
    }
    int length = token.raw().length();
    boolean colon =
        from + 2 < to
            && length <= 2
            && tokens.get(from + 1).is(":")
            && !tokens.get(from + 1).spaced()
            && tokens.get(from + 2).isNumber()
            && tokens.get(from + 2).raw().length() == 2;
    if (colon) {
      boolean half = from + 3 < to && half(tokens.get(from + 3));
      return half ? from + 4 : from + 3;
    }
    boolean half = length <= 2 && from + 1 < to && half(tokens.get(from + 1));
    if (half) {
      return from + 2;
    }
    boolean military =
        length == 4
            && token.number().intValue() < 2400
            && token.number().intValue() % 100 < 60
            && !token.raw().contains(",");
    boolean unit =
        military
            && from + 1 < to
            && DoseUnits.at(tokens, from + 1, to) != null
            && !tokens.get(from + 1).is("h");
    return military && !unit ? from + 1 : from;
  }

  private static boolean half(Token token) {
    return token.is("am") || token.is("pm") || token.is("a.m") || token.is("o'clock");
  }

  /** "5/22", "5/22/24", "22 May". */
  private static int date(List<Token> tokens, int from, int to) {
    Token token = tokens.get(from);
    if (!token.isNumber() || token.number().scale() > 0 || token.raw().length() > 2) {
      return from;
    }
    boolean slash =
        from + 2 < to
            && tokens.get(from + 1).is("/")
            && !tokens.get(from + 1).spaced()
            && tokens.get(from + 2).isNumber()
            && tokens.get(from + 2).number().scale() == 0
            && tokens.get(from + 2).raw().length() <= 2;
    if (slash) {
      int first = token.number().intValue();
      int second = tokens.get(from + 2).number().intValue();
      boolean date =
          first > 0 && second > 0 && (first <= 12 && second <= 31 || first <= 31 && second <= 12);
      boolean year =
          from + 4 < to && tokens.get(from + 3).is("/") && tokens.get(from + 4).isNumber();
      return !date ? from : year ? from + 5 : from + 3;
    }
    boolean month = from + 1 < to && month(tokens.get(from + 1).key());
    return month ? from + 2 : from;
  }

  private static boolean month(String key) {
    return switch (key) {
      case "jan",
          "january",
          "feb",
          "february",
          "mar",
          "march",
          "apr",
          "april",
          "may",
          "june",
          "jun",
          "july",
          "jul",
          "aug",
          "august",
          "sep",
          "sept",
          "september",
          "oct",
          "october",
          "nov",
          "november",
          "dec",
          "december" ->
          true;
      default -> false;
    };
  }
}
