package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WindowReader;
import org.chartwarden.trials.phrases.WordSet;

/** Finds changes of weight: "weight loss of more than 5 % in 3 months", "stable weight". */
final class WeightChanges {

  private static final Set<String> LOSS = Set.of("loss", "losses", "reduction", "decrease");
  private static final Set<String> GAIN = Set.of("gain", "gains", "increase");
  private static final Set<String> CHANGE =
      WordSet.of("change changes variation variations fluctuation fluctuations instability");
  private static final Set<String> STABLE = Set.of("stable", "steady", "stability");
  private static final Set<String> UNMEANT =
      WordSet.of("unintentional unintended unexplained involuntary unintentionally");

  /** Words that make a programme or a wish of it. */
  private static final Set<String> OTHER =
      WordSet.of(
          "program programs programme surgery drug drugs medication medications intervention",
          "trial study goal treatment therapy diet attempt attempts supplement supplements product");

  private static final Set<String> UNITS = Set.of("kg", "%");
  private static final int REACH = 22;
  private static final int BEFORE = 3;

  private WeightChanges() {}

  static List<Recognised> in(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isAny(i, Set.of("weight", "bodyweight"))) {
        Recognised one = at(phrase, i);
        if (one != null) {
          found.add(one);
          i = one.to();
        }
      }
    }
    return found;
  }

  private static Recognised at(CriterionPhrase phrase, int i) {
    int from = phrase.is(i - 1, "body") ? i - 1 : i;
    int to = i + 1;
    if (phrase.is(to, "-")) {
      to++;
    }
    String way = null;
    if (phrase.isAny(from - 1, STABLE)) {
      way = "stable";
      from--;
    } else if (phrase.isAny(to, STABLE)) {
      way = "stable";
      to++;
    } else {
      way = way(phrase, to);
      if (way == null) {
        return null;
      }
      to++;
      if (phrase.isAny(to, Set.of("or", "/", "and")) && way(phrase, to + 1) != null) {
        way = "change";
        to += 2;
      }
    }
    if (phrase.isAny(to, OTHER)) {
      return null;
    }
    return whole(phrase, from, to, way);
  }

  private static String way(CriterionPhrase phrase, int i) {
    return phrase.isAny(i, LOSS)
        ? "loss"
        : phrase.isAny(i, GAIN) ? "gain" : phrase.isAny(i, CHANGE) ? "change" : null;
  }

  private static Recognised whole(CriterionPhrase phrase, int from, int named, String way) {
    Bounds amount = null;
    String unit = "%";
    Window window = null;
    int to = named;
    for (int i = named; i < Math.min(phrase.size(), named + REACH); i++) {
      if (i > named && phrase.endsSentence(i - 1) || phrase.is(i, ";")) {
        break;
      }
      WindowReader.Found time = window == null ? WindowReader.at(phrase, i) : null;
      if (time != null) {
        window = time.window();
        to = time.to();
        i = to - 1;
        continue;
      }
      Quantity quantity = amount == null ? BoundsReader.at(phrase, i) : null;
      if (quantity != null && UNITS.contains(quantity.unit())) {
        amount = bounds(quantity);
        unit = quantity.unit();
        to = quantity.to();
        i = to - 1;
      }
    }
    boolean stable = way.equals("stable");
    if (amount == null && window == null && !stable) {
      return null;
    }
    BitSet used = new BitSet();
    used.set(from, to);
    boolean unmeant = false;
    for (int i = Math.max(0, from - BEFORE); i < from; i++) {
      if (phrase.isAny(i, UNMEANT)) {
        unmeant = true;
        used.set(i);
      }
    }
    return Recognised.of(
        from,
        to,
        new WeightChangeTest(
            way,
            amount == null ? WeightChangeTest.USUAL : amount,
            unit,
            Optional.ofNullable(window),
            unmeant),
        used);
  }

  /** A number without a sign is the least change that counts; "within 5 %" leaves it so. */
  private static Bounds bounds(Quantity quantity) {
    Bounds told = quantity.bounds();
    if (told.exact()) {
      return Bounds.atLeast(told.low());
    }
    return told.low() == null ? Bounds.above(told.high()) : told;
  }
}
