package org.chartwarden.notes.findings;

import java.util.List;

/** How the concepts of findings lie within each other. */
public final class FindingConcepts {

  private FindingConcepts() {}

  /** The concept, then everything wider that it is. */
  public static List<String> withWider(String concept) {
    return FindingTerms.standard().withWider(concept);
  }
}
