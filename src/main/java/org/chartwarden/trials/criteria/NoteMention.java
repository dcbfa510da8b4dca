package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What notes and lists say of words that no reader knows: a clause that tells all of them, be it in
 * other words, affirms them, or denies them, and so does one with the contrary of one of them.
 * Risks, plans and relatives say nothing.
 *
 * <p>Every word that bears meaning must be told close together: a part of them is something else.
 * Words of method and degree bear none, nor does the wider word beside a narrower one (the humerus
 * beside its epicondyle). What is narrower affirms the wider thing; only the same thing, or a wider
 * one that stands alone ("no implants"), denies it.
 */
final class NoteMention {

  private static final int SPREAD = 12;

  /** What may stand beside a wider thing that is denied altogether. */
  private static final Set<String> BARE_BEFORE =
      WordSet.of("no any other known never without denies not nor or and previous implanted the");

  private static final Set<String> BARE_BEHIND =
      WordSet.of("anywhere at all in place present seen noted found ever or and now today so");

  /** The key of a word, of the word that says the contrary, and back. */
  private static final Map<String, WordKin.Kin> CONTRARY = contraries();

  private NoteMention() {}

  private static Map<String, WordKin.Kin> contraries() {
    Map<String, WordKin.Kin> all = new HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-contraries.psv", 2)) {
      WordKin.Kin one = kin(row[0]);
      WordKin.Kin other = kin(row[1]);
      all.put(one.key(), other);
      all.put(other.key(), one);
    }
    return Map.copyOf(all);
  }

  private static WordKin.Kin kin(String id) {
    return WordKin.meanings(SentenceWords.of(id).plain()).get(0).kin();
  }

  /** Met or not met with the sentence, or null when no sentence speaks of the words. */
  static CriterionVerdict of(PatientFacts facts, String words) {
    return asserted(
        answer(facts, SoughtMeaning.of(words).units(), SoughtMeaning.of(words).denied()), words);
  }

  /** As {@link #of}, by the notes alone. */
  static CriterionVerdict noted(PatientFacts facts, String words) {
    CriterionVerdict told = of(facts, words);
    if (told == null || told.evidence().stream().anyMatch(one -> one.span().isEmpty())) {
      return null;
    }
    return told.state() == CriterionState.MET ? SystemMention.judged(told, words) : told;
  }

  /** As {@link #of}, for words whose denial the form holds already. */
  static CriterionVerdict ofDenied(PatientFacts facts, String words) {
    return asserted(answer(facts, SoughtMeaning.of(words).units(), false), words);
  }

  private static CriterionVerdict asserted(CriterionVerdict told, String words) {
    boolean empty =
        told != null && SoughtMeaning.of(words).topic() && told.state() == CriterionState.MET;
    return empty ? null : told;
  }

  /** Whether a text tells all that words mean, be it in other words. */
  static boolean toldIn(String text, String words) {
    return toldIn(ClauseText.of(text), SoughtMeaning.of(words));
  }

  /** Whether a text tells all that is meant. */
  static boolean toldIn(ClauseText told, SoughtMeaning asked) {
    List<String> keys = asked.allKeys();
    return !keys.isEmpty()
        && told.meanings().containsAll(keys)
        && Boolean.valueOf(asked.denied()).equals(denies(told.words(), keys));
  }

  /** The sites of the body that a text tells, each with what it is a part of. */
  static List<WordKin.Kin> sites(String text) {
    return ClauseText.of(text).words().stream()
        .map(ClauseText.Word::kin)
        .filter(kin -> WordKin.isSite(kin.key()))
        .distinct()
        .toList();
  }

  private static CriterionVerdict answer(
      PatientFacts facts, List<WordKin.Kin> units, boolean contrary) {
    if (units.isEmpty()) {
      return null;
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    tell(facts, units, contrary, yes, no);
    (contrary ? no : yes).addAll(listed(facts, units));
    for (int i = 0; i < units.size(); i++) {
      WordKin.Kin other = CONTRARY.get(units.get(i).key());
      if (other != null) {
        List<WordKin.Kin> turned = new ArrayList<>(units);
        turned.set(i, other);
        tell(facts, turned, !contrary, yes, no);
      }
    }
    if (units.size() == 1 && yes.isEmpty() && no.isEmpty()) {
      (contrary ? yes : no).addAll(altogether(facts, units.get(0)));
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return null;
    }
    return no.isEmpty()
        ? CriterionVerdict.met("The note says: " + yes.get(0).text().strip(), yes.subList(0, 1))
        : CriterionVerdict.notMet("The note says: " + no.get(0).text().strip(), no.subList(0, 1));
  }

  /** Rows of lists whose names tell all of it. */
  private static List<FactEvidence> listed(PatientFacts facts, List<WordKin.Kin> units) {
    List<String> keys = units.stream().map(WordKin.Kin::key).toList();
    List<FactEvidence> all = new ArrayList<>();
    for (ProblemFact fact : facts.problemsMeaning(keys)) {
      if (fact.state() == FactState.PRESENT && fact.evidence().span().isEmpty()) {
        all.add(fact.evidence());
      }
    }
    for (ProcedureFact fact : facts.proceduresMeaning(keys)) {
      boolean done = fact.state() == FactState.PRESENT || fact.state() == FactState.PAST;
      if (done && fact.evidence().span().isEmpty()) {
        all.add(fact.evidence());
      }
    }
    return all;
  }

  private static void tell(
      PatientFacts facts,
      List<WordKin.Kin> units,
      boolean contrary,
      List<FactEvidence> yes,
      List<FactEvidence> no) {
    List<String> keys = units.stream().map(WordKin.Kin::key).toList();
    for (NoteSentence sentence : facts.sentencesMeaning(keys)) {
      if (facts.tellsCompleteness(sentence.evidence())) {
        // "Operations and implants gone through": what a list is of, not what is in it.
        continue;
      }
      Boolean denied = denies(ClauseText.of(sentence.text()).words(), keys);
      if (denied != null) {
        (denied == contrary ? yes : no).add(sentence.evidence());
      }
    }
  }

  /** Whether the words are denied where they stand closest together; null if nothing is said. */
  private static Boolean denies(List<ClauseText.Word> words, List<String> keys) {
    for (int from = 0; from < words.size(); from++) {
      if (!tells(words.get(from), keys)) {
        continue;
      }
      BitSet seen = new BitSet();
      boolean denied = false;
      boolean open = false;
      boolean narrower = false;
      for (int i = from; i < Math.min(words.size(), from + SPREAD); i++) {
        ClauseText.Word word = words.get(i);
        if (word.clause() != words.get(from).clause()
            && keys.size() > 1
            && seen.cardinality() == 1) {
          break;
        }
        for (int k = 0; k < keys.size(); k++) {
          boolean exact = word.kin().key().equals(keys.get(k));
          if (!seen.get(k) && (exact || word.kin().wider().contains(keys.get(k)))) {
            seen.set(k);
            denied |= word.denied();
            open |= word.open();
            narrower |= !exact;
          }
        }
        if (seen.cardinality() == keys.size()) {
          if (open || denied && narrower) {
            break;
          }
          return denied;
        }
      }
    }
    return null;
  }

  private static boolean tells(ClauseText.Word word, List<String> keys) {
    return keys.contains(word.kin().key())
        || keys.stream().anyMatch(key -> word.kin().wider().contains(key));
  }

  /** "No implants": denies every kind of them where nothing narrows it. */
  private static List<FactEvidence> altogether(PatientFacts facts, WordKin.Kin unit) {
    List<FactEvidence> all = new ArrayList<>();
    for (String key : unit.wider()) {
      if (WordKin.isSite(key)) {
        continue;
      }
      for (NoteSentence sentence : facts.sentencesMeaning(List.of(key))) {
        if (bare(ClauseText.of(sentence.text()).words(), key)) {
          all.add(sentence.evidence());
        }
      }
    }
    return all;
  }

  private static boolean bare(List<ClauseText.Word> words, String key) {
    for (int i = 0; i < words.size(); i++) {
      ClauseText.Word word = words.get(i);
      if (word.denied() && !word.open() && word.kin().key().equals(key)) {
        // A phrase stands before its words.
        int end = i + (word.words() > 1 ? word.words() : 0) + 1;
        boolean before =
            i > 0
                && (BARE_BEFORE.contains(words.get(i - 1).plain())
                    || words.get(i - 1).clause() != word.clause());
        boolean behind =
            end >= words.size()
                || words.get(end).clause() != word.clause()
                || BARE_BEHIND.contains(words.get(end).plain());
        if (before && behind) {
          return true;
        }
      }
    }
    return false;
  }
}
