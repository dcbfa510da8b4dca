package org.chartwarden.notes.medications;

import java.util.List;

/**
 * A drug as a note names it.
 *
 * @param written the words
 * @param naming how it is named
 * @param candidates what it may be, the likeliest first; one when it is certain, never none
 */
public record Drug(String written, DrugNaming naming, List<Medication> candidates) {

  public Drug {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("a drug needs a candidate");
    }
  }

  /** The likeliest. */
  public Medication medication() {
    return candidates.get(0);
  }

  /** Id of the likeliest. */
  public String id() {
    return medication().id();
  }

  /** Whether only one drug can be meant. */
  public boolean certain() {
    return candidates.size() == 1;
  }
}
