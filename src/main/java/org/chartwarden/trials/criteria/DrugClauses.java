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

/**
 * Clauses of notes that say of a drug how the patient bore it.
 *
 * @param topic by which a patient's sentences of this kind are kept
 * @param sieve lets only sentences through that may say so
 * @param saying what such a sentence holds
 * @param ends what stands between two clauses
 */
record DrugClauses(String topic, SentenceSieve sieve, Pattern saying, Pattern ends) {

  /** Whether a clause of a sentence says it of a drug. */
  interface Reading {
    boolean says(String clause, NoteSentence sentence, Term drug);
  }

  DrugClauses(String topic, Pattern saying, Pattern ends) {
    this(topic, SentenceSieve.of(saying), saying, ends);
  }

  /** What tells it of a drug, once for each clause; none for one that no list holds. */
  List<FactEvidence> of(PatientFacts facts, Term drug, Reading reading) {
    if (drug.isFree()) {
      return List.of();
    }
    List<NoteSentence> sentences =
        facts.sentencesWhere(topic, sieve, words -> saying.matcher(words).find());
    if (sentences.isEmpty()) {
      return List.of();
    }
    List<FactEvidence> found = new ArrayList<>();
    for (NoteSentence sentence : sentences) {
      for (String clause : ends.split(sentence.text())) {
        if (reading.says(clause, sentence, drug)) {
          found.add(sentence.evidence());
        }
      }
    }
    return found;
  }

  /** Whether a clause names a drug, or one of its kind. */
  static boolean names(String clause, Term drug) {
    return TermBook.standard().idsIn(TermKind.DRUG, clause).contains(drug.id());
  }
}
