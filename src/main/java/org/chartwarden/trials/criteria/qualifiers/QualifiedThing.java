package org.chartwarden.trials.criteria.qualifiers;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.Term;

/** A condition that a chart tells. For one question of one patient; not for several threads. */
public final class QualifiedThing {

  private static final String KEY = "texts that tell conditions";

  private final Optional<Term> term;
  private final boolean ever;
  private final List<FactEvidence> evidence;
  private final PatientFacts facts;

  /** Made when they are first asked for. */
  private List<Text> texts;

  private List<ProblemFact> problems;

  /**
   * A condition.
   *
   * @param term the condition, where it has a name
   * @param ever whether the question is for any time of life
   * @param evidence the facts that tell it
   * @param facts the chart
   */
  public QualifiedThing(
      Optional<Term> term, boolean ever, List<FactEvidence> evidence, PatientFacts facts) {
    this.term = term;
    this.ever = ever;
    this.evidence = List.copyOf(evidence);
    this.facts = facts;
  }

  /** The condition, where it has a name. */
  Optional<Term> term() {
    return term;
  }

  /** Whether the question is for any time of life. */
  boolean ever() {
    return ever;
  }

  /** The facts that tell it. */
  List<FactEvidence> evidence() {
    return evidence;
  }

  /** The chart. */
  PatientFacts facts() {
    return facts;
  }

  /**
   * The words around a fact.
   *
   * @param read the words, in lower case
   * @param phrases those that narrow a condition, by their axis
   * @param from index of the first word of its name, -1 where all words are about it
   * @param to index after the last one
   * @param breaks indices of words with a punctuation mark before them
   * @param on the day that a sentence of a note speaks of; empty for rows
   */
  record Text(
      SentenceWords read,
      Map<String, List<AxisWords.Found>> phrases,
      int from,
      int to,
      Set<Integer> breaks,
      Optional<LocalDate> on) {

    List<String> words() {
      return read.plain();
    }

    /** The phrases of an axis, in order. */
    List<AxisWords.Found> told(String axis) {
      return phrases.getOrDefault(axis, List.of());
    }
  }

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'\u2019]+");
  private static final Pattern MARK = Pattern.compile("[,;:.()/\\[\\]|]| [-\u2013] ");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Set<String> ONWARDS = Set.of("since", "from");

  /** Each row of the chart, and each sentence of a note, that tells the condition. */
  List<Text> texts() {
    if (texts == null) {
      texts = read();
    }
    return texts;
  }

  private List<Text> read() {
    // Many questions ask about the same facts.
    Map<FactEvidence, Spotted> known = facts.derived(KEY, one -> new ConcurrentHashMap<>());
    if (evidence.size() == 1) {
      return List.of(spotted(evidence.get(0), known).text());
    }
    Map<Spot, Text> all = new LinkedHashMap<>();
    for (FactEvidence one : evidence) {
      Spotted spotted = spotted(one, known);
      all.put(spotted.spot(), spotted.text());
    }
    return List.copyOf(all.values());
  }

  private Spotted spotted(FactEvidence one, Map<FactEvidence, Spotted> known) {
    Spotted spotted = known.get(one);
    if (spotted == null) {
      spotted = spot(one);
      known.put(one, spotted);
    }
    return spotted;
  }

  private Spotted spot(FactEvidence one) {
    Optional<NoteSentence> around =
        one.span().isEmpty() ? Optional.empty() : facts.sentenceAround(one);
    if (around.isEmpty()) {
      Row row = ROWS.of(one.text());
      return new Spotted(
          new Spot(one.text(), -1),
          new Text(
              row.read(),
              row.phrases(),
              -1,
              row.read().plain().size(),
              Set.of(),
              Optional.empty()));
    }
    Place place = place(around.get().text(), one.text());
    return new Spotted(
        new Spot(around.get().text(), place.from()),
        new Text(
            place.row().read(),
            place.row().phrases(),
            place.from(),
            place.to(),
            place.breaks(),
            Optional.of(day(around.get(), place))));
  }

  /** A text, and where in it the name of the condition stands. */
  private record Spot(String text, int from) {}

  private record Spotted(Spot spot, Text text) {}

  /** Words, and the phrases that narrow a condition, by their axis. */
  private record Row(SentenceWords read, Map<String, List<AxisWords.Found>> phrases) {
    static Row of(String text) {
      SentenceWords read = SentenceWords.of(text);
      return new Row(read, AxisWords.told(read.plain()));
    }
  }

  private record Named(String sentence, String name) {}

  /**
   * A name in a sentence.
   *
   * @param year the last day of the last year that the sentence names
   */
  private record Place(Row row, int from, int to, Set<Integer> breaks, Optional<LocalDate> year) {}

  private static final int KEPT = 10_000;
  private static final int LONGEST = 2_000;
  private static final Kept<String, Row> ROWS = new Kept<>(KEPT, Row::of);
  private static final Kept<Named, Place> PLACES = new Kept<>(KEPT, QualifiedThing::read);

  private static Place place(String sentence, String name) {
    Named asked = new Named(sentence, name);
    return sentence.length() > LONGEST ? PLACES.anew(asked) : PLACES.of(asked);
  }

  private static Place read(Named asked) {
    Row row = Row.of(asked.sentence());
    List<String> words = row.read().plain();
    List<String> name = SentenceWords.of(asked.name()).plain();
    int at = Collections.indexOfSubList(words, name);
    int to = at < 0 ? words.size() : at + name.size();
    return new Place(row, at, to, breaks(asked.sentence()), year(words));
  }

  private static Set<Integer> breaks(String sentence) {
    Set<Integer> all = new LinkedHashSet<>();
    Matcher word = WORD.matcher(sentence);
    int last = 0;
    for (int i = 0; word.find(); i++) {
      if (MARK.matcher(sentence.substring(last, word.start())).find()) {
        all.add(i);
      }
      last = word.end();
    }
    return all;
  }

  private static Optional<LocalDate> year(List<String> words) {
    return IntStream.range(0, words.size())
        .filter(i -> YEAR.matcher(words.get(i)).matches())
        .filter(i -> i == 0 || !ONWARDS.contains(words.get(i - 1)))
        .mapToObj(i -> LocalDate.of(Integer.parseInt(words.get(i)), 12, 31))
        .max(Comparator.naturalOrder());
  }

  /** The last year that a sentence names, else the day of its note. */
  private LocalDate day(NoteSentence sentence, Place place) {
    LocalDate written = sentence.on().orElse(facts.indexDate());
    return place.year().filter(day -> day.isBefore(written)).orElse(written);
  }

  /** The rows of the problem list, and mentions of notes, that tell it. */
  List<ProblemFact> problems() {
    if (problems == null) {
      problems =
          term.map(
                  one ->
                      facts.problemsLike(one).stream()
                          .filter(fact -> evidence.contains(fact.evidence()))
                          .toList())
              .orElse(List.of());
    }
    return problems;
  }

  /** Whether it is a cancer. */
  boolean malignant() {
    return term.filter(one -> one.closure().contains("malignancy")).isPresent();
  }
}
