package org.chartwarden.trials.criteria.qualifiers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.MeasuredFact;

/**
 * Mild, moderate or severe: by its words; of failing kidneys also by their stage or the last eGFR
 * (KDIGO: G2 mild, G3 moderate, G4 and G5 severe), of a failing liver by its Child-Pugh class (A
 * mild, B moderate, C severe).
 */
record OrganSeverity(WordQualifier words) implements Qualifier {

  private static final Set<String> KIDNEY = Set.of("renal-impairment", "ckd", "kidney-disease");
  private static final Set<String> LIVER =
      Set.of("hepatic-impairment", "cirrhosis", "liver-disease");

  private static final Pattern STAGE =
      Pattern.compile(
          "(?i)\\b(?:ckd|stage|kidney disease)[ ,:-]*(?:stage |g)?([1-5])[ab]?(?![\\w.])");

  private static final Pattern CLASS =
      Pattern.compile(
          "(?i)\\bchild[- ](?:turcotte[- ])?pugh[ ,:-]*(?:class |grade |score )?([abc])\\b");

  private static final int MILD_FROM = 60;
  private static final int MODERATE_FROM = 30;

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    if (told != Told.UNTOLD) {
      return told;
    }
    Optional<String> graded =
        is(thing, KIDNEY)
            ? written(thing, STAGE).map(OrganSeverity::ofStage).or(() -> filtration(thing))
            : is(thing, LIVER)
                ? written(thing, CLASS).map(OrganSeverity::ofClass)
                : Optional.empty();
    return graded
        .map(value -> words.values().contains(value) ? Told.SAME : Told.CONTRARY)
        .orElse(Told.UNTOLD);
  }

  private static boolean is(QualifiedThing thing, Set<String> ids) {
    return thing.term().filter(one -> ids.contains(one.id())).isPresent();
  }

  private static Optional<String> written(QualifiedThing thing, Pattern pattern) {
    return Stream.concat(
            thing.evidence().stream().map(one -> one.text()),
            thing.texts().stream().map(text -> String.join(" ", text.words())))
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
        .findFirst();
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
