package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Kept;

/** What notes, results in words and names of problems say of a marker: there, or not. */
final class MarkerStates {

  /** Names that say nothing of which marker is meant. */
  private static final Set<String> GENERAL =
      Set.of(
          "gene",
          "genetic",
          "genetically",
          "mutation",
          "mutations",
          "gene mutation",
          "pathogenic variant",
          "biomarker",
          "biomarkers",
          "antibodies",
          "autoantibodies",
          "genotype",
          "karyotype");

  private static final Pattern ABSENT =
      Pattern.compile(
          "\\b(?:wild[- ]?type|wt|no (?:\\w+ )?(?:mutations?|deletions?|variants?|amplification|fusion)"
              + "|not (?:detected|mutated|amplified|expressed|present)|negative|neg|unmutated|unamplified|non-?amplified|absent|none"
              + "|stable|0)\\b|(?<=\\w)-(?![\\w.])");

  private static final Pattern THERE =
      Pattern.compile(
          "\\b(?:mutat\\w+|mutant|mut|[acdefghiklmnpqrstvwy]\\d{2,4}(?:[acdefghiklmnpqrstvwyx]|fs|del|ins|dup)|ex(?:on)? ?\\d{1,2}|ins(?:ertion)?|del|missense|frameshift|nonsense|p\\.\\w+|detected|positive|pos|amplified"
              + "|itd|fusion|rearrange\\w+|deletion|exon|expressed|overexpress\\w+|present|high|variant)\\b"
              + "|\\+|(?<![<≤\\d])(?<![<≤] )\\b(?:[1-9]\\d?|100) ?%");

  /** Immunohistochemistry of HER2 that counts as negative. */
  private static final Pattern WEAK =
      Pattern.compile("^her-?2\\b(?!.*\\b(?:amplified|positive|[23]\\+)).*\\b1\\+");

  /** Immunohistochemistry of HER2 that a test of the gene has to settle. */
  private static final Pattern EQUIVOCAL =
      Pattern.compile("^her-?2\\b(?!.*\\b(?:(?<!not )(?<!non-)amplified|positive|3\\+)).*\\b2\\+");

  private static final Pattern GENE_TEST = Pattern.compile("\\b(?:f|c|s|d|b)?ish\\b[^.;,]*");

  private static final int KEPT = 5_000;
  private static final Kept<String, Pattern> NAMES = new Kept<>(KEPT, MarkerStates::pattern);

  private MarkerStates() {}

  /** Where a marker is told to be there, or told not to be. */
  static List<FactEvidence> of(PatientFacts facts, String marker, boolean there) {
    List<FactEvidence> found = new ArrayList<>();
    if (GENERAL.contains(marker.toLowerCase(Locale.ROOT))) {
      return found;
    }
    Pattern name = NAMES.of(marker);
    String lower = marker.toLowerCase(Locale.ROOT);
    for (NoteSentence sentence :
        facts.sentencesWhere(
            "marker " + lower, SentenceSieve.holding(lower), words -> names(words, lower))) {
      if (says(name, sentence.text(), there)) {
        found.add(sentence.evidence());
      }
    }
    for (ProblemFact fact : facts.problemsNamed("marker " + lower, one -> names(one, lower))) {
      if (fact.evidence().span().isEmpty()
          && fact.name().texts().stream().anyMatch(text -> says(name, text, there))) {
        found.add(fact.evidence());
      }
    }
    return found;
  }

  private static Pattern pattern(String marker) {
    return Pattern.compile(
        "(?i)(?<![\\w-])" + Pattern.quote(marker) + "(?![a-z0-9])[^.;,]*(?:, [^.;,]*\\bin\\b)?");
  }

  private static boolean names(FactName name, String lower) {
    return name.texts().stream().anyMatch(text -> names(text.toLowerCase(Locale.ROOT), lower));
  }

  /** Whether a marker stands in a text for itself, both in lower case. */
  private static boolean names(String text, String marker) {
    for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
      int end = at + marker.length();
      boolean begins = at == 0 || !isPart(text.charAt(at - 1)) && text.charAt(at - 1) != '-';
      boolean ends = end == text.length() || text.charAt(end) == '_' || !isPart(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(char letter) {
    return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '_';
  }

  private static boolean says(Pattern name, String text, boolean there) {
    Matcher matcher = name.matcher(text);
    while (matcher.find()) {
      String words = matcher.group().toLowerCase(Locale.ROOT);
      if (EQUIVOCAL.matcher(words).find()) {
        Matcher gene = GENE_TEST.matcher(text.substring(matcher.start()).toLowerCase(Locale.ROOT));
        words = gene.find() ? gene.group() : "";
      }
      boolean absent = ABSENT.matcher(words).find() || WEAK.matcher(words).find();
      if (there ? !absent && THERE.matcher(words).find() : absent) {
        return true;
      }
    }
    return false;
  }
}
