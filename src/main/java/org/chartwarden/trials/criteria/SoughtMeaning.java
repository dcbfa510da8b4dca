package org.chartwarden.trials.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What words of a criterion mean that a note may tell in other words.
 *
 * @param units the meanings that a clause must tell; none where the words tell too little
 * @param all as units, where they tell too little to be looked for everywhere
 * @param allKeys the keys of all
 * @param denied whether the words ask for the contrary
 * @param topic whether it is the disorder of something that everybody has
 */
record SoughtMeaning(
    List<WordKin.Kin> units,
    List<WordKin.Kin> all,
    List<String> allKeys,
    boolean denied,
    boolean topic) {

  private static final int MOST_WORDS = 6;
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

  /** What everybody has or does: the word alone tells of no disorder of it. */
  private static final Set<String> TOPICS =
      WordSet.of(
          "sleep diet eating growth speech learning language voice hair walking balance movement",
          "motor sensory mood behavior stress attention metabolic immune endocrine hormone hormonal",
          "blood lipid autoimmune cognitive sexual menstrual memory reading writing exercise");

  private static final int LIMIT = 50_000;
  private static final Map<String, SoughtMeaning> KNOWN = new ConcurrentHashMap<>();

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

  /** The keys of the meanings that a clause must tell all of. */
  List<String> keys() {
    return units.stream().map(WordKin.Kin::key).toList();
  }

  static SoughtMeaning of(String words) {
    SoughtMeaning known = KNOWN.get(words);
    if (known == null) {
      known = read(words);
      if (KNOWN.size() < LIMIT) {
        KNOWN.put(words, known);
      }
    }
    return known;
  }

  private static SoughtMeaning read(String words) {
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
    return new SoughtMeaning(
        (telling || denials % 2 == 1) && left.size() <= MOST_WORDS ? left : List.of(),
        left,
        left.stream().map(WordKin.Kin::key).toList(),
        denials % 2 == 1,
        topic);
  }
}
