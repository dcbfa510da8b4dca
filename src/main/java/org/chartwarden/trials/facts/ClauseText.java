package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.WordSet;

/**
 * The words of a sentence with what their clause says of them. A denial goes on through commas
 * until a clause with a verb of its own begins, and never past a full stop, a semicolon, a colon, a
 * bracket or a "but".
 *
 * @param words in order
 */
public record ClauseText(List<Word> words) {

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’]*|[.;:,()!?]");

  private static final Set<String> DENYING =
      WordSet.of(
          "no not never denies denied deny without none cannot unable nor neither non isn't doesn't",
          "didn't hasn't can't won't wasn't aren't don't nothing nobody free lacks lacking lack",
          "refuses refused declines declined hardly stopped quit incapable inability fails failed");

  private static final Set<String> BEHIND =
      WordSet.of("negative neg none nil absent excluded denied never nonreactive undetectable");

  private static final Set<String> RESULTS =
      WordSet.of("growth detected seen found reactive isolated organisms identified");

  private static final Set<String> TURNS =
      WordSet.of("but although though however yet except apart otherwise still instead while");

  /** Words of a clause of its own behind a comma. */
  private static final Set<String> VERBS =
      WordSet.of(
          "is are was were has have had he she they pt patient walks follows lives uses takes speaks",
          "reads writes understands eats drinks sleeps works drives owns manages handles cooks sits",
          "stands climbs swallows talks hears sees answers keeps does can could will plays goes",
          "comes gets attends carries performs remains stays breathes moves turns wears rides runs",
          "swims cycles smokes exercises feels looks seems appears tolerates responds obeys able");

  private static final Set<String> OTHERWISE =
      WordSet.of(
          "if risk risks consider considered considering avoid screen screening exclude rule query",
          "mother father sister brother aunt uncle grandmother grandfather family son daughter",
          "unlikely suspected possible possibly asks asked discussed prevent advised may might",
          "would should could planned scheduled listed plan mother's father's brother's sister's");

  private static final int LIMIT = 20_000;
  private static final Map<String, ClauseText> KNOWN = new ConcurrentHashMap<>();

  /**
   * A word.
   *
   * @param stem as {@link SentenceWords#stem} gives it
   * @param clause number of the clause it stands in
   * @param denied whether the clause denies it
   * @param open whether the clause speaks of a plan, a risk, a question or somebody else
   */
  public record Word(String plain, String stem, int clause, boolean denied, boolean open) {}

  public ClauseText {
    words = List.copyOf(words);
  }

  /** The words of a sentence; those of short sentences are kept. */
  public static ClauseText of(String sentence) {
    ClauseText known = KNOWN.get(sentence);
    if (known == null) {
      known = new ClauseText(read(sentence));
      if (KNOWN.size() < LIMIT && sentence.length() < 300) {
        KNOWN.put(sentence, known);
      }
    }
    return known;
  }

  private static List<Word> read(String sentence) {
    List<Word> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(sentence.toLowerCase(Locale.ROOT).replace('’', '\''));
    int clause = 0;
    int part = 0;
    int named = -1;
    int labelled = 0;
    boolean denied = false;
    boolean comma = false;
    while (token.find()) {
      String word = token.group();
      if (word.equals(",")) {
        comma = true;
        part = words.size();
        continue;
      }
      if (!Character.isLetterOrDigit(word.charAt(0)) || TURNS.contains(word)) {
        named = word.equals(":") ? part : -1;
        labelled = words.size();
        clause++;
        denied = false;
        part = words.size();
        comma = false;
        continue;
      }
      if (comma && denied && VERBS.contains(word)) {
        denied = false;
      }
      comma = false;
      // "Blood culture: negative", "culture: no growth": what stands before the colon is denied.
      boolean label =
          named >= 0
              && (BEHIND.contains(word) && words.size() == labelled
                  || RESULTS.contains(word) && denied);
      if (label || BEHIND.contains(word) && words.size() > part) {
        deny(words, label ? named : part, label ? labelled : words.size());
        named = -1;
        continue;
      }
      denied |= DENYING.contains(word);
      words.add(new Word(word, SentenceWords.stem(word), clause, denied, false));
    }
    return opened(words);
  }

  private static void deny(List<Word> words, int from, int to) {
    for (int i = from; i < to; i++) {
      Word one = words.get(i);
      words.set(i, new Word(one.plain(), one.stem(), one.clause(), true, one.open()));
    }
  }

  /** Marks the words of clauses that tell of something that is not so now, or of others. */
  private static List<Word> opened(List<Word> words) {
    List<Word> all = new ArrayList<>(words.size());
    for (Word one : words) {
      boolean open =
          words.stream()
              .anyMatch(
                  other -> other.clause() == one.clause() && OTHERWISE.contains(other.plain()));
      all.add(new Word(one.plain(), one.stem(), one.clause(), one.denied(), open));
    }
    return all;
  }
}
