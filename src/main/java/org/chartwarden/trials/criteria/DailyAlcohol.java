package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.List;
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
 * Whether drinks that notes count stay below an amount of alcohol. A drink holds 8 to 14 g by the
 * standards of most countries; a large one may hold 25 g, so that only what stays below a limit by
 * far is said to, and nothing is said to lie above it.
 */
final class DailyAlcohol {

  private static final Pattern ASKED =
      Pattern.compile("\\A(?:>=?|≥)\\s?(\\d+(?:\\.\\d+)?) g/(d|wk)\\z");

  private static final Pattern DRINKING =
      Pattern.compile(
          "\\b(?:alcohol\\w*|drinks?|drinking|drank|wine|beers?|lager|cider|spirits|whisk(?:y|ey)|vodka|gin|rum|pints?|etoh|binges?)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(DRINKING);

  private static final String COUNT =
      "(\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)";

  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\b(?:"
              + COUNT
              + "(?: ?(?:or|to|-|–) ?))?"
              + COUNT
              + " (?:small )?(?:(?:glass(?:es)?|cans?|bottles?|units?|drinks?) of )?(?:alcoholic )?(?:wine|beers?|lager|cider|drinks?|units?|pints?)(?: of (?:alcohol|beer|lager|cider|wine))?"
              + " (?:an?|per|each|every|/) ?(day|night|evening|week|weekend|month|year)\\b");

  private static final Map<String, Integer> DAYS =
      Map.of("day", 1, "night", 1, "evening", 1, "week", 7, "weekend", 7, "month", 30, "year", 365);

  private static final int GRAMS = 25;

  private DailyAlcohol() {}

  /**
   * The sentences that tell of less than an amount; empty when they do not.
   *
   * @param amount "> 40 g/d"
   */
  static Optional<List<FactEvidence>> below(PatientFacts facts, String amount) {
    Matcher asked = ASKED.matcher(amount);
    if (!asked.matches()) {
      return Optional.empty();
    }
    List<NoteSentence> told =
        facts.sentencesWhere("drinking", SIEVE, words -> DRINKING.matcher(words).find());
    double sum = 0;
    for (NoteSentence one : told) {
      String words = one.text().toLowerCase(java.util.Locale.ROOT);
      Matcher drinks = AMOUNT.matcher(words);
      if (!drinks.find()) {
        return Optional.empty();
      }
      String rest = words.substring(0, drinks.start()) + words.substring(drinks.end());
      if (DRINKING.matcher(rest).find()) {
        return Optional.empty();
      }
      sum += (double) GRAMS * number(drinks.group(2)) / DAYS.get(drinks.group(3));
    }
    double limit =
        new BigDecimal(asked.group(1)).doubleValue() / (asked.group(2).equals("wk") ? 7 : 1);
    return told.isEmpty() || sum >= limit
        ? Optional.empty()
        : Optional.of(told.stream().map(NoteSentence::evidence).toList());
  }

  private static int number(String word) {
    if (word.equals("a") || word.equals("an")) {
      return 1;
    }
    Integer named = NumberWords.small(word);
    return named == null ? Integer.parseInt(word) : named;
  }
}
