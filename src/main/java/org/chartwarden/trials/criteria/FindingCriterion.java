package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/**
 * A measured finding that no book names: "Fundus thickness should be 11 mm or more". It is found
 * among the results of the record by the words of its name.
 */
final class FindingCriterion implements CriterionType {

  private static final Set<String> EMPTY =
      WordSet.of(
          "a an the of is are was be must should has have with on in at by to for and or patient",
          "patients participants subjects score total value level scale result baseline screening",
          "having their his her who ( ) : , - measured");
  private static final Set<String> DENIALS =
      Set.of("no", "not", "without", "never", "target", "goal");
  private static final Set<String> TIMES = Set.of("a", "mo", "wk", "d", "h", "min", "s");
  private static final Set<String> ENDS = Set.of(",", ";", "•", ".", "and", "or", "with");
  private static final int LONGEST = 12;
  private static final int STEM = 5;
  private static final int ACRONYM = 8;
  private static final int SHORTEST = 3;

  @Override
  public String id() {
    return "finding";
  }

  @Override
  public String title() {
    return "Measured finding by its name";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isAny(i, ENDS) || phrase.endsClause(i)) {
        from = i + 1;
        continue;
      }
      Quantity quantity = i > from ? BoundsReader.at(phrase, i) : null;
      boolean limit =
          quantity != null
              && quantity.limit() == Quantity.Limit.NONE
              && !quantity.bounds().exact()
              && !TIMES.contains(quantity.unit())
              && i - from <= LONGEST;
      if (limit) {
        Set<String> name = name(phrase, from, i);
        int behind = name.isEmpty() ? nameBehind(phrase, quantity.to()) : 0;
        if (behind > 0) {
          // "A score of 25 or more on the Tinnitus Functional Index"
          found.add(
              Recognised.of(
                  i,
                  behind,
                  new FindingTest(
                      phrase.words(quantity.to() + 1, behind).strip(),
                      name(phrase, quantity.to() + 1, behind),
                      quantity),
                  new BitSet()));
          i = behind - 1;
          from = behind;
          continue;
        }
        if (!name.isEmpty()) {
          found.add(
              Recognised.of(
                  from,
                  quantity.to(),
                  new FindingTest(phrase.words(from, i).strip(), name, quantity),
                  new BitSet()));
        }
        i = quantity.to() - 1;
        from = quantity.to();
      }
    }
    return found;
  }

  /** Where a name ends that stands behind its number and "on", or 0. */
  private static int nameBehind(CriterionPhrase phrase, int at) {
    if (!phrase.is(at, "on")) {
      return 0;
    }
    int end = at + 1;
    while (end < phrase.size()
        && end - at <= LONGEST
        && !phrase.endsClause(end)
        && (phrase.isWord(end) || phrase.is(end, "-"))
        && !phrase.isAny(end, ENDS)) {
      end++;
    }
    return name(phrase, at + 1, end).isEmpty() ? 0 : end;
  }

  /** The stems of a name, the words in brackets left out. */
  private static Set<String> name(CriterionPhrase phrase, int from, int to) {
    Set<String> stems = new LinkedHashSet<>();
    boolean bracket = false;
    boolean acronym = false;
    for (int i = from; i < to; i++) {
      bracket = phrase.is(i, "(") || bracket && !phrase.is(i, ")");
      String word = phrase.key(i);
      if (DENIALS.contains(word)) {
        return Set.of();
      }
      if (!bracket && phrase.isWord(i) && !EMPTY.contains(word) && word.length() >= SHORTEST) {
        stems.add(stem(word));
        acronym |= shortName(phrase.words(i, i + 1));
      }
    }
    return stems.size() > 1 || acronym ? stems : Set.of();
  }

  /** A scale by the letters of its name: "vIGA". */
  private static boolean shortName(String word) {
    return word.length() <= ACRONYM && word.chars().filter(Character::isUpperCase).count() > 2;
  }

  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() <= STEM ? lower : lower.substring(0, STEM);
  }

  /**
   * Whether a result of that name lies within bounds.
   *
   * @param name as the criterion writes it
   * @param stems beginnings of the words that its name must hold
   * @param wanted numbers
   */
  record FindingTest(String name, Set<String> stems, Quantity wanted) implements CriterionTest {

    FindingTest {
      stems = Set.copyOf(stems);
    }

    @Override
    public String type() {
      return "finding";
    }

    @Override
    public String describe() {
      return "finding " + name + " " + wanted.shown();
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.MEASUREMENT));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      Optional<MeasuredFact> newest =
          facts.measurementsNaming(stems).stream()
              .filter(fact -> wanted.unit().isEmpty() || fact.unit().equals(wanted.unit()))
              .max(
                  java.util.Comparator.comparing(
                      fact -> fact.on().orElse(java.time.LocalDate.MIN)));
      if (newest.isEmpty()) {
        return CriterionVerdict.unknown(
            "There is no result of " + name + ".", MissingItem.ask(name));
      }
      List<FactEvidence> evidence = List.of(newest.get().evidence());
      String reason = newest.get().evidence().text() + "; asked is " + wanted.shown() + ".";
      return wanted.bounds().contains(newest.get().value())
          ? CriterionVerdict.met(reason, evidence)
          : CriterionVerdict.notMet(reason, evidence);
    }
  }
}
