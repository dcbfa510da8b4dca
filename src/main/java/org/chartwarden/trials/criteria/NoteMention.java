package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What notes say of words that no reader knows: a sentence that holds all of them close together
 * affirms them, or denies them where a denial stands before. Risks, plans and relatives say
 * nothing.
 */
final class NoteMention {

  private static final int MOST_WORDS = 6;
  private static final int SPREAD = 12;
  private static final int SHORTEST = 4;

  private static final Set<String> DENYING =
      WordSet.of(
          "no not never denies denied without none negative cannot unable nor neither non isn't",
          "doesn't didn't hasn't can't nothing free");

  private static final Set<String> OTHERWISE =
      WordSet.of(
          "if risk consider considered avoid screen screening exclude rule query mother father",
          "sister brother aunt uncle grandmother grandfather family son daughter husband wife",
          "unlikely suspected possible possibly asks asked discussed prevent advised may might",
          "would should could planned scheduled listed plan");

  private static final Set<String> GENERAL =
      WordSet.of(
          "patient patients subject subjects participant participants person individual who with",
          "have has had any other known history presence current currently active prior previous",
          "treatment treatments disease diseases condition conditions disorder disorders use using",
          "receiving taking that which must should will be study trial significant clinically",
          "severe within during last past more than least this these their they from all some",
          "such including related only also being been does need needs symptoms signs");

  private static final int LIMIT = 50_000;
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private NoteMention() {}

  /** Whether a word tells nothing of what is meant. */
  static boolean general(String word) {
    return GENERAL.contains(word);
  }

  /** The stems that a sentence must hold all of; none where the words tell too little. */
  static List<String> stems(String words) {
    List<String> known = KNOWN.get(words);
    if (known == null) {
      List<String> wanted =
          Sentences.content(words).stream().filter(word -> !GENERAL.contains(word)).toList();
      boolean telling = wanted.stream().anyMatch(word -> word.length() >= SHORTEST);
      known =
          telling && wanted.size() <= MOST_WORDS
              ? wanted.stream().map(SentenceWords::stem).toList()
              : List.of();
      if (KNOWN.size() < LIMIT) {
        KNOWN.put(words, known);
      }
    }
    return known;
  }

  /** Met or not met with the sentence, or null when no sentence speaks of the words. */
  static CriterionVerdict of(PatientFacts facts, String words) {
    List<String> stems = stems(words);
    if (stems.isEmpty()) {
      return null;
    }
    FactEvidence yes = null;
    FactEvidence no = null;
    for (NoteSentence sentence : facts.sentencesHolding(stems)) {
      SentenceWords said = facts.words(sentence.text());
      List<String> told = said.plain();
      int first = told.size();
      int last = -1;
      List<String> toldStems = said.stems();
      boolean all = true;
      for (String stem : stems) {
        int at = toldStems.indexOf(stem);
        all &= at >= 0;
        first = Math.min(first, at < 0 ? first : at);
        last = Math.max(last, at);
      }
      if (!all || last - first > SPREAD || told.stream().anyMatch(OTHERWISE::contains)) {
        continue;
      }
      boolean denied = told.subList(0, first).stream().anyMatch(DENYING::contains);
      denied |= told.subList(first, last).stream().anyMatch(DENYING::contains);
      if (denied) {
        no = no == null ? sentence.evidence() : no;
      } else {
        yes = yes == null ? sentence.evidence() : yes;
      }
    }
    if (yes == null && no == null || yes != null && no != null) {
      return null;
    }
    return yes != null
        ? CriterionVerdict.met("The note says: " + yes.text().strip(), List.of(yes))
        : CriterionVerdict.notMet("The note says: " + no.text().strip(), List.of(no));
  }
}
