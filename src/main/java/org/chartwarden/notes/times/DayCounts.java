package org.chartwarden.notes.times;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.Counter;
import org.chartwarden.notes.times.TimeExpression.DayCount;

/** Reads counted days: POD2, POD #2, post-op day two, HD 3, day 4 of life, the second day. */
final class DayCounts {

  private static final int MOST = 120;

  private static final Set<String> STAY =
      Set.of("admission", "hospitalization", "hospitalisation", "stay", "hospital");

  private static final PhraseTrie<Counter> NAMES = names();

  /** A count of days and the index after its last token. */
  record Found(DayCount count, int end) {}

  private record Number(int value, int end) {}

  private DayCounts() {}

  static Found at(List<Token> tokens, int i, int to) {
    Found glued = glued(tokens, i, to);
    if (glued != null) {
      return glued;
    }
    PhraseTrie.Match<Counter> name = NAMES.longest(tokens, i, to);
    if (name != null) {
      int at = name.end();
      while (at < to
          && (tokens.get(at).is("#")
              || tokens.get(at).is("-")
              || tokens.get(at).is("number")
              || tokens.get(at).is("no"))) {
        at++;
      }
      Number number = number(tokens, at, to);
      boolean skinTest =
          number != null && number.end < to && tokens.get(number.end).is("mm"); // "PPD 0 mm"
      return number == null || skinTest || noDayBehind(tokens, number.end, to)
          ? null
          : counted(tokens, i, name.values().get(0), number, to);
    }
    return ordinal(tokens, i, to);
  }

  private static Found counted(
      List<Token> tokens, int first, Counter counter, Number number, int to) {
    boolean plain = tokens.get(first).is("day") || tokens.get(first).is("d");
    if (plain && tokens.get(first).is("d") && !tokens.get(number.end - 1).isNumber()) {
      return null;
    }
    Counter meant = counter;
    int end = number.end;
    if (plain && end + 1 < to && (tokens.get(end).is("of") || tokens.get(end).is("/"))) {
      int word = end + 1;
      word +=
          word < to
                  && (tokens.get(word).is("the")
                      || tokens.get(word).is("her")
                      || tokens.get(word).is("his"))
              ? 1
              : 0;
      String key = word < to ? tokens.get(word).key() : "";
      Number total = number(tokens, end + 1, to);
      if (total != null) {
        meant = Counter.COURSE;
        end = total.end;
      } else if (key.equals("life") || key.equals("age")) {
        meant = Counter.BIRTH;
        end = word + 1;
      } else if (STAY.contains(key)) {
        end = word + 1;
      } else {
        meant = Counter.COURSE;
      }
    }
    return number.value > MOST ? null : new Found(new DayCount(meant, number.value), end);
  }

  /** "POD2", "HD3", "DOL14": letters and digits in one word. */
  private static Found glued(List<Token> tokens, int i, int to) {
    String key = tokens.get(i).key();
    int letters = 0;
    while (letters < key.length() && Character.isLetter(key.charAt(letters))) {
      letters++;
    }
    int digits = key.length() - letters;
    if (digits == 0 || digits > 3 || letters < 2 || letters > 3) {
      return null;
    }
    for (int c = letters; c < key.length(); c++) {
      if (key.charAt(c) < '0' || key.charAt(c) > '9') {
        return null;
      }
    }
    Counter counter =
        switch (key.substring(0, letters)) {
          case "pod" -> Counter.OPERATION;
          case "hd" -> Counter.ADMISSION;
          case "dol" -> Counter.BIRTH;
          case "ppd" -> Counter.OPERATION;
          default -> null;
        };
    int number = Integer.parseInt(key.substring(letters));
    return counter == null || number > MOST || noDayBehind(tokens, i + 1, to)
        ? null
        : new Found(new DayCount(counter, number), i + 1);
  }

  /** "second postoperative day", "on the third hospital day", "the second day". */
  private static Found ordinal(List<Token> tokens, int i, int to) {
    Integer number = NumberWords.ordinal(tokens.get(i).key());
    int at = i + 1;
    if (number == null
        && tokens.get(i).isNumber()
        && tokens.get(i).raw().length() <= 2
        && at < to
        && NumberWords.ORDINAL_ENDINGS.contains(tokens.get(at).key())) {
      number = tokens.get(i).number().intValue();
      at++;
    }
    if (number == null || at >= to) {
      return null;
    }
    PhraseTrie.Match<Counter> name = NAMES.longest(tokens, at, to);
    return name == null || !tokens.get(name.end() - 1).is("day")
        ? null
        : new Found(new DayCount(name.values().get(0), number), name.end());
  }

  private static Number number(List<Token> tokens, int i, int to) {
    if (i >= to) {
      return null;
    }
    Token token = tokens.get(i);
    if (token.isNumber()) {
      return token.number().scale() == 0 && token.raw().length() <= 3
          ? new Number(token.number().intValue(), i + 1)
          : null;
    }
    NumberWords.Found words = NumberWords.at(tokens, i, to);
    return words == null ? null : new Number(words.value(), words.end());
  }

  /** "HD 10/6" is a dialysis on the sixth of October, "HD 3x/week" three of them. */
  private static boolean noDayBehind(List<Token> tokens, int end, int to) {
    boolean times =
        end < to
            && (tokens.get(end).is("x") || tokens.get(end).is("×") || tokens.get(end).is("times"));
    return times
        || end + 1 < to
            && tokens.get(end).is("/")
            && !tokens.get(end).spaced()
            && tokens.get(end + 1).isNumber();
  }

  private static PhraseTrie<Counter> names() {
    PhraseTrie<Counter> trie = new PhraseTrie<>();
    add(
        trie,
        Counter.OPERATION,
        "pod;p.o.d.;post op day;postop day;postoperative day;post operative day;post-op day;"
            + "postpartum day;post partum day;ppd;day post op;day postop;post-operative day;"
            + "post surgical day;post delivery day;post-cesarean day;day after surgery");
    add(
        trie,
        Counter.ADMISSION,
        "hd;hospital day;hosp day;day of admission;admission day;inpatient day;icu day;picu day;"
            + "nicu day;day of stay;day in hospital;day of hospitalization;hospital stay day");
    add(trie, Counter.BIRTH, "dol;day of life;days of life;life day;day old");
    add(trie, Counter.ADMISSION, "day;d");
    return trie;
  }

  private static void add(PhraseTrie<Counter> trie, Counter counter, String names) {
    for (String name : names.split(";")) {
      trie.add(name, counter);
    }
  }
}
