package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.ClauseText.Word;
import org.chartwarden.trials.phrases.WordSet;

/** Reads one sentence to the words of {@link ClauseText}. Linear in the sentence. */
final class ClauseReader {

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’]*|[.;:,()!?]|#(?!\\w)");

  /** A full stop that ends no sentence: within a number, or behind a clipped word. */
  private static final Pattern NO_STOP =
      Pattern.compile("\\.(?:(?<=\\d\\.)(?=\\d)|(?<=\\b(?:" + ClippedWords.ANY + ")\\.))");

  private static final Set<String> DENYING =
      WordSet.of(
          "no not never denies denied deny without none cannot unable nor neither non isn't doesn't",
          "didn't hasn't can't won't wasn't aren't don't nothing nobody free lacks lacking lack",
          "refuses refused declines declined hardly stopped quit incapable inability fails failed");

  private static final Set<String> BEHIND =
      WordSet.of("negative neg none nil absent excluded denied never nonreactive undetectable");

  /** Of those, words that deny what follows them where something does. */
  private static final Set<String> EITHER = Set.of("never", "denied", "none");

  private static final Set<String> NEVER_DONE = Set.of("not", "never");

  private static final Set<String> DONE =
      WordSet.of(
          "placed done given performed taken started implanted inserted used found seen felt present",
          "detected noted identified pursued undertaken carried fitted injected infused transfused");

  private static final Set<String> PLACES =
      WordSet.of("in on at by seen found noted today now so since");

  /** Words of a list whose one result is that of all. */
  private static final Set<String> LISTED =
      WordSet.of("panel panels all both each serology serologies screens tests swabs markers");

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

  /** Words by which a clause tells of something that is not so, or not so now. */
  private static final Set<String> OTHERWISE =
      WordSet.of(
          "if risk risks consider considered considering avoid screen screened screening exclude rule query",
          "unlikely suspected possible possibly asks asked discussed prevent advised may might",
          "would should could planned scheduled listed plan worried worry concern concerned",
          "concerns fear fears afraid leaflet handout education counselled counseled taught");

  /** Words of others: what their part of the clause tells, and all behind it, is of them. */
  private static final Set<String> OTHERS =
      WordSet.of(
          "mother father sister brother aunt uncle grandmother grandfather family son daughter",
          "mother's father's brother's sister's cousin parents siblings fh fhx wife husband");

  /** As many words a bare name has at most: "cochlear implant". */
  private static final int BARE = 2;

  private final List<String> tokens = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();

  /** Where the parts between commas begin that the words stand in. */
  private final List<Integer> parts = new ArrayList<>();

  private final BitSet settled = new BitSet();
  private int clause;
  private int part;
  private int earlier;
  private int named = -1;
  private int labelled;
  private boolean denied;

  ClauseReader(String sentence) {
    String plain = NO_STOP.matcher(sentence.toLowerCase(Locale.ROOT)).replaceAll(" ");
    Matcher token = TOKEN.matcher(plain.replace('’', '\''));
    while (token.find()) {
      tokens.add(token.group().equals("#") ? "fracture" : token.group());
    }
  }

  List<Word> read() {
    boolean comma = false;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i);
      if (word.equals(",")) {
        comma = true;
        earlier = part;
        part = words.size();
      } else if (!Character.isLetterOrDigit(word.charAt(0)) || TURNS.contains(word)) {
        comma = false;
        close(word);
      } else {
        if (comma && denied && VERBS.contains(word)) {
          denied = false;
        }
        comma = false;
        if (!deniesBefore(word, i)) {
          denied |= DENYING.contains(word) || EITHER.contains(word);
          denied |= BEHIND.contains(word) && next(i).equals("for");
          words.add(new Word(word, WordKin.of(word), clause, denied, false, 1));
          parts.add(part);
        }
      }
    }
    open();
    return ClausePhrases.among(words);
  }

  /** Whether a word denies what stands behind it. */
  static boolean denies(String word) {
    return DENYING.contains(word);
  }

  private void close(String mark) {
    named = mark.equals(":") ? listed() : -1;
    labelled = words.size();
    clause++;
    denied = false;
    part = words.size();
    earlier = part;
  }

  /** "Coil, pacemaker, metalwork: none": where the list of bare names begins that ends here. */
  private int listed() {
    int start = part;
    while (start > 0 && start < words.size() && words.get(start - 1).clause() == clause) {
      int from = parts.get(start - 1);
      boolean bare = start - from <= BARE;
      for (int i = from; i < start && bare; i++) {
        String word = words.get(i).plain();
        bare =
            !VERBS.contains(word) && !Character.isDigit(word.charAt(0)) && !words.get(i).denied();
      }
      if (!bare) {
        break;
      }
      start = from;
    }
    return start;
  }

  /** Takes a word that denies what stands before it. */
  private boolean deniesBefore(String word, int i) {
    // "A pump was discussed and not placed": what became of it, whatever was considered.
    if (NEVER_DONE.contains(word) && words.size() > part && DONE.contains(next(i))) {
      deny(part, words.size());
      settled.set(part, words.size());
      return true;
    }
    boolean behind = BEHIND.contains(word);
    // "Blood culture: negative", "culture: no growth": what stands before the colon is denied.
    boolean label =
        named >= 0
            && (behind && words.size() == labelled && !forward(word, i)
                || RESULTS.contains(word) && denied);
    if (label) {
      deny(named, labelled);
      named = -1;
      return true;
    }
    if (!behind || forward(word, i)) {
      return false;
    }
    if (words.size() > part) {
      deny(ofList() ? first() : part, words.size());
      named = -1;
      return true;
    }
    // "Ossification, none on film"
    if (word.equals("none") && earlier < part) {
      deny(earlier, part);
      return true;
    }
    return false;
  }

  /** "TB, mycoplasma, virus panel neg": one result for all tests of a list. */
  private boolean ofList() {
    for (int i = part; i < words.size(); i++) {
      if (LISTED.contains(words.get(i).plain())) {
        return true;
      }
    }
    return false;
  }

  /** Where the list begins that the last part ends: behind the last verb of its clause. */
  private int first() {
    int i = words.size();
    while (i > 0
        && words.get(i - 1).clause() == clause
        && !VERBS.contains(words.get(i - 1).plain())) {
      i--;
    }
    return i;
  }

  /** Whether such a word denies what stands behind it: "never smoked", "negative for TB". */
  private boolean forward(String word, int i) {
    String next = next(i);
    return next.equals("for")
        || EITHER.contains(word)
            && !next.isEmpty()
            && Character.isLetter(next.charAt(0))
            && !PLACES.contains(next);
  }

  private String next(int i) {
    return i + 1 < tokens.size() ? tokens.get(i + 1) : "";
  }

  private void deny(int from, int to) {
    for (int i = from; i < to; i++) {
      words.set(i, words.get(i).asDenied());
    }
  }

  /** Marks the words of clauses that tell of something that is not so now, or of others. */
  private void open() {
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || words.get(i).clause() != words.get(from).clause()) {
        open(from, i);
        from = i;
      }
    }
  }

  private void open(int from, int to) {
    int first = to;
    for (int i = from; i < to && first > from; i++) {
      if (OTHERWISE.contains(words.get(i).plain())) {
        first = from;
      } else if (OTHERS.contains(words.get(i).plain())) {
        first = Math.min(first, parts.get(i));
      }
    }
    for (int i = settled.nextClearBit(first); i < to; i = settled.nextClearBit(i + 1)) {
      words.set(i, words.get(i).asOpen());
    }
  }
}
