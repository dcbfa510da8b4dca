package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/**
 * Pregnancies and births that a chart tells, each as the fewest and the most it may be: "G3P1",
 * "P2+1", "gravida 2", "third pregnancy", "primip". Four digits behind the P are births at term,
 * before term, lost pregnancies and living children. In a pregnancy the births are fewer than the
 * pregnancies.
 *
 * @param pregnancies fewest and most
 * @param births fewest and most
 */
record ObstetricHistory(int[] pregnancies, int[] births, List<FactEvidence> evidence) {

  private static final Pattern LETTERS =
      Pattern.compile("\\bg(?:ravida)? ?(\\d{1,2})[ ,;/]{0,2}p(?:ara)? ?(\\d{1,4})\\b");

  private static final Pattern PARA =
      Pattern.compile(
          "\\b(?:para|parity)(?: of|:|,)? ?(\\d|one|two|three|four|five|none|zero)\\b(?!\\.)|\\bp([0-9])(?: ?\\+ ?\\d)?\\b(?![-.\\d/]| test| wave| value)");

  private static final Pattern GRAVIDA =
      Pattern.compile(
          "\\b(?:gravida|gravidity)(?: of|:|,)? ?(\\d{1,2}|one|two|three|four|five)\\b|\\bg([1-9])(?![\\d.-])\\b");

  private static final Pattern NTH =
      Pattern.compile(
          "\\b(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th) (?:ongoing |current |singleton )?pregnancy\\b"
              + "(?! (?:was|ended|loss|miscarried|with|in (?:19|20)|at|had|uneventful|complicated))");

  private static final Pattern FIRST =
      Pattern.compile("\\b(?:primips?|primigravid\\w*|primiparous|primipara)\\b");

  private static final Pattern NONE =
      Pattern.compile("\\b(?:nullips?|nulliparous|nullipara|para 0|p0|no children|childless)\\b");

  private static final Pattern ANY =
      Pattern.compile(
          "\\b(?:g(?:ravida)? ?\\d|p(?:ara)? ?\\d|para|parity|gravida|gravidity|pregnancy|primi\\w+|nulli\\w+|no children|childless)");

  private static final SentenceSieve SIEVE = SentenceSieve.of(ANY);

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("1st", 1),
          Map.entry("second", 2),
          Map.entry("2nd", 2),
          Map.entry("third", 3),
          Map.entry("3rd", 3),
          Map.entry("fourth", 4),
          Map.entry("4th", 4),
          Map.entry("fifth", 5),
          Map.entry("5th", 5),
          Map.entry("sixth", 6),
          Map.entry("6th", 6));

  /** LOINC codes of numbers of pregnancies and of births. */
  private static final Set<String> PREGNANCIES = Set.of("11996-6", "gravidity");

  private static final Set<String> BIRTHS = Set.of("11977-6", "11636-8", "11638-4");

  private static final int DIGITS = 4;

  private static final int MOST = 20;

  /** What the chart of a woman tells. */
  static ObstetricHistory of(PatientFacts facts) {
    ObstetricHistory told =
        new ObstetricHistory(new int[] {0, MOST}, new int[] {0, MOST}, new ArrayList<>());
    for (MeasuredFact fact : facts.measured(Set.of(), PREGNANCIES)) {
      told.narrow(told.pregnancies, fact.value().intValue(), fact.evidence());
    }
    for (MeasuredFact fact : facts.measured(Set.of(), BIRTHS)) {
      told.narrow(told.births, fact.value().intValue(), fact.evidence());
    }
    for (NoteSentence sentence :
        facts.sentencesWhere("gravida and para", SIEVE, words -> ANY.matcher(words).find())) {
      told.read(sentence.text().toLowerCase(Locale.ROOT), sentence.evidence());
    }
    // Who is pregnant for the third time gave birth twice at most.
    told.births[1] = Math.min(told.births[1], told.pregnancies[1]);
    return told;
  }

  private void read(String words, FactEvidence place) {
    Matcher letters = LETTERS.matcher(words);
    if (letters.find()) {
      narrow(pregnancies, Integer.parseInt(letters.group(1)), place);
      narrow(births, births(letters.group(2)), place);
      return;
    }
    number(PARA, words).ifPresent(count -> narrow(births, count, place));
    number(GRAVIDA, words).ifPresent(count -> narrow(pregnancies, count, place));
    Matcher nth = NTH.matcher(words);
    int most = 0;
    while (nth.find()) {
      most = Math.max(most, ORDINALS.get(nth.group(1)));
    }
    if (most > 0) {
      narrow(pregnancies, most, place);
      births[1] = Math.min(births[1], most - 1);
    }
    if (FIRST.matcher(words).find()) {
      narrow(pregnancies, 1, place);
    }
    if (NONE.matcher(words).find()) {
      narrow(births, 0, place);
    }
  }

  private static Optional<Integer> number(Pattern pattern, String words) {
    Matcher found = pattern.matcher(words);
    if (!found.find()) {
      return Optional.empty();
    }
    String count = found.group(1) == null ? found.group(2) : found.group(1);
    if (count.equals("none")) {
      return Optional.of(0);
    }
    Integer named = NumberWords.small(count);
    return Optional.of(named == null ? Integer.parseInt(count) : named);
  }

  private static int births(String digits) {
    return digits.length() == DIGITS
        ? digits.charAt(0) - '0' + digits.charAt(1) - '0'
        : Integer.parseInt(digits);
  }

  /** Two numbers that differ leave the range between them. */
  private void narrow(int[] range, int count, FactEvidence place) {
    boolean told = range[0] > 0 || range[1] < MOST;
    range[0] = told ? Math.min(range[0], count) : count;
    range[1] = told ? Math.max(range[1], count) : count;
    evidence.add(place);
  }

  /** Whether the births lie within a range; empty when that is open. */
  Optional<Boolean> births(int least, int most) {
    return within(births, least, most);
  }

  /** Whether the pregnancies lie within a range; empty when that is open. */
  Optional<Boolean> pregnancies(int least, int most) {
    return within(pregnancies, least, most);
  }

  private static Optional<Boolean> within(int[] told, int least, int most) {
    if (told[0] >= least && told[1] <= most) {
      return Optional.of(true);
    }
    return told[1] < least || told[0] > most ? Optional.of(false) : Optional.empty();
  }
}
