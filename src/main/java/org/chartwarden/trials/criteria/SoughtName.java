package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * A thing that a trial wants and that no vocabulary holds. The record may tell it in other words,
 * so that its silence denies nothing; what the record says of it in the same words counts.
 *
 * @param name the question for the thing
 */
record SoughtName(CriterionTest name) implements CriterionTest {

  /** Names by which a disease is known everywhere: of those a complete list would have one. */
  private static final Pattern DISEASE =
      Pattern.compile(
          "\\b\\p{L}{3,}(?:omas?|itis|opath(?:y|ies)|osis|dystrophy|atrophy|penia|emia|plegia|ectasia|palsy)\\b"
              + "|\\b(?:syndrome|disease|cancer|malformation|fracture|hernia|fistula|stenosis|infarction)\\b");

  @Override
  public String type() {
    return name.type();
  }

  @Override
  public String describe() {
    return name.describe();
  }

  @Override
  public Optional<Term> named() {
    return name.named();
  }

  @Override
  public List<DataNeed> needs() {
    return name.needs();
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    CriterionVerdict told = name.verdict(facts);
    boolean silence =
        told.state() == CriterionState.NOT_MET
            && !(disease() && unheard(facts))
            && told.evidence().stream()
                .allMatch(one -> facts.tellsCompleteness(one) || free() && ofAnother(facts, one));
    return silence
        ? CriterionVerdict.unknown(
            "The record does not tell of it in these words: " + name.describe() + ".",
            MissingItem.review(name.describe()))
        : told;
  }

  private boolean disease() {
    boolean others = name instanceof ConditionTest asked && asked.ofRelatives();
    return !others && DISEASE.matcher(words()).find();
  }

  /** Whether no vocabulary holds it: else it is something that lists hold seldom. */
  private boolean free() {
    return name.named().map(Term::isFree).orElse(true);
  }

  private String words() {
    return name.named().map(Term::shown).orElse("");
  }

  /** Whether no word of the name stands in the record. */
  private boolean unheard(PatientFacts facts) {
    String words = words();
    return FreeNameTest.telling(words) && new FreeNameTest(type(), words).near(facts).isEmpty();
  }

  /** Whether evidence tells something of the patient, which then is not what is denied. */
  private static boolean ofAnother(PatientFacts facts, FactEvidence evidence) {
    return facts.problems().stream()
            .anyMatch(one -> one.state() != FactState.ABSENT && one.evidence().equals(evidence))
        || facts.procedures().stream()
            .anyMatch(one -> one.state() != FactState.ABSENT && one.evidence().equals(evidence));
  }
}
