package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * The class of the New York Heart Association where a note tells no class but what it is defined
 * by: at which effort the patient is short of breath (Criteria Committee of the New York Heart
 * Association, Nomenclature and Criteria for Diagnosis of Diseases of the Heart, 9th edition 1994).
 * Only of whom a heart disease is told, and only as far as the words settle it.
 */
final class DescribedNyha {

  private static final String BREATHLESS =
      "(?<!not |no |never |without |denies |nor |longer )\\b(?:breathless|short of breath|shortness of breath|sob|out of breath|dyspn(?:o)?eic"
          + "|dyspn(?:o)?ea|winded|puffed|puffs)\\b";

  private static final String AT =
      "[^.;]{0,24}?\\b(?:on|with|when|while|after|at|by|during|just|walking|climbing|going)\\b[^.;]{0,24}?\\b";

  /** Less than ordinary activity. */
  private static final Pattern LITTLE =
      Pattern.compile(
          BREATHLESS
              + AT
              + "(?:dressing|washing|showering|bathing|shaving|talking|eating|minimal (?:exertion|effort|activity)"
              + "|slight(?:est)? (?:exertion|effort)|mild (?:exertion|effort)|a few (?:steps|paces|met(?:er|re)s|yards)|making the bed|the bathroom|the toilet"
              + "|across (?:the|a) room|room to room|on the (?:flat|level)|level ground)\\b");

  /** More than ordinary activity, or hard ordinary activity. */
  private static final Pattern MUCH =
      Pattern.compile(
          BREATHLESS
              + AT
              + "(?:hills?|uphill|inclines?|slopes?|two flights|2 flights|three flights|3 flights|second flight|hurrying|brisk walk\\w*|walking (?:fast|briskly)"
              + "|moderate (?:exertion|effort)|strenuous|heavy (?:exertion|effort|work)|running)\\b");

  private static final Pattern AT_REST =
      Pattern.compile(
          BREATHLESS
              + "[^.;]{0,12}?\\b(?:at rest|in (?:the |a )?chair|sitting still|lying still)\\b");

  private static final Pattern QUIET_AT_REST =
      Pattern.compile(
          "\\b(?:comfortable|fine|well|easy|no (?:symptoms|dyspn(?:o)?ea|breathlessness)|asymptomatic|not (?:breathless|short of breath|dyspn(?:o)?eic))\\b"
              + "[^.;]{0,12}?\\b(?:at rest|in (?:the |a |his |her )?(?:chair|armchair)|sitting|in bed)\\b");

  private static final Pattern ANY =
      Pattern.compile(
          LITTLE.pattern()
              + "|"
              + MUCH.pattern()
              + "|"
              + AT_REST.pattern()
              + "|"
              + QUIET_AT_REST.pattern());

  private static final SentenceSieve SIEVE = SentenceSieve.of(ANY);

  private DescribedNyha() {}

  /** Whether the class lies within bounds; empty for other measures and where no words tell it. */
  static Optional<CriterionVerdict> verdict(
      MeasureTerm measure, Bounds wanted, PatientFacts facts) {
    if (!measure.id().equals("nyha")) {
      return Optional.empty();
    }
    List<FactEvidence> evidence = new ArrayList<>();
    boolean little = false;
    boolean much = false;
    boolean rest = false;
    boolean quiet = false;
    for (NoteSentence sentence :
        facts.sentencesWhere("nyha by effort", SIEVE, words -> ANY.matcher(words).find())) {
      String words = sentence.text().toLowerCase(java.util.Locale.ROOT);
      little |= LITTLE.matcher(words).find();
      much |= MUCH.matcher(words).find();
      rest |= AT_REST.matcher(words).find();
      quiet |= QUIET_AT_REST.matcher(words).find();
      evidence.add(sentence.evidence());
    }
    int low = rest ? 4 : little ? 3 : 2;
    int high = rest ? 4 : little ? quiet ? 3 : 4 : 2;
    boolean told = rest ^ (little || much) && !(little && much) && !(rest && quiet);
    if (!told || !GradedCondition.present(measure, facts)) {
      return Optional.empty();
    }
    String classes = low == high ? "" + low : low + " or " + high;
    String reason = "By the effort that the note tells it is NYHA class " + classes + ".";
    boolean first = wanted.contains(BigDecimal.valueOf(low));
    boolean last = wanted.contains(BigDecimal.valueOf(high));
    if (first != last) {
      return Optional.of(
          CriterionVerdict.unknown(reason, evidence, MissingItem.ask(measure.shown())));
    }
    return Optional.of(
        first ? CriterionVerdict.met(reason, evidence) : CriterionVerdict.notMet(reason, evidence));
  }
}
