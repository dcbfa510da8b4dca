package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/**
 * How severe a disorder of substance use is: dependence, as older classifications call it, is a
 * moderate or severe disorder, abuse a mild one (ICD-10-CM notes of F10 to F19); of the eleven
 * criteria of DSM-5 two or three make it mild, four or five moderate, six or more severe.
 */
final class SubstanceSeverity {

  private static final Pattern GRAVE =
      Pattern.compile("\\b(?:dependen\\w+|severe|moderate|addict\\w*|alcoholi\\w+)\\b");

  private static final Pattern MILD = Pattern.compile("\\b(?:mild|abuse|harmful)\\b");

  private static final Pattern CRITERIA =
      Pattern.compile(
          "\\b(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)(?: ?/ ?11| of (?:the )?(?:11|eleven))? (?:dsm\\S* )(?:criteria|symptoms)"
              + "|\\bdsm\\S* (?:criteria|symptoms)[: ]+(\\d{1,2})");

  private static final Pattern BESIDE =
      Pattern.compile(
          "\\b(mild|moderate|severe)(?:[ -]to[ -]severe)? (?:alcohol|aud|substance|opioid|cannabis|cocaine)"
              + "|\\b(?:use disorder|aud|dependence)[, (-]{1,3}(mild|moderate|severe)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(CRITERIA);

  private static final int MODERATE = 4;

  private SubstanceSeverity() {}

  /** Whether it is moderate or severe; empty when it is not told. */
  static Optional<Boolean> of(PatientFacts facts, List<FactEvidence> told) {
    for (NoteSentence one :
        facts.sentencesWhere("dsm criteria", SIEVE, words -> CRITERIA.matcher(words).find())) {
      Matcher counted = CRITERIA.matcher(one.text().toLowerCase(Locale.ROOT));
      if (counted.find()) {
        String count = counted.group(1) == null ? counted.group(2) : counted.group(1);
        Integer named = NumberWords.small(count);
        return Optional.of((named == null ? Integer.parseInt(count) : named) >= MODERATE);
      }
    }
    boolean mild = false;
    for (FactEvidence one : told) {
      Matcher beside = BESIDE.matcher(Degree.around(one, facts).toLowerCase(Locale.ROOT));
      if (beside.find()) {
        return Optional.of(!"mild".equals(beside.group(1)) && !"mild".equals(beside.group(2)));
      }
      String words = one.text().toLowerCase(Locale.ROOT);
      if (GRAVE.matcher(words).find()) {
        return Optional.of(true);
      }
      mild |= MILD.matcher(words).find();
    }
    return mild ? Optional.of(false) : Optional.empty();
  }
}
