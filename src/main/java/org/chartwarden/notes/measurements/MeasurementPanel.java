package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values of several measurements that belong together, since a difference of two values is only
 * worth something when both are of one sample.
 *
 * <p>The sample is the run of neighbouring sentences that states most of what is wanted, the
 * earliest of equals; what it lacks is chosen on its own.
 */
public final class MeasurementPanel {

  /** Sentences at most so far apart tell of one sample. */
  private static final int NEIGHBOURS = 2;

  private MeasurementPanel() {}

  /**
   * Picks one value for each measurement.
   *
   * @param mentions the mentions of a note, of all concepts
   * @param concepts what is wanted
   * @param rule which value is wanted where there are several samples
   * @return by concept; what the note does not state is left out
   */
  public static Map<String, MeasurementChoice> of(
      List<MeasurementMention> mentions, List<String> concepts, TimeRule rule) {
    Map<String, MeasurementChoice> chosen = new LinkedHashMap<>();
    List<MeasurementMention> usable =
        mentions.stream()
            .filter(mention -> concepts.contains(mention.concept()) && mention.believable())
            .toList();
    Set<Integer> sample = rule == TimeRule.FIRST ? sample(usable) : Set.of();
    for (String concept : concepts) {
      List<MeasurementMention> own =
          mentions.stream().filter(mention -> mention.concept().equals(concept)).toList();
      List<MeasurementMention> together =
          own.stream().filter(mention -> sample.contains(mention.sentence())).toList();
      Optional<MeasurementChoice> choice = MeasurementChoice.of(together, rule);
      if (choice.isEmpty()) {
        choice = MeasurementChoice.of(own, rule);
      }
      choice.ifPresent(
          one -> {
            List<MeasurementMention> others = new ArrayList<>(own);
            others.remove(one.chosen());
            chosen.put(concept, new MeasurementChoice(one.chosen(), one.reason(), others));
          });
    }
    return chosen;
  }

  /** The sentences of the sample. */
  private static Set<Integer> sample(List<MeasurementMention> usable) {
    List<Set<Integer>> runs = new ArrayList<>();
    Set<Integer> run = new HashSet<>();
    int last = Integer.MIN_VALUE / 2;
    Set<String> stated = new HashSet<>();
    for (MeasurementMention mention : usable) {
      boolean far = mention.sentence() - last > NEIGHBOURS;
      boolean again = mention.sentence() != last && stated.contains(mention.concept());
      if ((far || again) && !run.isEmpty()) {
        runs.add(run);
        run = new HashSet<>();
        stated = new HashSet<>();
      }
      run.add(mention.sentence());
      stated.add(mention.concept());
      last = mention.sentence();
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    Comparator<Set<Integer>> order =
        Comparator.comparingInt((Set<Integer> one) -> -early(usable, one));
    return runs.stream().min(order).orElse(Set.of());
  }

  /** How many measurements a run states, those of a later time left out. */
  private static int early(List<MeasurementMention> usable, Set<Integer> run) {
    return (int)
        usable.stream()
            .filter(mention -> run.contains(mention.sentence()) && !late(mention.time()))
            .map(MeasurementMention::concept)
            .distinct()
            .count();
  }

  private static boolean late(TimeHint time) {
    return switch (time) {
      case ADMISSION, UNSAID, BASELINE -> false;
      default -> true;
    };
  }
}
