package org.chartwarden.trials.criteria.qualifiers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Kept;
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

  private static final Figures STAGES =
      Figures.of("stage of the kidneys", STAGE, OrganSeverity::ofStage);
  private static final Figures CLASSES =
      Figures.of("class of Child and Pugh", CLASS, OrganSeverity::ofClass);

  private static final int KEPT = 5_000;
  private static final Kept<String, Set<String>> ROW_STAGES =
      Figures.kept(ROW_STAGE, OrganSeverity::ofStage);

  private static final String FILTRATION = "grade by the last eGFR";
  private static final String DIALYSED = "whether there is dialysis";

  private static final int MILD_FROM = 60;
  private static final int MODERATE_FROM = 30;

  /**
   * Figures that sentences and rows may tell.
   *
   * @param key a name of their own
   * @param grades what those of a text say
   */
  private record Figures(
      String key, Pattern pattern, SentenceSieve sieve, Kept<String, Set<String>> grades) {
    static Figures of(String key, Pattern pattern, UnaryOperator<String> grade) {
      return new Figures(key, pattern, SentenceSieve.of(pattern), kept(pattern, grade));
    }

    static Kept<String, Set<String>> kept(Pattern pattern, UnaryOperator<String> grade) {
      return new Kept<>(
          KEPT,
          text ->
              pattern
                  .matcher(text.toLowerCase(Locale.ROOT))
                  .results()
                  .map(found -> grade.apply(found.group(1)))
                  .collect(Collectors.toUnmodifiableSet()));
    }

    /** What those in all sentences of notes say. */
    Set<String> inNotes(PatientFacts facts) {
      return facts.sentencesWhere(key, sieve, lower -> pattern.matcher(lower).find()).stream()
          .flatMap(sentence -> grades.of(sentence.text()).stream())
          .collect(Collectors.toUnmodifiableSet());
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
    Optional<String> filtered = thing.facts().derived(FILTRATION, OrganSeverity::filtration);
    if (filtered.filter(words.values()::contains).isPresent()) {
      return Told.SAME;
    }
    Set<String> grades = written(thing, STAGES);
    for (String row : rows(thing)) {
      grades.addAll(ROW_STAGES.of(row));
    }
    if (dialysed(thing)) {
      grades.add("severe");
    }
    filtered.ifPresent(grades::add);
    return judged(grades);
  }

  private Told liver(QualifiedThing thing) {
    return judged(written(thing, CLASSES));
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
    return thing.facts().derived(DIALYSED, OrganSeverity::dialysed)
        || thing.texts().stream()
            .anyMatch(text -> text.words().stream().anyMatch(word -> word.contains("dialysis")));
  }

  private static boolean dialysed(PatientFacts facts) {
    return TermBook.standard().find(TermKind.PROCEDURE, "dialysis").stream()
        .flatMap(term -> facts.proceduresLike(term).stream())
        .anyMatch(fact -> fact.state() != FactState.ABSENT);
  }

  /** What the figures in the rows about the condition and in all sentences of notes say. */
  private static Set<String> written(QualifiedThing thing, Figures kind) {
    Set<String> grades = new LinkedHashSet<>(thing.facts().derived(kind.key(), kind::inNotes));
    for (String row : rows(thing)) {
      grades.addAll(kind.grades().of(row));
    }
    return grades;
  }

  private static List<String> rows(QualifiedThing thing) {
    List<String> all = new ArrayList<>();
    for (FactEvidence one : thing.evidence()) {
      if (one.span().isEmpty()) {
        all.add(one.text());
      }
    }
    thing.problems().forEach(fact -> all.addAll(fact.details()));
    return all;
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

  private static Optional<String> filtration(PatientFacts facts) {
    List<MeasuredFact> all = facts.measured(Set.of("egfr"), Set.of());
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
