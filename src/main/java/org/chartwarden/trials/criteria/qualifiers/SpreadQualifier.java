package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * How far a cancer has spread: by its words, else by metastases and stages that the problem list
 * holds. Of anything else the words alone tell it.
 */
record SpreadQualifier(WordQualifier words) implements Qualifier {

  private static final Pattern EARLY =
      Pattern.compile("(?i)\\bstage:? ?(?:0|i{1,2}|[12])(?:[abc]\\d?)?(?!\\w)");
  private static final Pattern LATE = Pattern.compile("(?i)\\bstage:? ?(?:iii|3)[abc]?(?!\\w)");
  private static final Pattern SPREAD = Pattern.compile("(?i)\\bstage:? ?(?:iv|4)[abc]?(?!\\w)");

  private static final int KEPT = 10_000;

  /** Those that a text tells. */
  private static final Kept<String, Set<Pattern>> STAGES =
      new Kept<>(
          KEPT,
          text ->
              Stream.of(EARLY, LATE, SPREAD)
                  .filter(one -> one.matcher(text).find())
                  .collect(Collectors.toUnmodifiableSet()));

  private static final String CANCERS = "rows of cancers";
  private static final String METASTASES = "whether there are metastases";

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    if (told == Told.SAME || !thing.malignant()) {
      return told;
    }
    boolean spread = metastases(thing) || stage(thing, SPREAD);
    boolean late = stage(thing, LATE);
    boolean early = stage(thing, EARLY);
    if (asks("metastatic")) {
      return spread ? Told.SAME : early || late ? Told.CONTRARY : told;
    }
    if (asks("advanced")) {
      return spread || late ? Told.SAME : early ? Told.CONTRARY : told;
    }
    return spread ? Told.CONTRARY : early ? Told.SAME : told;
  }

  private boolean asks(String value) {
    return words.values().contains(value);
  }

  /** Metastases of the record are of this cancer where no other one is told. */
  private static boolean metastases(QualifiedThing thing) {
    return thing.evidence().containsAll(thing.facts().derived(CANCERS, SpreadQualifier::cancers))
        && thing.facts().derived(METASTASES, SpreadQualifier::metastatic);
  }

  private static boolean metastatic(PatientFacts facts) {
    return TermBook.standard().find(TermKind.CONDITION, "metastatic-cancer").stream()
        .flatMap(
            term ->
                facts.problemsLike(term).stream()
                    .filter(fact -> fact.name().fits(term) == FactName.Fit.YES))
        .anyMatch(fact -> fact.state() == FactState.PRESENT);
  }

  /** The rows of cancers that are there. */
  private static List<FactEvidence> cancers(PatientFacts facts) {
    return TermBook.standard().find(TermKind.CONDITION, "malignancy").stream()
        .flatMap(term -> facts.problemsLike(term).stream())
        .filter(fact -> fact.evidence().span().isEmpty() && fact.state() == FactState.PRESENT)
        .filter(fact -> fact.name().concepts().contains("malignancy"))
        .filter(fact -> !fact.name().concepts().contains("metastatic-cancer"))
        .map(ProblemFact::evidence)
        .toList();
  }

  private static boolean stage(QualifiedThing thing, Pattern stage) {
    for (ProblemFact fact : thing.problems()) {
      if (stage(fact.name().texts(), stage) || stage(fact.details(), stage)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stage(List<String> texts, Pattern stage) {
    for (String text : texts) {
      if (STAGES.of(text).contains(stage)) {
        return true;
      }
    }
    return false;
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
