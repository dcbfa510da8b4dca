package org.chartwarden.notes.demographics;

import java.util.List;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** The ways in which an age is written, whoever's it is. */
final class AgeForms {

  /**
   * An age as written.
   *
   * @param exact false when only a span is told
   * @param rank 0 for a plain statement of age; more the less sure it is one
   * @param first index of its first token
   * @param end index after its last token
   */
  record Form(
      int years, int months, int weeks, int days, boolean exact, int rank, int first, int end) {}

  private final List<Token> tokens;

  AgeForms(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The age that begins at a token, or null. */
  Form at(int i, int to) {
    Token token = tokens.get(i);
    if (token.is("age") || token.is("aged") || token.is("ages")) {
      return labelled(i, to);
    }
    if (token.is("in") && i + 2 < to) {
      return decade(i, to);
    }
    if (AgeWords.NEWBORN.contains(token.key())) {
      return new Form(0, 0, 0, 0, false, 4, i, i + 1);
    }
    Form named = People.NOUNS.containsKey(token.key()) ? named(i, to) : null;
    return named != null ? named : counted(i, to);
  }

  /** "a man of 70", "woman of 58 years with", "Female, 58, presents". */
  private Form named(int first, int to) {
    int of = first + 1;
    if (of >= to || !(tokens.get(of).is("of") || tokens.get(of).is(","))) {
      return null;
    }
    Count count = count(of + 1, to);
    if (count == null || !count.whole() || count.value() > AgeWords.OLDEST) {
      return null;
    }
    Character unit = count.end() < to ? AgeWords.UNITS.get(tokens.get(count.end()).key()) : null;
    boolean bare = unit == null;
    int end = bare ? count.end() : count.end() + 1;
    // "a man of 3 children", "woman, 2 children": what is counted is no age.
    if (bare && end < to && !closesAge(tokens.get(end))) {
      return null;
    }
    int[] parts = new int[4];
    add(parts, bare ? 'y' : unit, count.value());
    return form(parts, 1, first, end - 1);
  }

  private static boolean closesAge(Token behind) {
    return AgeWords.CLOSING.contains(behind.key()) || opensPatient(behind) || behind.breaks() > 0;
  }

  private record Count(int value, boolean whole, int end) {}

  private Count count(int i, int to) {
    if (i >= to) {
      return null;
    }
    Token token = tokens.get(i);
    if (token.isNumber()) {
      return new Count(token.number().intValue(), token.number().scale() == 0, i + 1);
    }
    NumberWords.Found words = NumberWords.at(tokens, i, to);
    return words == null ? null : new Count(words.value(), true, words.end());
  }

  private int hyphen(int i, int to) {
    return i < to && tokens.get(i).is("-") ? i + 1 : i;
  }

  /** "71-year-old", "9 months old", "2 years and 3 months old", "62 y/o", "62M". */
  private Form counted(int first, int to) {
    int[] parts = new int[4];
    boolean old = false;
    int i = first;
    int units = 0;
    while (units < 3) {
      Count count = count(i, to);
      if (count == null || count.value() > AgeWords.OLDEST * 12) {
        break;
      }
      boolean half = half(count.end(), to);
      parts[1] += half ? 6 : 0;
      int at = hyphen(half ? count.end() + 3 : count.end(), to);
      Character unit = at < to ? AgeWords.UNITS.get(tokens.get(at).key()) : null;
      if (unit == null) {
        if (units == 0
            && at < to
            && sexLetter(at)
            && !sized(first)
            && count.whole()
            && count.value() <= AgeWords.OLDEST) {
          return form(new int[] {count.value(), 0, 0, 0}, 1, first, at);
        }
        break;
      }
      old |= unit == 'o';
      add(parts, unit, count.value());
      units++;
      i = at + 1;
      int joint = hyphen(i, to);
      joint =
          joint < to && (tokens.get(joint).is("and") || tokens.get(joint).is(","))
              ? joint + 1
              : joint;
      if (old || count(joint, to) == null) {
        break;
      }
      i = joint;
    }
    if (units == 0) {
      return null;
    }
    int after = hyphen(i, to);
    int ending = old ? -1 : oldEnding(after, to);
    old |= ending > 0;
    int end = ending > 0 ? ending : i;
    if (old) {
      return form(parts, 0, first, end - 1);
    }
    boolean person =
        after < to
            && (People.NOUNS.containsKey(tokens.get(after).key())
                || tokens.get(after).is("patient"));
    boolean comma =
        after + 1 < to
            && tokens.get(after).is(",")
            && People.NOUNS.containsKey(tokens.get(after + 1).key());
    boolean letter =
        after < to && sexLetter(after) && !(after + 1 < to && tokens.get(after + 1).is("/"));
    return person || comma || letter ? form(parts, 1, first, end - 1) : null;
  }

  /** "two and a half years". */
  private boolean half(int at, int to) {
    return at + 2 < to
        && tokens.get(at).is("and")
        && tokens.get(at + 1).is("a")
        && tokens.get(at + 2).is("half");
  }

  /** Index after "old", "of age", "/o" at a token, or -1. */
  private int oldEnding(int at, int to) {
    for (List<String> ending : AgeWords.OLD_ENDINGS) {
      int i = 0;
      while (i < ending.size() && at + i < to && tokens.get(at + i).is(ending.get(i))) {
        i++;
      }
      if (i == ending.size()) {
        return at + i;
      }
    }
    return -1;
  }

  private boolean sexLetter(int i) {
    Token token = tokens.get(i);
    boolean apart = token.spaced() && (i + 1 >= tokens.size() || !opensPatient(tokens.get(i + 1)));
    return (token.raw().equals("M") || token.raw().equals("F")) && !apart
        || (token.is("male") || token.is("female")) && i > 0 && tokens.get(i - 1).isNumber();
  }

  /** "Foley 18F", "temp 99F": the gauge of a tube or degrees. */
  private boolean sized(int first) {
    for (int i = first - 1; i >= Math.max(0, first - AgeWords.SIZE_NEAR); i--) {
      if (AgeWords.SIZED.contains(tokens.get(i).key())) {
        return true;
      }
      if (tokens.get(i).breaks() > 0 || tokens.get(i).is(".")) {
        return false;
      }
    }
    return false;
  }

  /** "48 M with", "48 F s/p": what is told of a patient behind age and sex. */
  private static boolean opensPatient(Token behind) {
    return behind.is(",") || AgeWords.PATIENT_WITH.contains(behind.key());
  }

  private static void add(int[] parts, char unit, int value) {
    switch (unit) {
      case 'm' -> parts[1] += value;
      case 'w' -> parts[2] += value;
      case 'd' -> parts[3] += value;
      case 'h' -> parts[3] += 0;
      default -> parts[0] += value;
    }
  }

  /** "aged 71", "age: 62 years", "at the age of 9". */
  private Form labelled(int first, int to) {
    int i = first + 1;
    while (i < to
        && i < first + 4
        && (tokens.get(i).is(":")
            || tokens.get(i).is("of")
            || tokens.get(i).is("is")
            || tokens.get(i).is("was")
            || tokens.get(i).is("=")
            || tokens.get(i).is(","))) {
      i++;
    }
    Count count = count(i, to);
    if (count == null || count.value() > AgeWords.OLDEST) {
      return null;
    }
    int at = hyphen(count.end(), to);
    Character unit = at < to ? AgeWords.UNITS.get(tokens.get(at).key()) : null;
    int[] parts = new int[4];
    add(parts, unit == null ? 'y' : unit, count.value());
    int end = unit == null ? count.end() : at + 1;
    return form(parts, tokens.get(first).is("ages") ? 5 : 1, first, end - 1);
  }

  /** "in her sixties", "in his late 60s". */
  private Form decade(int first, int to) {
    int i = first + 1;
    if (!People.PRONOUNS.containsKey(tokens.get(i).key()) && !tokens.get(i).is("the")) {
      return null;
    }
    i++;
    if (i < to
        && (tokens.get(i).is("early") || tokens.get(i).is("mid") || tokens.get(i).is("late"))) {
      i = hyphen(i + 1, to);
    }
    if (i >= to) {
      return null;
    }
    Integer years = AgeWords.DECADES.get(tokens.get(i).key());
    int end = i + 1;
    if (years == null && tokens.get(i).isNumber() && tokens.get(i).number().scale() == 0) {
      int next = i + 1 < to && tokens.get(i + 1).is("'") ? i + 2 : i + 1;
      boolean plural = next < to && tokens.get(next).is("s");
      int value = tokens.get(i).number().intValue();
      years = plural && value >= 10 && value <= 100 && value % 10 == 0 ? value : null;
      end = next + 1;
    }
    return years == null ? null : new Form(years, 0, 0, 0, false, 3, first, end);
  }

  private static Form form(int[] parts, int rank, int first, int last) {
    return parts[0] > AgeWords.OLDEST
        ? null
        : new Form(parts[0], parts[1], parts[2], parts[3], true, rank, first, last + 1);
  }
}
