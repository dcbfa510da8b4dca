package org.chartwarden.trials.facts;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.vocabulary.Code;

/**
 * What a fact is called.
 *
 * @param concepts ids of the clinical vocabulary: the concept and everything wider that it is
 * @param codes its codes
 * @param texts its names as they stand in the record
 */
public record FactName(Set<String> concepts, List<Code> codes, List<String> texts) {

  public FactName {
    concepts = Set.copyOf(concepts);
    codes = List.copyOf(codes);
    texts = List.copyOf(texts);
  }

  /** A name in words only. */
  public static FactName of(String text) {
    return new FactName(Set.of(), List.of(), List.of(text));
  }

  /** The name to show. */
  public String shown() {
    if (!texts.isEmpty()) {
      return texts.get(0);
    }
    return codes.isEmpty() ? String.join(", ", concepts) : codes.get(0).display();
  }
}
