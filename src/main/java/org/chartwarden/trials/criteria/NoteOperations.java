package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/** Operations that notes tell without a name: "was operated on for a hernia". */
final class NoteOperations {

  private static final Pattern OPERATED =
      Pattern.compile("\\b(?:operated|re-?operated|went under the knife|had (?:an|the) op)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(OPERATED);

  private NoteOperations() {}

  /** The sentences that tell one. */
  static List<FactEvidence> of(PatientFacts facts) {
    return facts.sentencesWhere("operated", SIEVE, words -> OPERATED.matcher(words).find()).stream()
        .filter(one -> affirmed(one.text()))
        .map(NoteSentence::evidence)
        .toList();
  }

  private static boolean affirmed(String sentence) {
    return ClauseText.of(sentence).words().stream()
        .anyMatch(
            word -> OPERATED.matcher(word.plain()).matches() && !word.denied() && !word.open());
  }
}
