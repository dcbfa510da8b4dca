package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Sentences that say that something is not planned: those that name it, and those that say it of
 * all operations. "She turned the hysterectomy down and none is planned" tells nothing of others.
 */
final class NoPlans {

  private static final Pattern NO_PLAN =
      Pattern.compile(
          "(?i)\\b(?:no|nothing|none|not|neither)\\b[^.;]{0,60}\\b(?:planned|scheduled|booked|arranged|foreseen|upcoming|in prospect)\\b");

  private static final Pattern ANYTHING =
      Pattern.compile(
          "(?i)\\b(?:surg(?:ery|eries|ical)|operations?|procedures?|nothing|interventions?)\\b");

  private static final Set<String> ANY_OPERATION =
      Set.of("surgery-procedure", "major-surgery", "elective-surgery");

  private NoPlans() {}

  /** Those of a procedure. */
  static List<FactEvidence> of(PatientFacts facts, Term procedure) {
    List<String> keys = SoughtMeaning.of(procedure.shown()).keys();
    return NoteAnswers.of(facts, "plans", false).stream()
        .filter(one -> names(one.text(), procedure, keys) || ofAll(one.text()))
        .toList();
  }

  private static boolean names(String sentence, Term procedure, List<String> keys) {
    Set<String> meanings = ClauseText.of(sentence).meanings();
    return procedures(sentence).contains(procedure.id())
        || keys.stream().anyMatch(meanings::contains);
  }

  private static boolean ofAll(String sentence) {
    Matcher denial = NO_PLAN.matcher(sentence);
    return denial.find()
        && ANYTHING.matcher(denial.group()).find()
        && ANY_OPERATION.containsAll(procedures(sentence));
  }

  private static Set<String> procedures(String sentence) {
    return TermBook.standard().idsIn(TermKind.PROCEDURE, sentence);
  }
}
