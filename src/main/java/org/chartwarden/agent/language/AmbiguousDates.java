package org.chartwarden.agent.language;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Tokenizer;

/** Says how a date in digits was read where day and month could be exchanged. */
public final class AmbiguousDates {

  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-])");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private AmbiguousDates() {}

  /** One sentence for each such date of a text. */
  public static List<String> notes(String text) {
    List<String> notes = new ArrayList<>();
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      int a = Integer.parseInt(matcher.group(1));
      int b = Integer.parseInt(matcher.group(3));
      List<Token> tokens = Tokenizer.tokens(matcher.group(), word -> word);
      Optional<LocalDate> date = Dates.at(tokens, 0).map(Dates.Found::date);
      if (a != b && a <= 12 && b <= 12 && date.isPresent()) {
        notes.add(
            "The date "
                + matcher.group()
                + " was read "
                + (date.get().getMonthValue() == a ? "month" : "day")
                + " first, as "
                + WRITTEN.format(date.get())
                + ".");
      }
    }
    return notes.stream().distinct().toList();
  }
}
