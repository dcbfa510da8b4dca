package org.chartwarden.notes.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.notes.text.MonthNames;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** Reads calendar days: 03/14/2021, 2021-03-14, 14.03.2021, March 14, 2021, 14 March 2021. */
public final class DateReader {

  private static final Map<DateRole, String> CUES =
      Map.of(
          DateRole.LAST_MENSTRUAL_PERIOD,
              "last menstrual period;lmp;last menses;last period;last"
                  + " menstruation;last normal menstrual period;menstrual period;last menstrual date;"
                  + "last menstrual cycle;lnmp;menses;last menstrual",
          DateRole.TODAY,
              "today;todays date;today's date;current date;date of visit;date today;"
                  + "present date;seen on;examined on;date is;visit date;date of examination",
          DateRole.DUE_DATE, "due date;edd;estimated date of delivery;due on;edc",
          DateRole.BIRTH, "born;date of birth;dob;birth date;birthday",
          DateRole.ADMISSION, "admitted;admission;date of admission;admission date;hospitalized",
          DateRole.DISCHARGE, "discharged;discharge;date of discharge;discharge date");

  private static final PhraseTrie<DateRole> ROLES = roles();

  private DateReader() {}

  /** The dates of a note in order. */
  public static List<DateMention> read(NoteText note) {
    List<DateMention> mentions = new ArrayList<>();
    for (Sentence sentence : note.sentences()) {
      DateRole role = DateRole.OTHER;
      for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
        PhraseTrie.Match<DateRole> cue =
            note.tokens().get(i).isWord()
                ? ROLES.longest(note.tokens(), i, sentence.endToken())
                : null;
        if (cue != null) {
          role = cue.values().get(0);
          i = cue.end() - 1;
          continue;
        }
        Found found = at(note.tokens(), i, sentence.endToken());
        if (found != null) {
          mentions.add(
              new DateMention(
                  found.date, role, found.ordered, note.span(i, found.end - 1), sentence.index()));
          i = found.end - 1;
        }
      }
    }
    return List.copyOf(mentions);
  }

  private record Found(LocalDate date, boolean ordered, int end) {}

  private static Found at(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    if (token.isWord()) {
      return token.raw().indexOf('.') > 0 ? dotted(token, i) : monthFirst(tokens, i, to);
    }
    if (!token.isNumber() || !integer(token)) {
      return null;
    }
    Found numbers = threeNumbers(tokens, i, to);
    return numbers == null ? dayFirst(tokens, i, to) : numbers;
  }

  /** 03/14/2021, 3-14-21, 2021-03-14, 2021/3/14. */
  private static Found threeNumbers(List<Token> tokens, int i, int to) {
    if (i + 4 >= to) {
      return null;
    }
    Token sign = tokens.get(i + 1);
    boolean apart =
        (sign.is("/") || sign.is("-"))
            && tokens.get(i + 3).is(sign.key())
            && integer(tokens.get(i + 2))
            && integer(tokens.get(i + 4));
    return apart
        ? numbers(
            tokens.get(i).raw(), tokens.get(i + 2).raw(), tokens.get(i + 4).raw(), true, i + 5)
        : null;
  }

  private static Found dotted(Token token, int i) {
    String[] parts = token.raw().split("\\.");
    return parts.length == 3 ? numbers(parts[0], parts[1], parts[2], false, i + 1) : null;
  }

  private static Found numbers(String a, String b, String c, boolean monthFirst, int end) {
    if (a.length() == 4) {
      return found(number(a), number(b), number(c), true, end);
    }
    if (a.length() > 2 || b.length() > 2 || c.length() != 4 && c.length() != 2) {
      return null;
    }
    int year = c.length() == 2 ? century(number(c)) : number(c);
    int first = number(a);
    int second = number(b);
    boolean month = monthFirst ? first <= 12 : second > 12;
    boolean ordered = first > 12 || second > 12 || first == second || !monthFirst;
    return month
        ? found(year, first, second, ordered, end)
        : found(year, second, first, ordered, end);
  }

  private static int century(int year) {
    return year < 50 ? 2000 + year : 1900 + year;
  }

  /** March 14, 2021. */
  private static Found monthFirst(List<Token> tokens, int i, int to) {
    int month = month(tokens.get(i));
    if (month == 0) {
      return null;
    }
    int day = i + 1 < to && tokens.get(i + 1).is(".") ? i + 2 : i + 1;
    if (day >= to || !integer(tokens.get(day)) || number(tokens.get(day).raw()) > 31) {
      return null;
    }
    int year = ordinalEnd(tokens, day + 1, to);
    if (year < to && tokens.get(year).is(",")) {
      year++;
    }
    return year < to && isYear(tokens.get(year))
        ? found(
            number(tokens.get(year).raw()), month, number(tokens.get(day).raw()), true, year + 1)
        : null;
  }

  /** 14 March 2021, 14th of March 2021. */
  private static Found dayFirst(List<Token> tokens, int i, int to) {
    int month = ordinalEnd(tokens, i + 1, to);
    if (month < to && (tokens.get(month).is("of") || tokens.get(month).is("-"))) {
      month++;
    }
    if (month >= to || month(tokens.get(month)) == 0 || number(tokens.get(i).raw()) > 31) {
      return null;
    }
    int year = month + 1;
    if (year < to && (tokens.get(year).is(",") || tokens.get(year).is("-"))) {
      year++;
    }
    return year < to && isYear(tokens.get(year))
        ? found(
            number(tokens.get(year).raw()),
            month(tokens.get(month)),
            number(tokens.get(i).raw()),
            true,
            year + 1)
        : null;
  }

  private static int ordinalEnd(List<Token> tokens, int at, int to) {
    boolean ordinal =
        at < to
            && (tokens.get(at).is("th")
                || tokens.get(at).is("st")
                || tokens.get(at).is("nd")
                || tokens.get(at).is("rd"));
    return ordinal ? at + 1 : at;
  }

  private static boolean isYear(Token token) {
    return integer(token) && token.raw().length() == 4;
  }

  private static int month(Token token) {
    String key = token.key();
    String word = key.toLowerCase(Locale.ROOT);
    int month = MonthNames.like(word);
    boolean name =
        month > 0
            && token.isWord()
            && token.capital()
            && (key.length() <= 4 || MonthNames.full(word));
    return name ? month : 0;
  }

  private static boolean integer(Token token) {
    return token.isNumber() && token.raw().length() <= 4 && token.digitsOnly();
  }

  private static int number(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return 0;
      }
    }
    return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }

  private static Found found(int year, int month, int day, boolean ordered, int end) {
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    try {
      return new Found(LocalDate.of(year, month, day), ordered, end);
    } catch (DateTimeException e) {
      // The thirtieth of February is no day, so nothing was found.
      return null;
    }
  }

  private static PhraseTrie<DateRole> roles() {
    PhraseTrie<DateRole> trie = new PhraseTrie<>();
    CUES.forEach(
        (role, list) -> {
          for (String cue : list.split(";")) {
            trie.add(cue, role);
          }
        });
    return trie;
  }
}
