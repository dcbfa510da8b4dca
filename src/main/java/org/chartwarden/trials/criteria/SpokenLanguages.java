package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/** The languages that notes say a patient masters, or does not. */
final class SpokenLanguages {

  private static final Pattern MASTERS =
      Pattern.compile(
          "\\b(?:fluent\\w*|speaks?|speaking|spoken|reads?|writes?|written|first language|native"
              + "|mother[- ]tongue|bilingual|understands|in both|without (?:help|difficulty)"
              + "|proficient|good|excellent|language)\\b");

  private static final Pattern LACKS =
      Pattern.compile(
          "\\b(?:no|not|little|poor|limited|basic|broken|interpreter|few words of|cannot|does not"
              + "|translator|only a little|hardly)\\b");

  /** Families of languages that criteria name as one. */
  private static final Map<String, List<String>> FAMILIES =
      Map.of(
          "scandinavian", List.of("danish", "swedish", "norwegian"),
          "chinese", List.of("mandarin", "cantonese", "chinese"),
          "persian", List.of("farsi", "persian"));

  private SpokenLanguages() {}

  /** The sentences that say of a language that the patient masters it, or does not. */
  static List<FactEvidence> in(PatientFacts facts, String language, boolean mastered) {
    List<FactEvidence> found = new ArrayList<>();
    if (language.isEmpty()) {
      return found;
    }
    for (String name : FAMILIES.getOrDefault(language, List.of(language))) {
      Pattern named = Pattern.compile("(?s).*\\b" + Pattern.quote(name) + "\\b.*");
      facts
          .sentencesWhere(
              name + (mastered ? " mastered" : " lacking"),
              SentenceSieve.holding(name),
              words -> named.matcher(words).matches() && says(words, name, mastered))
          .forEach(sentence -> found.add(sentence.evidence()));
    }
    return found;
  }

  private static boolean says(String words, String name, boolean mastered) {
    boolean lacks = LACKS.matcher(clause(words, name)).find();
    return mastered ? !lacks && MASTERS.matcher(words).find() : lacks;
  }

  /** The words around a name up to the next comma or semicolon. */
  private static String clause(String words, String name) {
    int at = words.indexOf(name);
    int from = at;
    while (from > 0 && ",;:.(".indexOf(words.charAt(from - 1)) < 0) {
      from--;
    }
    int to = at;
    while (to < words.length() && ",;:.)".indexOf(words.charAt(to)) < 0) {
      to++;
    }
    return words.substring(from, to).replace("without help", "").replace("without difficulty", "");
  }
}
