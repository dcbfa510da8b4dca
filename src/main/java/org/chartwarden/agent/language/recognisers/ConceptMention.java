package org.chartwarden.agent.language.recognisers;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** A name that stands for one or more concepts: potassium is a lab value and a drug. */
public record ConceptMention(List<Concept> concepts) {
  public ConceptMention {
    concepts = List.copyOf(concepts);
  }

  /** The first concept of one of these kinds. */
  public Optional<Concept> of(Kind... kinds) {
    for (Kind kind : kinds) {
      for (Concept concept : concepts) {
        if (concept.kind() == kind) {
          return Optional.of(concept);
        }
      }
    }
    return Optional.empty();
  }
}
