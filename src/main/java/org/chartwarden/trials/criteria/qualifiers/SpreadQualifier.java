package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.ProblemFact;
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
    return !others(thing)
        && TermBook.standard().find(TermKind.CONDITION, "metastatic-cancer").stream()
            .flatMap(
                term ->
                    thing.facts().problemsLike(term).stream()
                        .filter(fact -> fact.name().fits(term) == FactName.Fit.YES))
            .anyMatch(fact -> fact.state() == FactState.PRESENT);
  }

  private static boolean others(QualifiedThing thing) {
    return TermBook.standard().find(TermKind.CONDITION, "malignancy").stream()
        .flatMap(term -> thing.facts().problemsLike(term).stream())
        .filter(fact -> fact.evidence().span().isEmpty() && fact.state() == FactState.PRESENT)
        .filter(fact -> fact.name().concepts().contains("malignancy"))
        .filter(fact -> !fact.name().concepts().contains("metastatic-cancer"))
        .anyMatch(fact -> !thing.evidence().contains(fact.evidence()));
  }

  private static boolean stage(QualifiedThing thing, Pattern stage) {
    return thing.problems().stream()
        .flatMap(SpreadQualifier::words)
        .anyMatch(text -> stage.matcher(text).find());
  }

  private static Stream<String> words(ProblemFact fact) {
    return Stream.of(fact.name().texts(), fact.details()).flatMap(List::stream);
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
