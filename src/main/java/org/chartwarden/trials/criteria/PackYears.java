package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;

/** How much was smoked and when it ended, as notes tell it. */
final class PackYears {

  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,3}(?:\\.\\d)?)[ -]*(?:pack[- ]?years?|pack-?yrs?|py)\\b");
  private static final Pattern ENDED =
      Pattern.compile(
          "\\b(?:quit|stopped|gave up|ceased|ended|until|ex-?smoker|former smoker|finished|none since"
              + "|not smoked since)\\b[^.;]{0,40}?\\b(19\\d\\d|20\\d\\d)\\b");
  private static final Pattern AGO =
      Pattern.compile(
          "\\b(?:quit|stopped|gave up|ceased)\\b[^.;]{0,30}?\\b(\\d{1,2}) years? (?:ago|back)\\b");
  private static final Pattern SMOKING =
      Pattern.compile("\\b(?:smok\\w*|cigar\\w*|tobacco|pack[- ]?years?|ex-?smoker)\\b");

  private PackYears() {}

  /** Whether the pack-years that a note counts lie within bounds; empty when none counts them. */
  static Optional<CriterionVerdict> verdict(PatientFacts facts, Bounds wanted) {
    for (NoteSentence sentence :
        facts.sentencesWhere("pack-years", words -> COUNTED.matcher(words).find())) {
      Matcher counted = COUNTED.matcher(sentence.text().toLowerCase(Locale.ROOT));
      if (counted.find()) {
        boolean within = wanted.contains(new BigDecimal(counted.group(1)));
        String reason = "The note counts " + counted.group(1) + " pack-years.";
        var evidence = java.util.List.of(sentence.evidence());
        return Optional.of(
            within
                ? CriterionVerdict.met(reason, evidence)
                : CriterionVerdict.notMet(reason, evidence));
      }
    }
    return Optional.empty();
  }

  /** The year in which a note says that smoking ended. */
  static Optional<Integer> stopped(PatientFacts facts) {
    for (NoteSentence sentence :
        facts.sentencesWhere("smoking ended", words -> SMOKING.matcher(words).find())) {
      String words = sentence.text().toLowerCase(Locale.ROOT);
      Matcher year = ENDED.matcher(words);
      if (year.find()) {
        return Optional.of(Integer.valueOf(year.group(1)));
      }
      Matcher ago = AGO.matcher(words);
      if (ago.find()) {
        return Optional.of(facts.indexDate().getYear() - Integer.parseInt(ago.group(1)));
      }
    }
    return Optional.empty();
  }
}
