package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Operations that the sentences of notes plan. */
final class NotePlans {

  private static final Pattern PLANNING =
      Pattern.compile(
          "\\b(?:scheduled|planned|plan(?:s|ning)?|booked|listed|awaiting|due (?:for|on)|tomorrow|today at"
              + "|pencill?ed|will (?:have|undergo|need)|going for|to undergo|waiting list)\\b");

  private static final Pattern DENYING =
      Pattern.compile("\\b(?:no|not|nothing|none|never|declined|refused|cancelled|without)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(PLANNING);

  private NotePlans() {}

  /** The sentences that plan a procedure. */
  static List<FactEvidence> of(PatientFacts facts, Term procedure) {
    List<FactEvidence> found = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere(
            "planning",
            SIEVE,
            words -> PLANNING.matcher(words).find() && !DENYING.matcher(words).find())) {
      if (TermBook.standard().idsIn(TermKind.PROCEDURE, sentence.text()).contains(procedure.id())) {
        found.add(sentence.evidence());
      }
    }
    return found;
  }
}
