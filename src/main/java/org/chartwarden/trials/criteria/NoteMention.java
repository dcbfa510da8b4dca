package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What notes say of words that no reader knows: a clause that holds all of them affirms them, or
 * denies them, and so does one with the contrary of one of them. Risks, plans and relatives say
 * nothing.
 */
final class NoteMention {

  private static final int MOST_WORDS = 6;
  private static final int SPREAD = 12;
  private static final int SHORTEST = 4;

  /** Words of a question that turn it round. */
  private static final Set<String> DENYING =
      WordSet.of(
          "no not never without none cannot unable inability incapable incapacity lack lacks",
          "lacking absence impossible non nor neither negative");

  private static final Set<String> GENERAL =
      WordSet.of(
          "patient patients subject subjects participant participants person individual who with",
          "have has had any other known history presence current currently active prior previous",
          "treatment treatments disease diseases condition conditions disorder disorders use using",
          "receiving taking that which must should will be study trial significant clinically",
          "severe within during last past more than least this these their they from all some",
          "such including related only also being been does need needs symptoms signs");

  /** Words that ask for a power or a possession, not what it is of. */
  private static final Set<String> ASKING =
      WordSet.of(
          "able ability abilities capable capability can could possess possesses possession access",
          "adequate sufficient willing required require requires positive evidence detected documented",
          "proven confirmed presence");

  private static final int LIMIT = 50_000;
  private static final Map<String, Question> KNOWN = new ConcurrentHashMap<>();

  /** The stem of a word, of the word that says the contrary, and back. */
  private static final Map<String, String> CONTRARY = contraries();

  /** The stems that a clause must hold, and whether the words ask for the contrary. */
  private record Question(List<String> stems, boolean denied) {}

  private NoteMention() {}

  private static Map<String, String> contraries() {
    Map<String, String> all = new java.util.HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-contraries.psv", 2)) {
      all.put(SentenceWords.stem(row[0]), SentenceWords.stem(row[1]));
      all.put(SentenceWords.stem(row[1]), SentenceWords.stem(row[0]));
    }
    return Map.copyOf(all);
  }

  /** Whether a word tells nothing of what is meant. */
  static boolean general(String word) {
    return GENERAL.contains(word);
  }

  /** The stems that notes must hold all of; none where the words tell too little. */
  static List<String> stems(String words) {
    return question(words).stems();
  }

  private static Question question(String words) {
    Question known = KNOWN.get(words);
    if (known == null) {
      List<String> all = Sentences.content(words);
      List<String> wanted =
          all.stream()
              .filter(
                  word ->
                      !GENERAL.contains(word) && !ASKING.contains(word) && !DENYING.contains(word))
              .toList();
      boolean telling = wanted.stream().anyMatch(word -> word.length() >= SHORTEST);
      known =
          new Question(
              telling && wanted.size() <= MOST_WORDS
                  ? List.copyOf(
                      new LinkedHashSet<>(wanted.stream().map(SentenceWords::stem).toList()))
                  : List.of(),
              all.stream().filter(DENYING::contains).count() % 2 == 1);
      if (KNOWN.size() < LIMIT) {
        KNOWN.put(words, known);
      }
    }
    return known;
  }

  /** Met or not met with the sentence, or null when no sentence speaks of the words. */
  static CriterionVerdict of(PatientFacts facts, String words) {
    return answer(facts, question(words).stems(), question(words).denied());
  }

  /** As {@link #of}, for words whose denial the form holds already. */
  static CriterionVerdict ofDenied(PatientFacts facts, String words) {
    return answer(facts, question(words).stems(), false);
  }

  private static CriterionVerdict answer(PatientFacts facts, List<String> stems, boolean contrary) {
    if (stems.isEmpty()) {
      return null;
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    tell(facts, stems, contrary, yes, no);
    for (int i = 0; i < stems.size(); i++) {
      String other = CONTRARY.get(stems.get(i));
      if (other != null) {
        List<String> turned = new ArrayList<>(stems);
        turned.set(i, other);
        tell(facts, turned, !contrary, yes, no);
      }
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return null;
    }
    return no.isEmpty()
        ? CriterionVerdict.met("The note says: " + yes.get(0).text().strip(), yes.subList(0, 1))
        : CriterionVerdict.notMet("The note says: " + no.get(0).text().strip(), no.subList(0, 1));
  }

  private static void tell(
      PatientFacts facts,
      List<String> stems,
      boolean contrary,
      List<FactEvidence> yes,
      List<FactEvidence> no) {
    for (NoteSentence sentence : facts.sentencesHolding(stems)) {
      Boolean denied = denies(ClauseText.of(sentence.text()).words(), Set.copyOf(stems));
      if (denied != null) {
        (denied == contrary ? yes : no).add(sentence.evidence());
      }
    }
  }

  /** Whether the words are denied where they stand closest together; null if nothing is said. */
  private static Boolean denies(List<ClauseText.Word> words, Set<String> stems) {
    for (int from = 0; from < words.size(); from++) {
      if (!stems.contains(words.get(from).stem())) {
        continue;
      }
      Set<String> seen = new LinkedHashSet<>();
      boolean denied = false;
      boolean open = false;
      for (int i = from; i < Math.min(words.size(), from + SPREAD); i++) {
        ClauseText.Word word = words.get(i);
        if (word.clause() != words.get(from).clause() && stems.size() > 1 && seen.size() == 1) {
          break;
        }
        if (stems.contains(word.stem()) && seen.add(word.stem())) {
          denied |= word.denied();
          open |= word.open();
        }
        if (seen.size() == stems.size()) {
          return open ? null : denied;
        }
      }
    }
    return null;
  }
}
