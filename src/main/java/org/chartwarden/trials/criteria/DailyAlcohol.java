package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/**
 * Whether drinks that notes count reach an amount of alcohol. A drink holds 8 to 14 g by the
 * standards of most countries, a large one may hold 25 g, and a glass or a pint may be two drinks:
 * a count stands for a range, and only a limit outside it is said to be kept or passed.
 */
final class DailyAlcohol {

  private static final Pattern ASKED =
      Pattern.compile("\\A(>=?|≥|<=?|≤)\\s?(\\d+(?:\\.\\d+)?) (g|drinks)/(d|wk)\\z");

  private static final Pattern DRINKING =
      Pattern.compile(
          "\\b(?:alcohol\\w*|drinks?|drinking|drank|wine|beers?|lager|cider|spirits|whisk(?:y|ey)|vodka|gin|rum|pints?|etoh|binges?)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(DRINKING);

  private static final String COUNT =
      "(\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

  private static final String RANGE = "(?:" + COUNT + "(?: ?(?:or|to|-|–) ?))?" + COUNT;

  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\b"
              + RANGE
              + " (?:small |large |standard )?((?:(?:glass(?:es)?|cans?|bottles?|units?|drinks?) of )?(?:alcoholic )?(?:wine|beers?|lager|cider|drinks?|units?|pints?|whisk(?:y|ey)s|vodkas)(?: of (?:alcohol|beer|lager|cider|wine))?)"
              + "(?:,? on)? (?:(?:an?|per|each|every|/) ?(day|night|evening|week|weekend|month|year)\\b|(daily|nightly|weekly)\\b|"
              + RANGE
              + " (?:days|evenings|nights|times) (?:an?|per|each|every|/) ?week\\b)");

  private static final Map<String, Integer> DAYS =
      Map.of(
          "day", 1, "daily", 1, "night", 1, "nightly", 1, "evening", 1, "week", 7, "weekly", 7,
          "weekend", 7, "month", 30, "year", 365);

  private static final int WEEK = 7;

  /** Grams that a drink holds at least. */
  private static final int LEAST_GRAMS = 8;

  /** Grams that one helping holds at most. */
  private static final int MOST_GRAMS = 25;

  /** Drinks that a glass, a can or a pint may be. */
  private static final int MOST_DRINKS = 2;

  /** Helpings or days, from the fewest to the most that a note counts. */
  private record Range(double least, double most) {
    Range times(Range other) {
      return new Range(least * other.least, most * other.most);
    }

    Range plus(Range other) {
      return new Range(least + other.least, most + other.most);
    }
  }

  private DailyAlcohol() {}

  /**
   * What notes tell of an amount; empty when they do not count, or the count lies about the limit.
   *
   * @param amount "> 40 g/d", "> 14 drinks/wk"
   */
  static Optional<CriterionVerdict> reaches(PatientFacts facts, String amount) {
    Matcher asked = ASKED.matcher(amount);
    if (!asked.matches()) {
      return Optional.empty();
    }
    boolean grams = asked.group(3).equals("g");
    List<NoteSentence> told =
        facts.sentencesWhere("drinking", SIEVE, words -> DRINKING.matcher(words).find());
    Range sum = new Range(0, 0);
    for (NoteSentence one : told) {
      Range day =
          day(
              one.text().toLowerCase(Locale.ROOT).replaceAll("/ ?(?:wk|week)\\b", " a week"),
              grams);
      if (day == null) {
        return Optional.empty();
      }
      sum = sum.plus(day);
    }
    double limit =
        new BigDecimal(asked.group(2)).doubleValue() / (asked.group(4).equals("wk") ? WEEK : 1);
    if (told.isEmpty() || sum.least() < limit && sum.most() >= limit) {
      return Optional.empty();
    }
    boolean above = sum.least() >= limit;
    if (above && sum.least() == limit && !asked.group(1).contains("=")) {
      return Optional.empty();
    }
    List<FactEvidence> evidence = told.stream().map(NoteSentence::evidence).toList();
    boolean holds = above != asked.group(1).startsWith("<") && !asked.group(1).equals("≤");
    return Optional.of(
        holds
            ? CriterionVerdict.met("The record counts drinks of " + amount + ".", evidence)
            : CriterionVerdict.notMet(
                "The record counts drinks, which are not " + amount + ".", evidence));
  }

  /** Drinks or grams a day of a sentence; null when it does not count them, or not all. */
  private static Range day(String words, boolean grams) {
    Matcher drinks = AMOUNT.matcher(words);
    if (!drinks.find()) {
      return null;
    }
    String rest = words.substring(0, drinks.start()) + words.substring(drinks.end());
    // "She drinks two glasses": the verb counts nothing of its own.
    if (DRINKING.matcher(rest.replaceFirst("\\bdrinks?\\b", "")).find()) {
      return null;
    }
    Range helpings = range(drinks.group(1), drinks.group(2));
    boolean counted = drinks.group(3).matches(".*\\bdrinks?\\b.*");
    Range each =
        grams
            ? new Range(LEAST_GRAMS, MOST_GRAMS)
            : new Range(drinks.group(3).contains("unit") ? 0.5 : 1, counted ? 1 : MOST_DRINKS);
    String period = drinks.group(4) == null ? drinks.group(5) : drinks.group(4);
    if (period == null) {
      Range days = range(drinks.group(6), drinks.group(7));
      return helpings.times(each).times(new Range(days.least() / WEEK, days.most() / WEEK));
    }
    double length = DAYS.get(period);
    return helpings.times(each).times(new Range(1 / length, 1 / length));
  }

  private static Range range(String from, String to) {
    return new Range(number(from == null ? to : from), number(to));
  }

  private static int number(String word) {
    if (word.equals("a") || word.equals("an")) {
      return 1;
    }
    Integer named = NumberWords.small(word);
    return named == null ? Integer.parseInt(word) : named;
  }
}
