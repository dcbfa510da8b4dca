package org.chartwarden.agent.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * A drug as an order or a chart names it, and what the vocabulary knows of it.
 *
 * @param text as written
 * @param codes {@code system|code}
 * @param concept medication of the vocabulary; empty when it is not known there
 */
public record Drug(String text, List<String> codes, Optional<Concept> concept) {

  private static final ClinicalVocabulary VOCABULARY = ClinicalVocabulary.standard();

  public Drug {
    codes = List.copyOf(codes);
  }

  /** Recognises a drug by a code of the vocabulary, else by its name. */
  public static Drug of(String text, List<String> codes) {
    for (String code : codes) {
      int bar = code.indexOf('|');
      if (bar > 0) {
        Optional<Concept> known =
            VOCABULARY
                .byCode(code.substring(0, bar), code.substring(bar + 1))
                .filter(c -> c.kind() == Kind.MEDICATION);
        if (known.isPresent()) {
          return new Drug(text, codes, known);
        }
      }
    }
    return new Drug(text, codes, VOCABULARY.find(text, Kind.MEDICATION));
  }

  /** Ids of the substances in it; empty when it is not known. */
  public Set<String> ingredients() {
    Set<String> ids = new HashSet<>();
    concept.ifPresent(
        c -> {
          ids.add(c.id());
          ids.addAll(c.ingredients());
        });
    return ids;
  }

  public boolean inClass(String drugClass) {
    return concept.isPresent() && concept.get().drugClasses().contains(drugClass);
  }

  public boolean is(String conceptId) {
    return ingredients().contains(conceptId);
  }

  /** Whether both contain one substance, are coded alike or are written alike. */
  public boolean sharesSubstance(Drug other) {
    if (codes.stream().anyMatch(other.codes::contains)) {
      return true;
    }
    if (concept.isPresent() && other.concept.isPresent()) {
      Set<String> common = ingredients();
      common.retainAll(other.ingredients());
      return !common.isEmpty();
    }
    return ClinicalVocabulary.key(text).equals(ClinicalVocabulary.key(other.text));
  }

  /** The generic name where it is known, else as written. */
  public String name() {
    return concept.map(Concept::display).orElse(text);
  }
}
