package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Words;

/**
 * Whether the patient has, takes or had done what a phrase names that no vocabulary holds: "Morbus
 * Wilson". A complete list denies it as long as nothing in the chart speaks of it or of its kind;
 * once something may, a person has to read it. A site of the body that is told of something else is
 * no such thing.
 *
 * @param type id of the type whose things it is one of
 * @param words the phrase
 */
record FreeNameTest(String type, String words) implements CriterionTest {

  private static final Pattern MARKER = Pattern.compile("\\p{L}+\\d\\w*|\\d+\\p{L}\\w*");

  /** Letters that stand for a name: "ARF". */
  private static final Pattern LETTERS = Pattern.compile("\\b\\p{Lu}{2,6}\\b");

  /** What somebody does, which no list holds. */
  private static final Pattern DOING =
      Pattern.compile(
          "(?i)\\b(?:undertaking|performing|practi[cs]ing|participating|engaging|exercising|attending"
              + "|training|playing|walking|working|travell?ing)\\b");

  /** What somebody feels or dislikes, which no list holds. */
  private static final Pattern FEELING =
      Pattern.compile(
          "(?i)\\b(?:afraid|fears?|fearful|scared|frightened|dread|dislik\\w*|avers(?:e|ion)|hat(?:es?|ing)|uncomfortable"
              + "|discomfort (?:with|in|about)|unease|embarrass\\w*|shy|worr(?:y|ied|ies)|nervous\\w*|trust|distrust|mistrust)\\b");

  /** How well a test went or somebody helps with it, which no list holds. */
  private static final Pattern CONDUCT =
      Pattern.compile(
          "(?i)\\b(?:preparation|cleansing|cooperation|compliance|adherence|visuali[sz]ation|visibility"
              + "|(?:image|imaging|sample|specimen|sleep|data|signal|acoustic)s? (?:quality|window))\\b");

  private static final int KEPT = 20_000;

  /** Whether phrases name what no list of problems holds. */
  private static final Kept<String, Boolean> UNLISTED =
      new Kept<>(
          KEPT,
          words ->
              SymptomNames.has(words)
                  || DOING.matcher(words).find()
                  || FEELING.matcher(words).find()
                  || CONDUCT.matcher(words).find());

  private static final int SHORTEST = 4;
  private static final int FEW = 2;

  private static final Set<String> ORGANS = Set.of("eye", "ear", "hip", "jaw", "gut", "leg", "arm");
  private static final int LIMIT = 50_000;
  private static final Map<String, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

  /** Words of many names and sentences, that tell none from another. */
  private static final Set<String> COMMON =
      WordSet.of(
          "complete partial chronic acute mild moderate serious active stable unstable new late",
          "early left right upper lower type stage grade therapy medication drug drugs procedure",
          "surgery device devices illegal based form similar certain clinical medical shaped cause",
          "causes reason reasons concurrent coexisting intercurrent concomitant underlying existing",
          "critical important other unspecified etiology aetiology origin problem problems status",
          "pre post ii iii iv concurrens diseases disease disorder disorders condition conditions",
          "illness illnesses syndrome syndromes infection infections injury pain therapies",
          "received receiving need needs systematic consecutive days combination directed local",
          "initial strategy strategies outpatient inpatient starting stopping change changes eligible safe undergone previous",
          "treatment treatments standard systemic additional study specific current required",
          "situation situations circumstances event events general associated primary secondary",
          "previous multiple various factor factors abnormality abnormalities complication",
          "complications finding findings dysfunction impairment quality low high poor");

  @Override
  public String describe() {
    return type + " named \"" + words + "\"";
  }

  @Override
  public List<DataNeed> needs() {
    DataNeed.Kind kind =
        switch (list()) {
          case DRUGS -> DataNeed.Kind.DRUG;
          case PROCEDURES -> DataNeed.Kind.PROCEDURE;
          default -> DataNeed.Kind.PROBLEM;
        };
    return List.of(DataNeed.of(kind), DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  /** Whether a phrase has a word by which a chart could be searched for it. */
  static boolean telling(String words) {
    return !stems(words).isEmpty();
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    CriterionVerdict told = NoteMention.of(facts, words);
    if (told != null) {
      return told;
    }
    List<FactEvidence> near = near(facts);
    boolean silent = near.isEmpty() && facts.isComplete(list());
    if (silent && !(list() == FactList.PROBLEMS && UNLISTED.of(words))) {
      return CriterionVerdict.notMet(
          "The record says that its lists are complete, and nothing in it tells \"" + words + "\".",
          facts.saysComplete(list()));
    }
    return CriterionVerdict.unknown(
        "The record does not tell whether it is \"" + words + "\".",
        near,
        MissingItem.review(words));
  }

  private FactList list() {
    return switch (type) {
      case "therapy" -> FactList.DRUGS;
      case "procedure" -> FactList.PROCEDURES;
      default -> FactList.PROBLEMS;
    };
  }

  /** What holds words of the phrase; nothing when it holds but one of many. */
  List<FactEvidence> near(PatientFacts facts) {
    Map<String, String> wanted = stems(words);
    Set<String> found = new HashSet<>();
    List<FactEvidence> near = new ArrayList<>();
    Set<String> held = new LinkedHashSet<>();
    for (Map.Entry<String, String> word : wanted.entrySet()) {
      for (NoteSentence sentence : facts.sentencesHolding(List.of(word.getKey()))) {
        found.add(word.getKey());
        near.add(sentence.evidence());
      }
      // Words that mean the same have one stem in names: "renal" and "kidney".
      Set<String> stems = new LinkedHashSet<>(List.of(word.getKey()));
      stems.add(word.getValue());
      if (!facts.namedByWord(stems).isEmpty()) {
        found.add(word.getKey());
        held.addAll(stems);
      }
    }
    if (!held.isEmpty()) {
      near.addAll(facts.namedByWord(held));
    }
    List<FactEvidence> alike = inOtherWords(facts);
    // One word of several is part of many other names.
    return !alike.isEmpty()
        ? alike
        : found.size() > (wanted.size() > FEW ? 1 : 0) ? near : List.of();
  }

  /** What tells the whole phrase, or a kind or part of it, be it denied or of others. */
  private List<FactEvidence> inOtherWords(PatientFacts facts) {
    List<String> keys = SoughtMeaning.of(words).keys();
    List<FactEvidence> all = new ArrayList<>();
    facts.sentencesMeaning(keys).forEach(one -> all.add(one.evidence()));
    all.removeIf(facts::tellsCompleteness);
    facts.problemsMeaning(keys).forEach(one -> all.add(one.evidence()));
    facts.proceduresMeaning(keys).forEach(one -> all.add(one.evidence()));
    return all;
  }

  /** The telling words: the stem of each in sentences, and that in names. */
  private static Map<String, String> stems(String words) {
    Map<String, String> known = KNOWN.get(words);
    if (known == null) {
      known = telling(words, new LinkedHashMap<>());
      if (KNOWN.size() < LIMIT) {
        KNOWN.put(words, known);
      }
    }
    return known;
  }

  private static Map<String, String> telling(String words, Map<String, String> stems) {
    Set<String> letters = new HashSet<>();
    LETTERS
        .matcher(words)
        .results()
        .forEach(one -> letters.add(one.group().toLowerCase(Locale.ROOT)));
    for (String word : Sentences.content(words)) {
      boolean telling =
          word.length() >= SHORTEST
              || ORGANS.contains(word)
              || letters.contains(word)
              || MARKER.matcher(word).matches();
      if (telling && !SoughtMeaning.general(word) && !COMMON.contains(word)) {
        stems.put(SentenceWords.stem(word), Words.stem(word));
      }
    }
    return stems;
  }
}
