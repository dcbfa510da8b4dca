package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Bounds;

/** How much was smoked and when it ended, as notes tell it. */
final class PackYears {

  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,3}(?:\\.\\d)?)[ -]*(?:pack[- ]?years?|pack-?yrs?|py)\\b");
  private static final Pattern DAILY =
      Pattern.compile(
          "(\\d{1,3}(?:\\.\\d)?) (cigarettes?|cigs?|packs?)[^.;\\d]{0,12}(?:day|daily)[^.;\\d]{0,12}?"
              + "(?:(\\d{1,2}) years|((?:19|20)\\d\\d) ?(?:to|-|until) ?((?:19|20)\\d\\d))");
  private static final BigDecimal PACK = BigDecimal.valueOf(20);
  private static final Pattern ENDED =
      Pattern.compile(
          "\\b(?:quit|stopped|gave up|ceased|ended|(?:ex-?smoker|former smoker),? since|finished|none since"
              + "|not smoked since)\\b[^.;]{0,40}?\\b(19\\d\\d|20\\d\\d)\\b");
  private static final Pattern AGO =
      Pattern.compile(
          "\\b(?:quit|stopped|gave up|ceased)\\b[^.;]{0,30}?\\b(\\d{1,2}) years? (?:ago|back)\\b");
  private static final Pattern SMOKING =
      Pattern.compile("\\b(?:smok\\w*|cigar\\w*|tobacco|pack[- ]?years?|ex-?smoker)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(SMOKING);
  private static final SentenceSieve COUNTED_SIEVE = SentenceSieve.of(COUNTED, DAILY);

  private PackYears() {}

  /** Whether the pack-years that a note counts lie within bounds; empty when none counts them. */
  static Optional<CriterionVerdict> verdict(PatientFacts facts, Bounds wanted) {
    for (NoteSentence sentence :
        facts.sentencesWhere("pack-years", COUNTED_SIEVE, words -> count(words).isPresent())) {
      Optional<BigDecimal> counted = count(sentence.text().toLowerCase(Locale.ROOT));
      if (counted.isPresent()) {
        boolean within = wanted.contains(counted.get());
        String reason = "The record counts " + counted.get().toPlainString() + " pack-years.";
        var evidence = java.util.List.of(sentence.evidence());
        return Optional.of(
            within
                ? CriterionVerdict.met(reason, evidence)
                : CriterionVerdict.notMet(reason, evidence));
      }
    }
    return Optional.empty();
  }

  /** Pack-years as written, or packs a day times years. */
  private static Optional<BigDecimal> count(String words) {
    Matcher counted = COUNTED.matcher(words);
    if (counted.find()) {
      return Optional.of(new BigDecimal(counted.group(1)));
    }
    Matcher daily = DAILY.matcher(words);
    if (!daily.find()) {
      return Optional.empty();
    }
    BigDecimal packs = new BigDecimal(daily.group(1));
    if (daily.group(2).startsWith("cig")) {
      packs = packs.divide(PACK, 3, RoundingMode.HALF_EVEN);
    }
    int years =
        daily.group(3) != null
            ? Integer.parseInt(daily.group(3))
            : Integer.parseInt(daily.group(5)) - Integer.parseInt(daily.group(4));
    return Optional.of(packs.multiply(BigDecimal.valueOf(years)).stripTrailingZeros());
  }

  /** The year in which a note says that smoking ended. */
  static Optional<Integer> stopped(PatientFacts facts) {
    for (NoteSentence sentence :
        facts.sentencesWhere("smoking ended", SIEVE, words -> SMOKING.matcher(words).find())) {
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
