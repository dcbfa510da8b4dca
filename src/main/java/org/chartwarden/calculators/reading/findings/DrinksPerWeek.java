package org.chartwarden.calculators.reading.findings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/**
 * How many alcoholic drinks a week: a number beside a word for drinks, by day, week or month; none
 * when the note denies alcohol.
 */
final class DrinksPerWeek implements FindingRule {

  private static final int REACH = 8;
  private static final int DAYS = 7;
  private static final BigDecimal WEEKS_IN_MONTH = new BigDecimal("4.345");

  private static final Set<String> DRINKS =
      Set.of(
          "drink",
          "drinks",
          "beers",
          "beer",
          "beverages",
          "beverage",
          "glasses",
          "glass",
          "bottles",
          "cans",
          "shots",
          "pints",
          "wine",
          "alcohol",
          "alcoholic",
          "units",
          "cocktails");

  @Override
  public List<Found> read(Asked asked) {
    NoteText text = asked.note().text();
    for (Sentence sentence : text.sentences()) {
      for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
        Optional<Found> found = at(asked, text, sentence, i);
        if (found.isPresent()) {
          return List.of(found.get());
        }
      }
    }
    return asked.mentions(asked.arguments()).stream()
        .filter(FindingMention::denied)
        .limit(1)
        .map(m -> asked.found(InputValue.of(BigDecimal.ZERO, "1"), m, Asked.reason(m)))
        .toList();
  }

  private static Optional<Found> at(Asked asked, NoteText text, Sentence sentence, int i) {
    List<Token> tokens = text.tokens();
    BigDecimal count = null;
    int next = i + 1;
    NumberWords.Found words = NumberWords.at(tokens, i, sentence.endToken());
    if (tokens.get(i).isNumber()) {
      count = tokens.get(i).number();
    } else if (words != null) {
      count = BigDecimal.valueOf(words.value());
      next = words.end();
      boolean range = next + 1 < sentence.endToken() && tokens.get(next).is("to");
      NumberWords.Found upper =
          range ? NumberWords.at(tokens, next + 1, sentence.endToken()) : null;
      if (upper != null) {
        count = BigDecimal.valueOf(upper.value());
        next = upper.end();
      }
    }
    if (count == null || count.signum() < 0 || count.intValue() > 200) {
      return Optional.empty();
    }
    int drink = drink(tokens, next, Math.min(sentence.endToken(), next + 4));
    if (drink < 0 && drink(tokens, Math.max(sentence.firstToken(), i - REACH), i) >= 0) {
      drink = next - 1;
    }
    int period = drink < 0 ? -1 : period(tokens, i, drink, sentence);
    if (period < 0) {
      return Optional.empty();
    }
    BigDecimal week = perWeek(count, tokens.get(period).key());
    int first = Math.min(i, period);
    int last = Math.max(drink, period);
    return Optional.of(
        new Found(
            asked.input().name(),
            InputValue.of(week, "1"),
            text.span(first, last),
            Optional.empty(),
            "the note states the drinks"));
  }

  private static int drink(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (DRINKS.contains(tokens.get(i).key())) {
        return i;
      }
    }
    return -1;
  }

  private static int period(List<Token> tokens, int number, int drink, Sentence sentence) {
    int to = Math.min(sentence.endToken(), drink + REACH);
    for (int i = drink; i < to; i++) {
      if (perWeek(BigDecimal.ONE, tokens.get(i).key()) != null) {
        return i;
      }
    }
    for (int i = number - 1; i >= Math.max(sentence.firstToken(), number - REACH); i--) {
      String key = tokens.get(i).key();
      if (key.equals("weekly") || key.equals("daily")) {
        return i;
      }
    }
    return -1;
  }

  private static BigDecimal perWeek(BigDecimal count, String period) {
    return switch (period) {
      case "week", "weekly", "wk" -> count;
      case "day", "daily", "night", "nightly" -> count.multiply(BigDecimal.valueOf(DAYS));
      case "month", "monthly" -> count.divide(WEEKS_IN_MONTH, java.math.MathContext.DECIMAL32);
      case "weekend" -> count;
      default -> null;
    };
  }
}
