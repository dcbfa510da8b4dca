package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Whether a note says that the patient wants a treatment, or has turned it down. */
final class Wishes {

  private static final Pattern WANTS =
      Pattern.compile(
          "\\b(?:wants?|keen|eager|willing|happy to|would like|wishes|asks? for|asked for|agrees?|agreed|interested in"
              + "|looks? forward|motivated|accepts?|accepted)\\b");

  private static final Pattern REFUSES =
      Pattern.compile(
          "\\b(?:declin(?:es|ed)|refus(?:es|ed)|does not want|did not want|wants no|not (?:keen|willing|interested)"
              + "|unwilling|turned down|no longer wants)\\b");

  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\b(?:no|not|never|if|unless|mother|father|wife|husband|son|daughter|family|parents|sister|brother|doctor|gp|team"
              + "|we|surgeon)\\b|n['\u2019]t\\b");

  private static final Pattern CONTRARY =
      Pattern.compile(
          "(?i)\\b(?:unwilling\\w*|refus\\w+|declin\\w+|reject\\w*|opposed|reluctant|not want|objections?)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(WANTS, REFUSES);

  private Wishes() {}

  /**
   * Met or not met, or null where no note tells.
   *
   * @param asked the words of willing or refusing
   * @param object the words behind them, which name what it is about
   */
  static CriterionVerdict of(PatientFacts facts, String asked, String object) {
    Set<String> sought = ids(object);
    if (sought.isEmpty()) {
      return null;
    }
    List<FactEvidence> wants = new ArrayList<>();
    List<FactEvidence> refuses = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere(
            "wishes",
            SIEVE,
            words -> WANTS.matcher(words).find() || REFUSES.matcher(words).find())) {
      for (String clause : sentence.text().toLowerCase(Locale.ROOT).split("[;.]")) {
        boolean refused = REFUSES.matcher(clause).find();
        boolean wanted = WANTS.matcher(clause).find() && !OTHERWISE.matcher(clause).find();
        if ((refused || wanted) && ids(clause).containsAll(sought)) {
          (refused ? refuses : wants).add(sentence.evidence());
        }
      }
    }
    if (wants.isEmpty() == refuses.isEmpty()) {
      return null;
    }
    boolean met = refuses.isEmpty() != CONTRARY.matcher(asked).find();
    List<FactEvidence> told = refuses.isEmpty() ? wants : refuses;
    String reason = "The note says: " + told.get(0).text().strip();
    return met ? CriterionVerdict.met(reason, told) : CriterionVerdict.notMet(reason, told);
  }

  private static Set<String> ids(String words) {
    Set<String> all = new LinkedHashSet<>(TermBook.standard().namedIn(TermKind.PROCEDURE, words));
    all.addAll(TermBook.standard().namedIn(TermKind.DRUG, words));
    return all;
  }
}
