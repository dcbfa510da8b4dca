package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/**
 * Mismatch repair and microsatellites: two names for each of two states that exclude each other.
 */
final class MismatchRepair {

  private static final Set<String> DEFICIENT = Set.of("msi-h", "msi-high", "dmmr", "mmrd");
  private static final Set<String> PROFICIENT = Set.of("mss", "pmmr", "microsatellite stable");

  private static final Pattern LOST =
      Pattern.compile(
          "\\b(?:msi-?h(?:igh)?|msi high|dmmr|mmrd|mmr[- ]deficient|mismatch[- ]repair[- ]defici\\w+"
              + "|microsatellite[- ]instab\\w+[- ]high"
              + "|(?:mmr|mismatch[- ]repair)(?: proteins?)?[^.;,]{0,15}\\bnot (?:retained|intact|preserved))\\b");

  private static final Pattern KEPT =
      Pattern.compile(
          "\\b(?:mss|pmmr|microsatellite[- ]stable|mmr[- ]proficient|mismatch[- ]repair[- ]profici\\w+"
              + "|(?:mmr|mismatch[- ]repair)(?: proteins?)?(?:(?!\\b(?:no|not|loss|lost)\\b)[^.;,]){0,15}\\b(?:retained|intact|preserved))\\b");

  private static final SentenceSieve LOST_SIEVE = SentenceSieve.of(LOST);
  private static final SentenceSieve KEPT_SIEVE = SentenceSieve.of(KEPT);

  private static final String STATE =
      "(?:msi-?h(?:igh)?|msi high|dmmr|mmrd|mss|pmmr|microsatellite[- ]stable)";

  /** A denial right before a state, or before others that stand in a row with it. */
  private static final Pattern DENIED_BEFORE =
      Pattern.compile(
          "\\b(?:no|not|non|nor|neither|without|never|denies|negative for|tested negative for)"
              + "(?:[ -/]+(?:evidence|signs?|features?|proof|of|for|any|an?|be|or|nor|"
              + STATE
              + "))*[ -/]*$");

  private static final Pattern DENIED_BEHIND =
      Pattern.compile(
          "^(?:[ -/]+(?:or[ -/]+)?"
              + STATE
              + ")*(?: status| testing| test)?[ :=(-]*(?:is |was )?(?:both )?(?:negative|neg|absent|no|not (?:detected|found|seen|present)"
              + "|excluded|ruled out)\\b");

  /** Not told yet. */
  private static final Pattern OPEN =
      Pattern.compile("\\b(?:pending|awaited|awaiting|outstanding|requested|to be tested|if)\\b");

  private static final Pattern CLAUSES = Pattern.compile("[.;,]| but ");

  private MismatchRepair() {}

  /** The answer where a marker is one of them; unknown when notes tell neither state. */
  static Optional<CriterionVerdict> verdict(String marker, PatientFacts facts) {
    String key = marker.toLowerCase(Locale.ROOT);
    boolean lost = DEFICIENT.contains(key);
    if (!lost && !PROFICIENT.contains(key)) {
      return Optional.empty();
    }
    Told told = Told.nothing();
    saying("repair lost", LOST, false, facts).forEach(lost ? told::yes : told::no);
    saying("repair kept", KEPT, false, facts).forEach(lost ? told::no : told::yes);
    // What is not the one state need not be the other: little instability is neither.
    saying(lost ? "repair not lost" : "repair not kept", lost ? LOST : KEPT, true, facts)
        .forEach(told::no);
    return Optional.of(told.verdict("biomarker " + marker, false));
  }

  private static List<FactEvidence> saying(
      String key, Pattern words, boolean denied, PatientFacts facts) {
    SentenceSieve sieve = words == LOST ? LOST_SIEVE : KEPT_SIEVE;
    return facts.sentencesWhere(key, sieve, one -> says(words, denied, one)).stream()
        .map(NoteSentence::evidence)
        .toList();
  }

  private static boolean says(Pattern words, boolean denied, String sentence) {
    for (String clause : CLAUSES.split(sentence)) {
      Matcher found = words.matcher(clause);
      while (found.find()) {
        boolean no =
            DENIED_BEFORE.matcher(clause.substring(0, found.start())).find()
                || DENIED_BEHIND.matcher(clause.substring(found.end())).find();
        if (no == denied && !OPEN.matcher(clause).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
