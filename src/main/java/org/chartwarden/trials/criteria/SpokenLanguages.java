package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/** The languages that notes say a patient masters, or does not. */
final class SpokenLanguages {

  private static final Pattern MASTERS =
      Pattern.compile(
          "\\b(?:(?:schooled|educated|working|works|studied|studies|raised) (?:\\w+ ){0,2}in|translat\\w+|interprets|fluent\\w*|speaks?|speaking|speaker|spoken|reads?|writes?|written|first language|native"
              + "|mother[- ]tongue|(?:bi|tri)lingual|understands|in both|without (?:help|difficulty)"
              + "|proficient|good|excellent|perfect|impeccable|flawless|near-?native|fine|language|convers\\w+|communicates?"
              + "|(?:visit|consultation|interview|history|clinic|appointment|conversation|session|review|discussion)s?"
              + " (?:was |is |were )?(?:held |taken |conducted |done |carried out |given )?in|(?:held|conducted|interviewed|taught|teaches|marks|lectures|works) in"
              + "|(?:talks?|chats?|texts?|e-?mails?|writes?|jokes?|answers?|replies) (?:\\w+ ){0,3}in)\\b");

  /** Words that praise a language that stands in the same clause. */
  private static final Pattern PRAISES =
      Pattern.compile(
          "\\b(?:perfect|perfectly|flawless|faultless|impeccable|fine|strong|first-rate|no accent|comfortable|at ease"
              + "|teach(?:es|er)|taught|degree)\\b");

  private static final String LANGUAGE = "(?:" + String.join("|", LanguageCriterion.NAMES) + ")";

  /** "English + Swahili": a clause of nothing but languages lists those that are spoken. */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?:^|[;,.:(]\\s*)(?:(?:bi|tri)lingual,? |languages?:? )?("
              + LANGUAGE
              + "(?:\\s*(?:[+&/,]|\\band\\b)\\s*"
              + LANGUAGE
              + ")+)\\s*(?=$|[;,.)])");

  /** "Needs an interpreter (Farsi)", "via a Somali interpreter". */
  private static final Pattern INTERPRETED =
      Pattern.compile(
          "^(?!.*\\b(?:no|without|not|never|declin\\w+|refus\\w+|works? as|worked as|is) (?:\\p{L}+ ){0,3}interpreters?\\b).*\\binterpreter\\b.*",
          Pattern.DOTALL);

  private static final SentenceSieve INTERPRETER_SIEVE = SentenceSieve.holding("interpreter");

  /** The language of those who write the notes: who needs an interpreter lacks it. */
  private static final String OF_NOTES = "english";

  private static final Pattern LACKS =
      Pattern.compile(
          "\\b(?:no|not|little|poor|limited|basic|broken|interpreter|few words of|cannot|does not"
              + "|translator|only a little|hardly)\\b");

  /** Families of languages that criteria name as one. */
  private static final Map<String, List<String>> FAMILIES =
      Map.of(
          "scandinavian", List.of("danish", "swedish", "norwegian"),
          "nordic", List.of("danish", "swedish", "norwegian", "finnish", "icelandic"),
          "chinese", List.of("mandarin", "cantonese", "chinese"),
          "dutch", List.of("dutch", "flemish"),
          "swahili", List.of("swahili", "kiswahili"),
          "persian", List.of("farsi", "persian"));

  /** What somebody else speaks. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(?:mother|father|parents?|wife|husband|partner|son|daughter|sister|brother|grandmother|carer|caregiver|nurse)"
              + " (?:speaks?|has|have|reads?|understands?|knows?|does not|do not|is fluent)\\b");

  /** Who else may need an interpreter. */
  private static final Pattern RELATED =
      Pattern.compile(
          "\\b(?:mother|father|parents?|wife|husband|partner|sister|brother|grandmother|carer|caregiver)\\b[^.;]{0,20}\\binterpreter");

  /** "English only": no other language. */
  private static final Pattern ONLY =
      Pattern.compile(
          "\\b(?:speaks? only|only (?:speaks?|understands?)) (\\p{L}+)\\b|\\b(\\p{L}+) only\\b(?! (?:for|at|as|when|by|a))");

  private static final SentenceSieve ONLY_SIEVE = SentenceSieve.holding("only");

  private SpokenLanguages() {}

  /**
   * The sentences that say of a language that the patient masters it, or does not.
   *
   * @param household whether those count too that say so of the patient's family
   */
  static List<FactEvidence> in(
      PatientFacts facts, String language, boolean mastered, boolean household) {
    List<FactEvidence> found = new ArrayList<>();
    if (language.isEmpty()) {
      return found;
    }
    for (String name : names(language)) {
      Pattern named = Pattern.compile("(?s).*\\b" + Pattern.quote(name) + "\\b.*");
      facts
          .sentencesWhere(
              name + (mastered ? " mastered" : " lacking") + (household ? " at home" : ""),
              SentenceSieve.holding(name),
              words -> named.matcher(words).matches() && says(words, name, mastered, household))
          .forEach(sentence -> found.add(sentence.evidence()));
    }
    if (!mastered && found.isEmpty() && language.equals(OF_NOTES)) {
      facts
          .sentencesWhere("interpreted", INTERPRETER_SIEVE, SpokenLanguages::interpreted)
          .forEach(sentence -> found.add(sentence.evidence()));
    }
    if (!mastered && found.isEmpty()) {
      facts
          .sentencesWhere("one language only", ONLY_SIEVE, words -> !only(words).isEmpty())
          .forEach(
              sentence -> {
                String words = sentence.text().toLowerCase(Locale.ROOT);
                if (!names(language).contains(only(words)) && !words.contains(language)) {
                  found.add(sentence.evidence());
                }
              });
    }
    return found;
  }

  private static List<String> names(String language) {
    return FAMILIES.getOrDefault(language, List.of(language));
  }

  /** The one language that a sentence says the patient speaks; empty where it says of none. */
  private static String only(String words) {
    Matcher only = ONLY.matcher(words);
    while (!OTHERS.matcher(words).find() && only.find()) {
      String name = only.group(1) == null ? only.group(2) : only.group(1);
      if (LanguageCriterion.NAMES.contains(name)) {
        return name;
      }
    }
    return "";
  }

  private static boolean says(String words, String name, boolean mastered, boolean household) {
    String clause = clause(words, name);
    if (!household && OTHERS.matcher(clause).find()) {
      return false;
    }
    // "His daughter interprets for English": tells of no other language.
    String own = clause.replaceAll("\\binterpreters? for (?!" + name + "\\b)\\p{L}+", "");
    boolean lacks = LACKS.matcher(own.replace("no interpreter", "")).find();
    boolean masters =
        MASTERS.matcher(words).find() || PRAISES.matcher(own).find() || listed(words, name);
    return mastered ? !lacks && masters : lacks;
  }

  private static boolean listed(String words, String name) {
    Matcher list = LISTED.matcher(words);
    while (list.find()) {
      if (List.of(list.group(1).split("[^\\p{L}]+")).contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sentence says that the patient talks through an interpreter. */
  private static boolean interpreted(String words) {
    return INTERPRETED.matcher(words).matches()
        && !RELATED.matcher(words).find()
        && !words.matches("(?s).*\\binterpret\\w* for english\\b.*");
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
