package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Words that narrow a question and are not understood: the question can still be denied, since what
 * is not there is not there in a narrower sense either, and cannot be affirmed.
 */
final class OpenWords {

  private OpenWords() {}

  static CriterionVerdict apply(CriterionVerdict verdict, List<String> open, PatientFacts facts) {
    if (open.isEmpty() || verdict.state() != CriterionState.MET) {
      return verdict;
    }
    List<String> untold =
        open.stream()
            .filter(words -> !Sentences.say(facts, words) && !evidenceSays(verdict, words))
            .toList();
    if (untold.isEmpty()) {
      return verdict;
    }
    String words = "\"" + String.join("\", \"", untold) + "\"";
    return CriterionVerdict.unknown(
        verdict.reason() + " Whether " + words + " holds is not told.",
        verdict.evidence(),
        MissingItem.review(String.join("; ", untold)));
  }

  private static boolean evidenceSays(CriterionVerdict verdict, String words) {
    List<String> wanted = Sentences.content(words);
    return !wanted.isEmpty()
        && verdict.evidence().stream().anyMatch(one -> Sentences.says(one.text(), wanted));
  }
}
