package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Smoking: now, ever, never, and how much. */
final class SmokingCriterion implements CriterionType {

  private static final Set<String> MIDDLE =
      WordSet.of(
          "or and current currently former ex - / active past who are have of tobacco a history",
          "use products daily heavy regular nicotine is users user , habitual status chronic any",
          "kind who quit stopped ceased has given up cessation stop");

  /** "Smoked an average of 5 or more cigarettes". */
  private static final Set<String> COUNTING =
      WordSet.of(
          "an average at least more than up to over about around > >= ≥ < <= ≤ conventional");

  private static final Set<String> QUITTING = WordSet.of("cessation quit abstinence");

  /** What a person is given to stop smoking, with the words that stand before it. */
  private static final Set<String> HELP =
      WordSet.of(
          "medication medications drug drugs agent agents aid aids product products program programs",
          "programme programmes treatment treatments therapy therapies pharmacotherapy intervention",
          "interventions counseling counselling service services support study studies trial trials",
          "line lines clinic clinics class classes group groups app apps attempt attempts medicine");

  /** What stands between smokers and that they quit. */
  private static final Set<String> LINKS = WordSet.of("who that which have has had having ( -");

  private static final Set<String> STOPPED = WordSet.of("quit stopped ceased");

  /** What may stand behind it where nothing else is meant than smoking. */
  private static final Set<String> SINCE =
      WordSet.of(
          "at more less within for since in between over longer greater > >= ≥ < <= ≤ ) , . about");

  /** "Stopped smoking", "smokers who quit". */
  private static final Pattern GIVEN_UP =
      Pattern.compile(
          "\\b(?:quit|stopped|ceased|completed|g[ai]ven? up)\\b.*\\b(?:smok|cig|tobacco|nicotin)"
              + "|\\bsmokers?\\b[ (-]{1,3}(?:(?:who|that|which|have|has|had|having) ){0,3}(?:quit|stopped|ceased)\\b");

  /** A plan, a denial, or people who smoke beside those who gave up. */
  private static final Pattern NOT_ONLY =
      Pattern.compile("\\b(?:to|not|never|yet|unable|cannot|or|and|current\\w*|active\\w*)\\b|/|,");

  private static final int BETWEEN = 9;

  @Override
  public String id() {
    return "smoking";
  }

  @Override
  public String title() {
    return "Smoking";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    List<Cues.Found> cues = Cues.in(phrase, id());
    int last = -1;
    int k = 0;
    while (k < cues.size()) {
      int from = cues.get(k).from();
      int to = cues.get(k).to();
      if (quitting(phrase, from, to)) {
        k++;
        continue;
      }
      String kind = cues.get(k).cue().topic();
      while (k + 1 < cues.size()
          && between(phrase, to, cues.get(k + 1).from())
          && !apart(kind, cues.get(k + 1).cue().topic(), phrase.is(to, ","))
          && !quitting(phrase, cues.get(k + 1).from(), cues.get(k + 1).to())) {
        k++;
        to = cues.get(k).to();
        kind = kind.equals(cues.get(k).cue().topic()) ? kind : id();
      }
      to = behindStopped(phrase, to);
      while (from > 0
          && from - 1 != last
          && phrase.isAny(from - 1, MIDDLE)
          && !phrase.is(from - 1, ",")) {
        from--;
      }
      last = to;
      Modifiers modifiers = Modifiers.around(phrase, from, to);
      BitSet used = modifiers.used();
      if (OtherTobaccoTest.is(kind)) {
        found.add(Recognised.of(from, to, new OtherTobaccoTest(kind), used));
        k++;
        continue;
      }
      boolean daily = DailyCigarettes.asked(phrase.words(from, Math.min(phrase.size(), to + 8)));
      Optional<Quantity> amount = amount(phrase, from, to);
      SmokingTest.Habit habit = habit(phrase, from, to, modifiers);
      amount =
          amount.filter(
              one -> habit != SmokingTest.Habit.EVER || one.unit().equals("{pack-years}"));
      amount.ifPresent(quantity -> used.set(quantity.from(), quantity.to()));
      found.add(
          Recognised.of(
              from,
              to,
              new SmokingTest(
                  habit,
                  amount
                      .filter(one -> one.unit().equals("{pack-years}"))
                      .map(Quantity::shown)
                      .orElse(
                          amount
                              .map(
                                  one ->
                                      "amount "
                                          + one.shown()
                                          + (daily ? DailyCigarettes.SHOWN : ""))
                              .orElse("")),
                  amount.map(Quantity::bounds),
                  modifiers.window()),
              used));
      k++;
    }
    return found;
  }

  /** "E-cigarettes or smokeless tobacco": two questions; "cigarettes or cigars" is smoking. */
  private static boolean apart(String kind, String next, boolean comma) {
    return OtherTobaccoTest.is(kind) && (comma || OtherTobaccoTest.is(next) && !kind.equals(next));
  }

  /** "Smoking cessation medication", "nicotine replacement therapy": what helps to stop. */
  private static boolean quitting(CriterionPhrase phrase, int from, int to) {
    TermBook.Found drug = TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), from);
    return drug != null && drug.to() > to
        || phrase.isAny(to, QUITTING) && phrase.isAny(to + 1, HELP);
  }

  /** "Smokers who quit": what stands behind tells when. */
  private static int behindStopped(CriterionPhrase phrase, int to) {
    int at = to;
    while (phrase.isAny(at, LINKS)) {
      at++;
    }
    boolean alone =
        at + 1 >= phrase.size() || phrase.isNumber(at + 1) || phrase.isAny(at + 1, SINCE);
    return alone && phrase.isAny(at, STOPPED) ? at + 1 : to;
  }

  private static boolean between(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!phrase.isAny(i, MIDDLE) && !phrase.isAny(i, COUNTING) && !phrase.isNumber(i)) {
        return false;
      }
    }
    return to - from < BETWEEN;
  }

  private static Optional<Quantity> amount(CriterionPhrase phrase, int from, int to) {
    for (int i = Math.max(0, from - 6); i < Math.min(phrase.size(), to + 8); i++) {
      Quantity quantity = BoundsReader.at(phrase, i);
      if (quantity != null && (quantity.unit().isEmpty() || quantity.unit().startsWith("{"))) {
        return Optional.of(quantity);
      }
    }
    return Optional.empty();
  }

  private static SmokingTest.Habit habit(
      CriterionPhrase phrase, int from, int to, Modifiers modifiers) {
    String words = phrase.words(Math.max(0, from - 3), to).toLowerCase(java.util.Locale.ROOT);
    if (words.matches(".*(never[ -]smok|non-?smok|lifelong non).*")) {
      return words.contains("never") ? SmokingTest.Habit.NEVER : SmokingTest.Habit.NOT_NOW;
    }
    if (modifiers.window().isPresent()
        && GIVEN_UP.matcher(words).find()
        && !NOT_ONLY.matcher(words).find()) {
      return SmokingTest.Habit.GIVEN_UP;
    }
    boolean before = words.matches(".*(former|ex-|ex |past|history|ever).*");
    if (before
        && !words.contains("current")
        && !words.contains("active")
        && !words.matches(".*(history|ever).*")) {
      return SmokingTest.Habit.FORMER;
    }
    if (before || modifiers.aspect() == Aspect.HISTORY) {
      return SmokingTest.Habit.EVER;
    }
    return SmokingTest.Habit.CURRENT;
  }
}
