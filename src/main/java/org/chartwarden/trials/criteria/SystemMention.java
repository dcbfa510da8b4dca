package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.WordSet;

/**
 * A note that names a specialty or a system of the body where a criterion asks for a disease of it:
 * "neurology normal" denies one, "psychiatric assessment on Monday" tells nothing. Only with a word
 * for a disorder beside it does the name alone affirm one.
 */
final class SystemMention {

  /** Names of conditions that tell no more than the system. */
  private static final Pattern OF_SYSTEM =
      Pattern.compile(
          "(?i)\\b(?:diseases?|disorders?|conditions?|problems?|illness(?:es)?|patholog(?:y|ies)|impairments?|dysfunction)\\b");

  private static final Set<String> DISORDER =
      WordSet.of(
          "disease diseases disorder disorders condition conditions problem problems illness trouble",
          "troubles impairment impaired deficit deficits decline dysfunction failure history abnormal",
          "abnormality abnormalities complication complications damage symptoms injury event events");

  private static final Set<String> NORMAL =
      WordSet.of(
          "normal unremarkable intact good fine preserved clear healthy sound excellent satisfactory",
          "ok okay nad normally reassuring unimpaired sharp full");

  private static final int REACH = 3;

  private SystemMention() {}

  /** An answer that affirms a condition, as the note bears it out; null where it does not. */
  static CriterionVerdict judged(CriterionVerdict met, String words) {
    List<WordKin.Kin> units = SoughtMeaning.of(words).units();
    if (units.size() != 1 || !OF_SYSTEM.matcher(words).find()) {
      return met;
    }
    FactEvidence evidence = met.evidence().get(0);
    List<ClauseText.Word> told = ClauseText.of(evidence.text()).words();
    String key = units.get(0).key();
    for (int i = 0; i < told.size(); i++) {
      WordKin.Kin kin = told.get(i).kin();
      if (!kin.key().equals(key) && !kin.wider().contains(key)) {
        continue;
      }
      if (!kin.key().equals(key) || near(told, i, DISORDER, REACH)) {
        return met;
      }
      if (near(told, i, NORMAL, REACH)) {
        return CriterionVerdict.notMet("The note says: " + evidence.text().strip(), met.evidence());
      }
    }
    return null;
  }

  private static boolean near(List<ClauseText.Word> told, int at, Set<String> any, int reach) {
    for (int i = Math.max(0, at - 1); i <= Math.min(told.size() - 1, at + reach); i++) {
      ClauseText.Word word = told.get(i);
      if (word.clause() == told.get(at).clause() && !word.denied() && any.contains(word.plain())) {
        return true;
      }
    }
    return false;
  }
}
