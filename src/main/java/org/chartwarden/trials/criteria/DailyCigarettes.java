package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Bounds;

/** How many cigarettes a patient smokes a day, as notes tell it; a pack holds twenty. */
final class DailyCigarettes {

  /** What a question of them ends with. */
  static final String SHOWN = " cigarettes a day";

  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)\\b(?:cigarettes?|cigs?)\\b.*\\b(?:daily|day|d)\\b|\\bdaily\\b.*\\bcigarettes?\\b");

  private static final String A_DAY = " ?(?:(?:/|a |per |each |every )? ?(?:day|d)\\b|daily\\b)";

  private static final Pattern CIGARETTES =
      Pattern.compile(
          "\\b(\\d{1,2})(?: ?(?:-|–|to) ?(\\d{1,2}))? ?(?:cigarettes?|cigs?|smokes|fags)"
              + A_DAY
              + "|\\bsmok(?:es|er|ing)[^.;\\d]{0,14}(\\d{1,2})(?: ?(?:-|–|to) ?(\\d{1,2}))?"
              + A_DAY
              + "(?! ?(?:mg|ml))");

  private static final Pattern PACKS =
      Pattern.compile(
          "(?<![\\d./])(?<!\\w)(half|quarter|an?|½|1/2|\\d(?:[.,]\\d)?)(?: an?| of an?)? ?(?:packs?|packets?|pkts?)(?: of cigarettes)?"
              + A_DAY
              + "|(?<![\\d./])(½|1/2|\\d(?:[.,]\\d)?) ?ppd\\b");

  private static final Map<String, String> WORDS =
      Map.of("half", "10", "quarter", "5", "a", "20", "an", "20", "½", "10", "1/2", "10");

  private static final Pattern NUMBER_WORD = Pattern.compile("\\b[a-z]{3,9}\\b");

  private static final Map<String, Integer> TENS = Map.of("twenty", 20, "thirty", 30, "forty", 40);

  private static final BigDecimal PACK = BigDecimal.valueOf(20);

  /** What was smoked before, or by somebody else. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\b(?:(?<!to )quit|stopped|gave up|given up|ceased|until|used to|former(?:ly)?|ex-?smoker|down from|previously"
              + "|mother|father|wife|husband|partner|parents?|son|daughter|brother|sister)\\b");

  private static final Pattern SMOKING =
      Pattern.compile("\\b(?:smok\\w*|cig\\w*|fags|packs?|packets?|pkts?|ppd)\\b|\\dppd\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(SMOKING);

  private DailyCigarettes() {}

  /** Whether the words of a criterion count cigarettes by the day. */
  static boolean asked(String words) {
    return ASKED.matcher(words).find();
  }

  /** Whether what a note counts lies within bounds; empty when none counts, or some of it does. */
  static Optional<CriterionVerdict> verdict(PatientFacts facts, Bounds wanted) {
    for (NoteSentence sentence :
        facts.sentencesWhere("daily cigarettes", SIEVE, words -> count(words).isPresent())) {
      Bounds told = count(sentence.text().toLowerCase(Locale.ROOT)).orElseThrow();
      boolean least = wanted.contains(told.low());
      if (least == wanted.contains(told.high())) {
        String reason = "The note counts " + told + " cigarettes a day.";
        return Optional.of(
            least
                ? CriterionVerdict.met(reason, List.of(sentence.evidence()))
                : CriterionVerdict.notMet(reason, List.of(sentence.evidence())));
      }
    }
    return Optional.empty();
  }

  /** "Fifteen cigarettes" in digits. */
  private static String digits(String words) {
    return NUMBER_WORD
        .matcher(words)
        .replaceAll(
            found -> {
              Integer small = NumberWords.small(found.group());
              Integer number = small == null ? TENS.get(found.group()) : small;
              return number == null ? found.group() : number.toString();
            });
  }

  private static Optional<Bounds> count(String told) {
    String words = digits(told);
    if (OTHERWISE.matcher(words).find()) {
      return Optional.empty();
    }
    Matcher each = CIGARETTES.matcher(words);
    if (each.find()) {
      int at = each.group(1) == null ? 3 : 1;
      BigDecimal low = new BigDecimal(each.group(at));
      return Optional.of(
          each.group(at + 1) == null
              ? Bounds.exactly(low)
              : Bounds.between(low, low.max(new BigDecimal(each.group(at + 1)))));
    }
    Matcher packs = PACKS.matcher(words);
    if (!packs.find()) {
      return Optional.empty();
    }
    String written = packs.group(1) == null ? packs.group(2) : packs.group(1);
    return Optional.of(
        Bounds.exactly(
            WORDS.containsKey(written)
                ? new BigDecimal(WORDS.get(written))
                : new BigDecimal(written.replace(',', '.')).multiply(PACK)));
  }
}
