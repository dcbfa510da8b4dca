package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Life expectancy: judged by a physician, never told by a list. */
final class LifeExpectancyCriterion implements CriterionType {

  private static final Set<String> BETWEEN =
      WordSet.of(
          "of is to be a an the estimated expected with ( time period for : must should survive",
          "greater");

  @Override
  public String id() {
    return "life-expectancy";
  }

  @Override
  public String title() {
    return "Life expectancy";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.in(phrase, id())) {
      int at = cue.to();
      Quantity quantity = BoundsReader.at(phrase, at);
      while (quantity == null
          && at < phrase.size()
          && at - cue.to() < 5
          && phrase.isAny(at, BETWEEN)) {
        at++;
        quantity = BoundsReader.at(phrase, at);
      }
      int to = quantity == null ? cue.to() : quantity.to();
      int from = cue.from();
      if (quantity == null) {
        for (int i = Math.max(0, from - 7); i < from && quantity == null; i++) {
          Quantity before = BoundsReader.at(phrase, i);
          if (before != null
              && before.to() <= from
              && Set.of("a", "mo", "wk", "d").contains(before.unit())) {
            quantity = before;
          }
        }
      }
      BitSet used = new BitSet();
      if (quantity != null) {
        used.set(quantity.from(), quantity.to());
      }
      found.add(
          Recognised.of(
              from,
              to,
              new LifeExpectancyTest(quantity == null ? "short" : quantity.shown()),
              used));
    }
    return found;
  }

  /**
   * Whether the patient is expected to live so long.
   *
   * @param asked the time
   */
  record LifeExpectancyTest(String asked) implements CriterionTest {

    @Override
    public String type() {
      return "life-expectancy";
    }

    @Override
    public String describe() {
      return "life expectancy " + asked;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of();
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return CriterionVerdict.unknown(
          "A physician has to estimate the life expectancy.",
          MissingItem.ask("life expectancy " + asked));
    }
  }
}
