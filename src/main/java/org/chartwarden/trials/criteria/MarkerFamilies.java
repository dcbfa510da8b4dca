package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/** Markers under their other names, and names that stand for several of them. */
final class MarkerFamilies {

  private static final List<String> CORE =
      List.of(
          "anti-HBc",
          "HBcAb",
          "hepatitis B core antibody",
          "HBV core antibody",
          "hepatitis B virus core Ab",
          "hep B core antibody",
          "hep B core Ab",
          "HBc antibody");
  private static final List<String> SURFACE =
      List.of(
          "anti-HBs",
          "HBsAb",
          "hepatitis B surface antibody",
          "HBV surface antibody",
          "hepatitis B virus surface Ab",
          "hep B surface antibody",
          "HBs antibody");

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("anti-hbc", CORE),
          Map.entry("hbcab", CORE),
          Map.entry("hepatitis b core antibody", CORE),
          Map.entry("hepatitis b core antibodies", CORE),
          Map.entry("hepatitis b virus core antibody", CORE),
          Map.entry("hbv core antibody", CORE),
          Map.entry("anti-hepatitis b core antibody", CORE),
          Map.entry("anti-hbs", SURFACE),
          Map.entry("hbsab", SURFACE),
          Map.entry("hepatitis b surface antibody", SURFACE),
          Map.entry("hepatitis b surface antibodies", SURFACE),
          Map.entry("hepatitis b virus surface antibody", SURFACE),
          Map.entry("hbv surface antibody", SURFACE),
          Map.entry("her2", List.of("HER2", "HER-2", "ERBB2", "HER2/neu")),
          Map.entry("her-2", List.of("HER2", "HER-2", "ERBB2")),
          Map.entry("erbb2", List.of("HER2", "HER-2", "ERBB2")),
          Map.entry("er", List.of("ER", "estrogen receptor", "oestrogen receptor")),
          Map.entry("estrogen receptor", List.of("ER", "estrogen receptor", "oestrogen receptor")),
          Map.entry("pr", List.of("PR", "PgR", "progesterone receptor")),
          Map.entry("progesterone receptor", List.of("PR", "PgR", "progesterone receptor")),
          Map.entry(
              "circulating tumor dna",
              List.of("ctDNA", "circulating tumor DNA", "circulating tumour DNA")),
          Map.entry("ctdna", List.of("ctDNA", "circulating tumor DNA", "circulating tumour DNA")),
          Map.entry("flt3", List.of("FLT3", "FLT3-ITD", "FLT3-TKD")));

  /** Positive when one of them is, negative when all that are told are. */
  private static final Map<String, List<String>> SEVERAL =
      Map.of(
          "hormone receptor", List.of("hormone receptor", "HR", "ER", "PR", "PgR"),
          "hr", List.of("hormone receptor", "HR", "ER", "PR", "PgR"),
          "hr-positive", List.of("hormone receptor", "HR", "ER", "PR", "PgR"),
          "ras", List.of("RAS", "KRAS", "NRAS", "RAS/BRAF"),
          "brca", List.of("BRCA", "BRCA1", "BRCA2", "BRCA1/2"),
          "brca1/2", List.of("BRCA", "BRCA1", "BRCA2", "BRCA1/2"));

  private static final Pattern TRIPLE = Pattern.compile("\\btriple[- ]negative\\b|\\btnbc\\b");
  private static final SentenceSieve TRIPLE_SIEVE = SentenceSieve.of(TRIPLE);

  private static final Set<String> OF_TRIPLE =
      Set.of(
          "her2",
          "her-2",
          "erbb2",
          "er",
          "pr",
          "estrogen receptor",
          "progesterone receptor",
          "hormone receptor",
          "hr",
          "hr-positive");

  /** Words that put what a sentence tells of a marker into the past. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\b(?:pre-?\\s?\\w+|before|previous(?:ly)?|prior|formerly|initially|at diagnosis|until|used to|once)\\b");

  private MarkerFamilies() {}

  /** The sentences that speak of now, where others speak of the past. */
  static List<FactEvidence> now(List<FactEvidence> told) {
    return told.stream()
        .filter(one -> !BEFORE.matcher(one.text().toLowerCase(Locale.ROOT)).find())
        .toList();
  }

  /** Whether a name stands for several markers. */
  static boolean isOfSeveral(String marker) {
    return SEVERAL.containsKey(marker.toLowerCase(Locale.ROOT));
  }

  /** Where a marker, by any of its names, is told to be there, or told not to be. */
  static List<FactEvidence> of(PatientFacts facts, String marker, boolean there) {
    String key = marker.toLowerCase(Locale.ROOT);
    Set<FactEvidence> found = new LinkedHashSet<>();
    for (String name : NAMES.getOrDefault(key, SEVERAL.getOrDefault(key, List.of(marker)))) {
      found.addAll(MarkerStates.of(facts, name, there));
    }
    if (!there && OF_TRIPLE.contains(key)) {
      for (NoteSentence sentence :
          facts.sentencesWhere(
              "triple negative", TRIPLE_SIEVE, words -> TRIPLE.matcher(words).find())) {
        found.add(sentence.evidence());
      }
    }
    return new ArrayList<>(found);
  }
}
