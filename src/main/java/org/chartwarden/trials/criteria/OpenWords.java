package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Words that narrow a question and are not understood: the question can still be denied, since what
 * is not there is not there in a narrower sense either, and cannot be affirmed.
 */
final class OpenWords {

  /** How something is found out and by whose rules: that does not make it another thing. */
  private static final Set<String> METHOD =
      WordSet.of(
          "american college of rheumatology criteria acr eular gold guideline guidelines ada who",
          "dsm icd classification standard standing anterior posterior anteroposterior lateral",
          "radiograph radiographs radiographic radiological radiologic x ray film films imaging",
          "demonstrating showing ct mri ultrasound echocardiography echocardiogram spirometry",
          "performed measured view views national institute for health and care excellence nice",
          "society european esc international consensus using the a by on with definition general",
          "bilateral reported self daily preoperative doctor's diagnosis clinical clinically according to");

  private OpenWords() {}

  static CriterionVerdict apply(CriterionVerdict verdict, List<String> open, PatientFacts facts) {
    if (open.isEmpty() || verdict.state() != CriterionState.MET) {
      return verdict;
    }
    List<String> untold =
        open.stream()
            .filter(
                words ->
                    !METHOD.containsAll(Sentences.words(words))
                        && !Sentences.say(facts, words)
                        && !evidenceSays(verdict, words))
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
