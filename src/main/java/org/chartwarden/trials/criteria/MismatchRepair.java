package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Mismatch repair and microsatellites: two names for each of two states that exclude each other.
 */
final class MismatchRepair {

  private static final Set<String> DEFICIENT = Set.of("msi-h", "msi-high", "dmmr", "mmrd");
  private static final Set<String> PROFICIENT = Set.of("mss", "pmmr", "microsatellite stable");

  private static final Pattern LOST =
      Pattern.compile(
          "(?<!no )(?<!not )\\b(?:msi-?h(?:igh)?|msi high|dmmr|mmrd|mmr[- ]deficient|mismatch[- ]repair[- ]defici\\w+"
              + "|microsatellite[- ]instab\\w+[- ]high)\\b");

  private static final Pattern KEPT =
      Pattern.compile(
          "\\b(?:mss|pmmr|microsatellite[- ]stable|mmr[- ]proficient|mismatch[- ]repair[- ]profici\\w+"
              + "|(?:mmr|mismatch[- ]repair)(?: proteins?)?[^.;,]{0,15}\\b(?:retained|intact|preserved))\\b");

  private MismatchRepair() {}

  /** The answer where a marker is one of them; unknown when notes tell neither state. */
  static Optional<CriterionVerdict> verdict(String marker, PatientFacts facts) {
    String key = marker.toLowerCase(Locale.ROOT);
    boolean lost = DEFICIENT.contains(key);
    if (!lost && !PROFICIENT.contains(key)) {
      return Optional.empty();
    }
    Told told = Told.nothing();
    saying("repair lost", LOST, facts).forEach(lost ? told::yes : told::no);
    saying("repair kept", KEPT, facts).forEach(lost ? told::no : told::yes);
    return Optional.of(told.verdict("biomarker " + marker, false));
  }

  private static List<FactEvidence> saying(String key, Pattern words, PatientFacts facts) {
    return facts.sentencesWhere(key, one -> words.matcher(one).find()).stream()
        .map(NoteSentence::evidence)
        .toList();
  }
}
