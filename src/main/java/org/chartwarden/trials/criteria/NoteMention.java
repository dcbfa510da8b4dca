package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
          "severe within during last past more than least this these those their they from all some",
          "such including related only also being been does need needs symptoms signs");

  /** Words of how something is found out, of how much there is of it and of the trial itself. */
  private static final Set<String> WEIGHTLESS =
      WordSet.of(
          "palpation examination exam examined assessed assessment evaluation evaluated based",
          "according criteria diagnosed diagnosis clinical clinician physician investigator screening",
          "baseline included excluded inclusion exclusion recruited enrolled enrollment eligible",
          "complaint complaints complain complaining complains suffering suffer suffers suffered",
          "experiencing experience experienced presenting presents present persistent frequent",
          "frequently habitual excessive visible obvious marked notable generalized generalised",
          "showing shows shown demonstrating over into upon under at about due ongoing undergone",
          "underwent test tests sign symptom evident apparent documented reported new recent recently",
          "therapy therapies having suffered position positions kind kinds sort",
          "hx h o y s p can could would may might into when while was were still after");

  /** Words of who takes patients in, and where. */
  private static final Set<String> TRIAL =
      WordSet.of(
          "our their clinic clinics health care professional professionals identified referred",
          "department departments site sites centre centres center centers protocol trials studies",
          "considered defined definition following note applicable as per by from of the a an",
          "he she they it or and if is are investigators physicians doctor doctors review record");

  /** Words that say of a thing beside them when it was. */
  private static final Set<String> TIMES =
      WordSet.of(
          "history current currently active prior previous past last within during new recent",
          "recently suffered experienced diagnosed ongoing no not without use using need needs");

  /** Words that ask for a power or a possession, not what it is of. */
  private static final Set<String> ASKING =
      WordSet.of(
          "able ability abilities capable capability can could possess possesses possession access",
          "adequate sufficient willing required require requires positive evidence detected documented",
          "proven confirmed presence");

  /** What may stand beside a wider thing that is denied altogether. */
  private static final Set<String> BARE_BEFORE =
      WordSet.of("no any other known never without denies not nor or and previous implanted the");

  private static final Set<String> BARE_BEHIND =
      WordSet.of("anywhere at all in place present seen noted found ever or and now today so");

  /** What everybody has or does: the word alone tells of no disorder of it. */
  private static final Set<String> TOPICS =
      WordSet.of(
          "sleep diet eating growth speech learning language voice hair walking balance movement",
          "motor sensory mood behavior stress attention metabolic immune endocrine hormone hormonal",
          "blood lipid autoimmune cognitive sexual menstrual memory reading writing exercise");

  private static final int LIMIT = 50_000;
  private static final Map<String, Question> KNOWN = new ConcurrentHashMap<>();

  /** The key of a word, of the word that says the contrary, and back. */
  private static final Map<String, WordKin.Kin> CONTRARY = contraries();

  /**
   * What is asked.
   *
   * @param units the meanings that a clause must tell
   * @param all as units, where they tell too little to be looked for everywhere
   * @param denied whether the words ask for the contrary
   * @param topic whether it is the disorder of something that everybody has
   */
  private record Question(
      List<WordKin.Kin> units, List<WordKin.Kin> all, boolean denied, boolean topic) {}

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

  /** Whether a word tells nothing of what is meant. */
  static boolean general(String word) {
    return GENERAL.contains(word);
  }

  /**
   * Whether no word of it is of a patient: all tell of the trial, of persons and of how it is
   * found.
   */
  static boolean tellsNothing(String words) {
    return SentenceWords.of(words).plain().stream()
        .allMatch(
            word ->
                !TIMES.contains(word)
                    && (Sentences.isEmpty(word)
                        || GENERAL.contains(word)
                        || WEIGHTLESS.contains(word)
                        || TRIAL.contains(word)));
  }

  /**
   * The keys of the meanings that a clause must tell all of; none where the words tell too little.
   */
  static List<String> keys(String words) {
    return question(words).units().stream().map(WordKin.Kin::key).toList();
  }

  private static Question question(String words) {
    Question known = KNOWN.get(words);
    if (known == null) {
      known = read(words);
      if (KNOWN.size() < LIMIT) {
        KNOWN.put(words, known);
      }
    }
    return known;
  }

  private static Question read(String words) {
    Map<String, WordKin.Kin> units = new LinkedHashMap<>();
    boolean telling = false;
    boolean topic = true;
    int denials = 0;
    for (WordKin.Meaning one : WordKin.meanings(SentenceWords.of(words).plain())) {
      String word = one.words();
      denials += DENYING.contains(word) ? 1 : 0;
      boolean bears =
          !Sentences.isEmpty(word)
              && !GENERAL.contains(word)
              && !WEIGHTLESS.contains(word)
              && !ASKING.contains(word)
              && !DENYING.contains(word);
      if (bears) {
        units.put(one.kin().key(), one.kin());
        telling |= word.length() >= SHORTEST && !WordKin.isSite(one.kin().key());
        topic &= TOPICS.contains(word);
      }
    }
    List<WordKin.Kin> left =
        units.values().stream()
            .filter(
                one ->
                    units.values().stream().noneMatch(other -> other.wider().contains(one.key())))
            .toList();
    return new Question(
        (telling || denials % 2 == 1) && left.size() <= MOST_WORDS ? left : List.of(),
        left,
        denials % 2 == 1,
        topic);
  }

  /** Met or not met with the sentence, or null when no sentence speaks of the words. */
  static CriterionVerdict of(PatientFacts facts, String words) {
    return asserted(answer(facts, question(words).units(), question(words).denied()), words);
  }

  /** As {@link #of}, by the notes alone. */
  static CriterionVerdict noted(PatientFacts facts, String words) {
    CriterionVerdict told = of(facts, words);
    return told != null && told.evidence().stream().allMatch(one -> one.span().isPresent())
        ? told
        : null;
  }

  /** As {@link #of}, for words whose denial the form holds already. */
  static CriterionVerdict ofDenied(PatientFacts facts, String words) {
    return asserted(answer(facts, question(words).units(), false), words);
  }

  private static CriterionVerdict asserted(CriterionVerdict told, String words) {
    boolean empty = told != null && question(words).topic() && told.state() == CriterionState.MET;
    return empty ? null : told;
  }

  /** Whether a text tells all that words mean, be it in other words. */
  static boolean toldIn(String text, String words) {
    Question asked = question(words);
    List<String> keys = asked.all().stream().map(WordKin.Kin::key).toList();
    return !keys.isEmpty()
        && Boolean.valueOf(asked.denied()).equals(denies(ClauseText.of(text).words(), keys));
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
