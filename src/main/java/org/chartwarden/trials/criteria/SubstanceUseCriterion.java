package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Alcohol and drugs of abuse. */
final class SubstanceUseCriterion implements CriterionType {

  private static final Set<String> MIDDLE =
      WordSet.of(
          "or and / , of the a other any and/or ( ) illegal for illicit use abuse misuse",
          "addiction dependence dependency disorder disorders severe chronic known active",
          "moderate moderately mild regular excessive harmful to on use's consumption intake current recreational",
          "problematic heavy positive test diagnosis intoxication except nicotine habits");

  private static final Set<String> ABUSE =
      WordSet.of("abuse misuse addiction addicted dependence dependency dependent abusing");

  private static final Set<String> DRUGS =
      WordSet.of("drug drugs medication medications medicines substances");

  private static final Set<String> KINDS =
      WordSet.of("other illegal illicit recreational any hard");

  private static final int NEAR = 6;

  private static final Pattern DRINKS =
      Pattern.compile(
          "\\A(?:\\w+ )?(?:drinks?|beverages?|units?|glass(?:es)?|servings?)(?: of (?:alcohol|wine|beer))?"
              + "(?: ?(?:an?|per|each|every|in a|/) ?)?(daily|day|weekly|week)\\b");

  private static final Set<String> JOINTS = WordSet.of(", ; or and");

  private static final Set<String> TESTS =
      WordSet.of("test tests testing screen screens screening toxicology breathalyzer urinalysis");

  @Override
  public String id() {
    return "substance-use";
  }

  @Override
  public String title() {
    return "Alcohol and substance use";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    List<Cues.Found> cues = Cues.in(phrase, id());
    int k = 0;
    while (k < cues.size()) {
      int from = cues.get(k).from();
      int to = cues.get(k).to();
      Set<String> topics = new java.util.TreeSet<>(Set.of(cues.get(k).cue().topic()));
      String words = phrase.words(from, to).toLowerCase(Locale.ROOT);
      if (words.contains("drug") || words.contains("substance")) {
        topics.add("drugs");
      }
      if (words.contains("alcohol")) {
        topics.add("alcohol");
      }
      while (k + 1 < cues.size() && between(phrase, to, cues.get(k + 1).from())) {
        k++;
        to = cues.get(k).to();
        topics.add(cues.get(k).cue().topic());
      }
      if (abusedToo(phrase, from, to)) {
        topics.add("drugs");
        to += phrase.isAny(to + 1, KINDS) ? 3 : 2;
      }
      while (from > 0
          && phrase.isAny(from - 1, MIDDLE)
          && !phrase.isAny(from - 1, Set.of(",", "or", "and", ")", "/"))) {
        from--;
      }
      while (to < phrase.size()
          && phrase.isAny(to, MIDDLE)
          && !phrase.isAny(to, Set.of(",", "or", "and", ")", "(", "/", "except"))) {
        to++;
      }
      if (anySubstance(phrase.words(from, to).toLowerCase(Locale.ROOT))) {
        topics.add("alcohol");
      }
      Modifiers modifiers = Modifiers.around(phrase, from, to);
      BitSet used = modifiers.used();
      String amount = "";
      for (int i = Math.max(0, from - 6);
          i < Math.min(phrase.size(), to + 8) && amount.isEmpty();
          i++) {
        Quantity quantity = BoundsReader.at(phrase, i);
        if (quantity != null
            && !Set.of("d", "wk", "mo", "a", "h").contains(quantity.unit())
            && (i >= to || quantity.to() <= to)) {
          String period = period(phrase, quantity);
          amount = period.isEmpty() ? quantity.shown() : quantity.bounds() + period;
          used.set(quantity.from(), quantity.to());
        }
      }
      found.add(
          Recognised.of(
              from,
              to,
              new SubstanceTest(
                  String.join(" or ", topics),
                  modifiers.aspect(),
                  amount,
                  modifiers.window(),
                  tested(phrase, from, to) || PositiveTest.of(phrase, from),
                  grave(phrase.words(from, to))),
              used));
      k++;
    }
    screened(phrase, found);
    return found;
  }

  /** "Abuse of alcohol or drugs": the bare drugs behind are those of abuse. */
  private static boolean abusedToo(CriterionPhrase phrase, int from, int to) {
    int named = phrase.isAny(to + 1, KINDS) ? to + 2 : to + 1;
    boolean joined =
        phrase.isAny(to, Set.of("or", "and", "/", "and/or", ","))
            && phrase.isAny(named, DRUGS)
            && (named + 1 >= phrase.size()
                || !phrase.isWord(named + 1)
                || phrase.isAny(named + 1, Set.of("in", "within", "during", "and", "or")));
    boolean abused = false;
    for (int i = Math.max(0, from - 2); joined && i < to; i++) {
      abused |= phrase.isAny(i, ABUSE);
    }
    return abused;
  }

  /** "Urine positive for opioids": drugs that are sought by a test, though none are abuse. */
  private static void screened(CriterionPhrase phrase, List<Recognised> found) {
    if (!phrase.words(0, phrase.size()).toLowerCase(Locale.ROOT).contains("positive")) {
      return;
    }
    for (int i = 1; i < phrase.size(); i++) {
      TermBook.Found drug = TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), i);
      if (drug != null && PositiveTest.of(phrase, i)) {
        found.add(
            Recognised.of(
                i,
                drug.to(),
                new SubstanceTest(
                    "drugs", Aspect.PLAIN, "", java.util.Optional.empty(), true, false),
                new BitSet()));
        i = drug.to() - 1;
      }
    }
  }

  private static boolean grave(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return !lower.contains("mild") && (lower.contains("moderate") || lower.contains("severe"));
  }

  /** "14 drinks per week", "3 standard units daily": the unit that a bare number counts. */
  private static String period(CriterionPhrase phrase, Quantity quantity) {
    boolean bare = quantity.unit().isEmpty() || Set.of("1", "[IU]").contains(quantity.unit());
    int from = quantity.unit().isEmpty() ? quantity.to() : quantity.to() - 1;
    Matcher drinks =
        DRINKS.matcher(
            phrase.words(from, Math.min(phrase.size(), from + NEAR)).toLowerCase(Locale.ROOT));
    if (!bare || !drinks.find()) {
      return "";
    }
    return drinks.group(1).startsWith("w") ? " drinks/wk" : " drinks/d";
  }

  /** "Substance use disorder": alcohol is a substance, but no illicit one. */
  private static boolean anySubstance(String words) {
    return words.contains("substance") && !words.contains("illegal") && !words.contains("illicit");
  }

  /** "Positive urine test for drugs", "alcohol breath test positive". */
  private static boolean tested(CriterionPhrase phrase, int from, int to) {
    int first = from;
    while (first > Math.max(0, from - NEAR) && !phrase.isAny(first - 1, JOINTS)) {
      first--;
    }
    int last = to;
    while (last < Math.min(phrase.size(), to + NEAR) && !phrase.isAny(last, JOINTS)) {
      last++;
    }
    boolean positive = false;
    boolean test = false;
    for (int i = first; i < last; i++) {
      positive |= phrase.is(i, "positive");
      test |= phrase.isAny(i, TESTS);
    }
    return positive && test;
  }

  private static boolean between(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (phrase.is(i, "positive")) {
        // "Drug abuse or positive drug screen": two questions.
        return false;
      }
    }
    return to - from < 5 && phrase.areAll(from, to, MIDDLE);
  }
}
