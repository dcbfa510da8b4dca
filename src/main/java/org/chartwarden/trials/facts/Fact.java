package org.chartwarden.trials.facts;

/** Something that is told of a patient, with the place where it stands. */
public sealed interface Fact
    permits ProblemFact,
        DrugFact,
        ProcedureFact,
        AllergyFact,
        MeasuredFact,
        StatusFact,
        NoteSentence,
        CompleteList {

  /** Where it stands. */
  FactEvidence evidence();

  /** The same, standing elsewhere. */
  Fact at(FactEvidence other);
}
