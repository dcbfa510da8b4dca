package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chartwarden.notes.vocabulary.Code;

/**
 * Data that a test looks at; matching gathers by it and makes its pre-filters of it.
 *
 * @param kind which facts
 * @param concepts concept ids it looks for; empty for all of the kind
 * @param codes codes it looks for, where they are known
 */
public record DataNeed(Kind kind, Set<String> concepts, List<Code> codes) {

  /** Which facts of {@link org.chartwarden.trials.facts.PatientFacts}. */
  public enum Kind {
    PERSON,
    PROBLEM,
    DRUG,
    PROCEDURE,
    ALLERGY,
    MEASUREMENT,
    STATUS,
    SENTENCE
  }

  public DataNeed {
    Objects.requireNonNull(kind, "kind");
    concepts = Set.copyOf(concepts);
    codes = List.copyOf(codes);
  }

  public static DataNeed of(Kind kind) {
    return new DataNeed(kind, Set.of(), List.of());
  }

  public static DataNeed of(Kind kind, String concept) {
    return new DataNeed(kind, Set.of(concept), List.of());
  }
}
