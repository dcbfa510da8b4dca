package org.chartwarden.trials.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chartwarden.trials.criteria.MissingItem;

/**
 * Something that nobody knows yet of a patient and that a trial asks for.
 *
 * @param item what would settle it
 * @param criteria ids of the criteria it would settle, in the order of the text
 * @param text the first of them as it stands in the trial
 * @param onlyOne whether nothing else stands between the patient and the trial
 * @param routine whether a trial asks it of everyone at the visit: consent, judgement, logistics
 */
public record OpenQuestion(
    MissingItem item, List<String> criteria, String text, boolean onlyOne, boolean routine) {

  /** Types whose answer no chart holds, and that are asked once a trial is at hand. */
  private static final Set<String> ROUTINE =
      Set.of("consent", "judgement", "logistics", "permission");

  public OpenQuestion {
    Objects.requireNonNull(item, "item");
    criteria = List.copyOf(criteria);
    Objects.requireNonNull(text, "text");
  }

  /**
   * The open questions of a trial, the most decisive first: those of the whole study before those
   * of one cohort, what a chart or a test tells before what is asked of everyone at the visit, then
   * those that settle more criteria, then in the order of the text.
   *
   * @param eligible whether nothing rules the patient out so far
   */
  static List<OpenQuestion> of(List<CriterionReport> criteria, boolean eligible) {
    Map<String, List<CriterionReport>> byItem = new LinkedHashMap<>();
    for (CriterionReport one : criteria) {
      if (one.effect() == Effect.OPEN) {
        byItem.computeIfAbsent(key(one.missing().orElseThrow()), k -> new ArrayList<>()).add(one);
      }
    }
    long open = byItem.values().stream().filter(OpenQuestion::ofAll).count();
    Comparator<List<CriterionReport>> order =
        Comparator.comparing((List<CriterionReport> group) -> !ofAll(group))
            .thenComparing(OpenQuestion::routine)
            .thenComparing(group -> -group.size());
    return byItem.values().stream()
        .sorted(order)
        .map(group -> question(group, eligible && open == 1 && ofAll(group)))
        .toList();
  }

  /** Items with one key are one question: the same code to order, or the same words. */
  static String key(MissingItem item) {
    return item.code()
        .map(code -> code.system() + "|" + code.code())
        .orElseGet(
            () ->
                item.kind().name()
                    + " "
                    + item.what().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
  }

  private static OpenQuestion question(List<CriterionReport> group, boolean onlyOne) {
    return new OpenQuestion(
        group.get(0).missing().orElseThrow(),
        group.stream().map(one -> one.criterion().id()).toList(),
        group.get(0).criterion().text(),
        onlyOne,
        routine(group));
  }

  private static boolean ofAll(List<CriterionReport> group) {
    return group.stream().anyMatch(CriterionReport::ofAll);
  }

  private static boolean routine(List<CriterionReport> group) {
    return group.stream().allMatch(one -> ROUTINE.containsAll(one.types()));
  }
}
