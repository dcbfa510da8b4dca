package org.chartwarden.trials.criteria.qualifiers;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Mild, moderate or severe: by its words; of failing kidneys also by their stage or the last eGFR
 * (KDIGO: G2 mild, G3 moderate, G4 and G5 severe), of a failing liver by its Child-Pugh class (A
 * mild, B moderate, C severe), of others by the scores that grade them.
 */
record OrganSeverity(WordQualifier words) implements Qualifier {

  private static final Set<String> KIDNEY = Set.of("renal-impairment", "ckd", "kidney-disease");
  private static final Set<String> LIVER =
      Set.of("hepatic-impairment", "liver-failure", "cirrhosis", "liver-disease");

  private static final String DISEASE =
      "(?:ckd|(?:kidney|renal) (?:disease|failure|impairment|insufficiency))";
  private static final String FIGURE =
      "g?([1-5])[ab]?(?![\\w./]| ?(?:years?|yrs?|months?|mo|weeks?|days?|\\d)\\b)";

  /** A stage of the kidneys wherever it stands: "CKD 3a", "stage 4 chronic kidney disease". */
  private static final Pattern STAGE =
      Pattern.compile(
          "(?:\\bckd[ ,:(-]*|\\b"
              + DISEASE
              + "[ ,:(-]*(?:kdigo )?(?:stage|grade) ?|\\b"
              + DISEASE
              + "[ ,:(-]*(?=g[1-5])|\\b(?:stage|grade) ?(?=g?[1-5][ab]? (?:chronic )?"
              + DISEASE
              + "))"
              + FIGURE);

  /** A stage in a row that is about the kidneys. */
  private static final Pattern ROW_STAGE = Pattern.compile("\\bstage[ :]*" + FIGURE);

  private static final Pattern CLASS =
      Pattern.compile(
          "\\bchild[- ](?:turcotte[- ])?pugh[ ,:-]*(?:class |grade |score )?([abc])\\b");

  private static final Figures STAGES = Figures.of("stage of the kidneys", STAGE);
  private static final Figures CLASSES = Figures.of("class of Child and Pugh", CLASS);

  private static final int MILD_FROM = 60;
  private static final int MODERATE_FROM = 30;

  /** Figures that sentences may tell, by a name of their own. */
  private record Figures(String key, Pattern pattern, SentenceSieve sieve) {
    static Figures of(String key, Pattern pattern) {
      return new Figures(key, pattern, SentenceSieve.of(pattern));
    }
  }

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    if (told == Told.SAME) {
      return told;
    }
    Told graded =
        is(thing, KIDNEY) ? kidneys(thing) : is(thing, LIVER) ? liver(thing) : scored(thing);
    if (told == Told.UNTOLD || told == graded) {
      return graded;
    }
    return graded == Told.UNTOLD || graded == Told.CONTRARY && told == Told.UNSURE
        ? told
        : Told.UNSURE;
  }

  private Told scored(QualifiedThing thing) {
    return thing
        .term()
        .map(term -> ScoredConditions.degree(thing.facts(), term.id(), words.values()))
        .orElse(Told.UNTOLD);
  }

  private static boolean is(QualifiedThing thing, Set<String> ids) {
    return thing.term().filter(one -> ids.contains(one.id())).isPresent();
  }

  /** The last eGFR affirms alone; to deny, all that is told must agree. */
  private Told kidneys(QualifiedThing thing) {
    Set<String> grades = new LinkedHashSet<>();
    written(thing, STAGES).forEach(one -> grades.add(ofStage(one)));
    rows(thing)
        .flatMap(row -> figures(ROW_STAGE, row))
        .forEach(stage -> grades.add(ofStage(stage)));
    if (dialysed(thing)) {
      grades.add("severe");
    }
    Optional<String> filtered = filtration(thing);
    filtered.ifPresent(grades::add);
    return filtered.filter(words.values()::contains).isPresent() ? Told.SAME : judged(grades);
  }

  private Told liver(QualifiedThing thing) {
    Set<String> grades = new LinkedHashSet<>();
    written(thing, CLASSES).forEach(one -> grades.add(ofClass(one)));
    return judged(grades);
  }

  private Told judged(Set<String> grades) {
    if (grades.isEmpty()) {
      return Told.UNTOLD;
    }
    if (words.values().containsAll(grades)) {
      return Told.SAME;
    }
    return Collections.disjoint(grades, words.values()) ? Told.CONTRARY : Told.UNSURE;
  }

  private static boolean dialysed(QualifiedThing thing) {
    return TermBook.standard().find(TermKind.PROCEDURE, "dialysis").stream()
            .flatMap(term -> thing.facts().proceduresLike(term).stream())
            .anyMatch(fact -> fact.state() != FactState.ABSENT)
        || thing.texts().stream()
            .anyMatch(text -> text.words().stream().anyMatch(word -> word.contains("dialysis")));
  }

  /** The figures in the rows about the condition and in all sentences of notes. */
  private static Stream<String> written(QualifiedThing thing, Figures kind) {
    return Stream.concat(
            rows(thing),
            thing
                .facts()
                .sentencesWhere(
                    kind.key(), kind.sieve(), lower -> kind.pattern().matcher(lower).find())
                .stream()
                .map(NoteSentence::text))
        .flatMap(text -> figures(kind.pattern(), text));
  }

  private static Stream<String> rows(QualifiedThing thing) {
    return Stream.concat(
        thing.evidence().stream().filter(one -> one.span().isEmpty()).map(FactEvidence::text),
        thing.problems().stream().flatMap(fact -> fact.details().stream()));
  }

  private static Stream<String> figures(Pattern pattern, String text) {
    return pattern.matcher(text.toLowerCase(Locale.ROOT)).results().map(found -> found.group(1));
  }

  private static String ofStage(String stage) {
    return switch (stage) {
      case "1", "2" -> "mild";
      case "3" -> "moderate";
      default -> "severe";
    };
  }

  private static String ofClass(String letter) {
    return switch (letter) {
      case "a" -> "mild";
      case "b" -> "moderate";
      default -> "severe";
    };
  }

  private static Optional<String> filtration(QualifiedThing thing) {
    List<MeasuredFact> all = thing.facts().measured(Set.of("egfr"), Set.of());
    return all.stream()
        .filter(fact -> fact.on().isPresent())
        .max(Comparator.comparing(fact -> fact.on().orElseThrow()))
        .map(fact -> fact.value().doubleValue())
        .map(value -> value >= MILD_FROM ? "mild" : value >= MODERATE_FROM ? "moderate" : "severe");
  }

  @Override
  public Silence silence() {
    return words.silence();
  }

  @Override
  public String shown() {
    return words.shown();
  }
}
