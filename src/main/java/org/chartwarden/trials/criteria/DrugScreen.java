package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Window;

/**
 * What results and notes tell of a test for drugs or alcohol: "urine drug screen: negative for
 * all", "UDS clean", "breathalyzer 0.00". A screen for drugs says nothing of alcohol.
 */
final class DrugScreen {

  private static final Pattern TEST =
      Pattern.compile(
          "\\b(?:(?:drugs?(?: of abuse)?|toxicology|tox|substance)[ -]?(?:screen\\w*|tests?|panel)|uds|utox|urine tox\\w*|toxicology"
              + "|breathaly[sz]er|breath (?:alcohol|test)|alcohol breath test|breath alcohol)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(TEST);

  private static final Pattern DRINK =
      Pattern.compile("\\b(?:alcohol|ethanol|etoh|breathaly\\w+)\\b");

  private static final Pattern BREATH = Pattern.compile("\\bbreath");

  private static final Pattern NEGATIVE =
      Pattern.compile(
          "\\b(?:neg\\w*|clean|clear|nothing|none|not detected|undetected|no (?:drugs|substances)|0\\.0+)(?=\\W|$)");

  private static final Pattern POSITIVE =
      Pattern.compile("\\bpos(?:itive)?\\b|(?<!not )\\bdetected\\b|\\+ve\\b");

  private static final Pattern TO_COME =
      Pattern.compile("\\b(?:if|will|pending|planned|to be|repeat|awaited?|refused|declined)\\b");

  private DrugScreen() {}

  /** Met or not met by a test in time; empty when none is told, or both is. */
  static Optional<CriterionVerdict> of(
      PatientFacts facts, boolean drugs, boolean alcohol, Optional<Window> window) {
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    for (NoteSentence one :
        facts.sentencesWhere("drug screens", SIEVE, words -> TEST.matcher(words).find())) {
      String words = one.text().toLowerCase(Locale.ROOT);
      boolean late =
          one.on()
              .filter(day -> window.filter(when -> misses(when, day, facts)).isPresent())
              .isPresent();
      boolean drink = DRINK.matcher(words).find();
      boolean covers = (!drugs || !BREATH.matcher(words).find()) && (!alcohol || drink);
      boolean positive = POSITIVE.matcher(words).find();
      boolean negative = NEGATIVE.matcher(words).find();
      if (late || TO_COME.matcher(words).find() || positive == negative) {
        continue;
      }
      if (positive && (drugs || drink)) {
        yes.add(one.evidence());
      } else if (negative && covers) {
        no.add(one.evidence());
      }
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        no.isEmpty()
            ? CriterionVerdict.met("The record tells: " + yes.get(0).text() + ".", yes)
            : CriterionVerdict.notMet("The record tells: " + no.get(0).text() + ".", no));
  }

  private static boolean misses(Window window, LocalDate day, PatientFacts facts) {
    FactTime then = FactTime.at(DayRange.on(day));
    return WindowTimes.in(window, then, facts.indexDate(), false) == FactTime.Answer.NO;
  }
}
