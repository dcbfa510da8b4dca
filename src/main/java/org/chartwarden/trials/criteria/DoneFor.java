package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "Surgery for endometriosis": an operation is not enough, it must have been for that. Its name
 * tells that, or the sentence of a note that holds it; else it is unknown. Who had no operation at
 * all had none for it.
 *
 * @param doing what was done
 * @param purpose what for
 */
record DoneFor(CriterionTest doing, Term purpose) implements CriterionTest {

  private static final java.util.regex.Pattern OPERATED =
      java.util.regex.Pattern.compile(
          "\\b(?:surg\\w+|operat\\w+|post-?op\\w*|\\w+ectomy|\\w+plasty|\\w+otomy|\\w+ostomy|repair\\w*|procedure\\w*|fusion|sling)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(OPERATED);

  @Override
  public String type() {
    return doing.type();
  }

  @Override
  public String describe() {
    return doing.describe() + " for " + purpose.shown();
  }

  @Override
  public List<DataNeed> needs() {
    return doing.needs();
  }

  @Override
  public Optional<Term> named() {
    return doing.named();
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    return given(doing.verdict(facts), facts);
  }

  @Override
  public CriterionTest underlying() {
    return doing;
  }

  @Override
  public CriterionVerdict given(CriterionVerdict told, PatientFacts facts) {
    if (told.state() != CriterionState.MET || linked(told, facts)) {
      return told;
    }
    return CriterionVerdict.unknown(
        told.reason() + " Whether it was for " + purpose.shown() + " is not told.",
        told.evidence(),
        MissingItem.review(describe()));
  }

  private boolean linked(CriterionVerdict told, PatientFacts facts) {
    for (FactEvidence one : told.evidence()) {
      if (names(one.text()) || names(Degree.around(one, facts))) {
        return true;
      }
    }
    return facts
        .sentencesWhere("operations", SIEVE, words -> OPERATED.matcher(words).find())
        .stream()
        .map(NoteSentence::text)
        .anyMatch(this::affirms);
  }

  private boolean names(String text) {
    Set<String> meanings = ClauseText.of(text).meanings();
    List<String> keys = SoughtMeaning.of(purpose.shown()).keys();
    return TermBook.standard().idsIn(TermKind.CONDITION, text).contains(purpose.id())
        || !keys.isEmpty() && meanings.containsAll(keys);
  }

  /** Whether a sentence tells an operation and the purpose, and denies neither. */
  private boolean affirms(String sentence) {
    return names(sentence)
        && ClauseText.of(sentence).words().stream().noneMatch(word -> word.denied() || word.open());
  }
}
