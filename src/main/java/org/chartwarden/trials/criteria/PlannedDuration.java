package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Window;

/** How long an operation takes, or is expected to take, as notes tell it: "est. 90 min". */
final class PlannedDuration {

  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(?:est|estimated|expected|anticipated|presumed|planned|duration|operating time|op time|lasts?|lasted"
              + "|takes?|took)\\b[^;]{0,24}?(?<![\\d:])(\\d{1,3}(?:\\.\\d)?)\\s?(min(?:ute)?s?|h|hrs?|hours?)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(TOLD);
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  private PlannedDuration() {}

  /** Whether a question is one for minutes or hours of an operation. */
  static boolean asked(Window window) {
    return (window.unit().equals("h") || window.unit().equals("min"))
        && (window.kind() == Window.Kind.LASTING || window.kind() == Window.Kind.SHORTER);
  }

  /** Met or not met by what a note tells of it, else unknown. */
  static CriterionVerdict verdict(Window window, PatientFacts facts) {
    BigDecimal limit = minutes(window.count(), window.unit());
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere("duration", SIEVE, words -> TOLD.matcher(words).find())) {
      Matcher told = TOLD.matcher(sentence.text().toLowerCase(java.util.Locale.ROOT));
      if (told.find()) {
        int sign = minutes(new BigDecimal(told.group(1)), told.group(2)).compareTo(limit);
        boolean fits = window.kind() == Window.Kind.LASTING ? sign >= 0 : sign <= 0;
        (fits && !(window.strict() && sign == 0) ? yes : no).add(sentence.evidence());
      }
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return CriterionVerdict.unknown(
          "How long the operation takes is not told.", MissingItem.ask("duration of operation"));
    }
    return yes.isEmpty()
        ? CriterionVerdict.notMet("The note says: " + no.get(0).text().strip(), no)
        : CriterionVerdict.met("The note says: " + yes.get(0).text().strip(), yes);
  }

  private static BigDecimal minutes(BigDecimal count, String unit) {
    return unit.startsWith("m") ? count : count.multiply(SIXTY);
  }
}
