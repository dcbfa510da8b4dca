package org.chartwarden.trials.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * Something that nobody knows yet and that several trials, or one, ask for.
 *
 * @param item what would settle it
 * @param trials the trials that ask, in the order of the report
 * @param text the first criterion that asks for it, as it stands in its trial
 * @param criteria how many criteria it would settle in all of them
 * @param decides how many of the trials have no other open question
 * @param routine whether trials ask it of everyone at the visit
 */
public record SharedQuestion(
    MissingItem item,
    List<String> trials,
    String text,
    int criteria,
    int decides,
    boolean routine) {

  public SharedQuestion {
    Objects.requireNonNull(item, "item");
    trials = List.copyOf(trials);
  }

  /**
   * The open questions of trials that nothing rules out, the most decisive first: routine ones
   * last, then by the trials that they alone decide, by trials, by criteria.
   */
  static List<SharedQuestion> of(List<TrialReport> trials) {
    Map<String, List<OpenQuestion>> questions = new LinkedHashMap<>();
    Map<String, List<String>> askers = new LinkedHashMap<>();
    for (TrialReport trial : trials) {
      if (trial.status() == MatchStatus.POTENTIALLY_ELIGIBLE) {
        for (OpenQuestion question : trial.questions()) {
          String key = OpenQuestion.key(question.item());
          questions.computeIfAbsent(key, k -> new ArrayList<>()).add(question);
          askers.computeIfAbsent(key, k -> new ArrayList<>()).add(trial.trial().id());
        }
      }
    }
    Comparator<SharedQuestion> order =
        Comparator.comparing(SharedQuestion::routine)
            .thenComparing(one -> -one.decides())
            .thenComparing(one -> -one.trials().size())
            .thenComparing(one -> -one.criteria());
    return questions.entrySet().stream()
        .map(entry -> shared(entry.getValue(), askers.get(entry.getKey())))
        .sorted(order)
        .toList();
  }

  private static SharedQuestion shared(List<OpenQuestion> same, List<String> trials) {
    return new SharedQuestion(
        same.get(0).item(),
        trials,
        same.get(0).text(),
        same.stream().mapToInt(one -> one.criteria().size()).sum(),
        (int) same.stream().filter(OpenQuestion::onlyOne).count(),
        same.stream().allMatch(OpenQuestion::routine));
  }
}
