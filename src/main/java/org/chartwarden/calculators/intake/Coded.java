package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * A CodeableConcept of a chart, ready to be held against code families.
 *
 * @param codings its codings with what lies above them
 * @param texts its text and the displays of its codings
 */
record Coded(List<Coding> codings, List<String> texts) {

  private static final ClinicalVocabulary VOCABULARY = ClinicalVocabulary.standard();
  private static final int LONGEST_NAME = 4;

  /** One coding. */
  record Coding(String system, String code, Set<String> selfAndAbove) {
    boolean standard() {
      return system.equals(Code.SNOMED)
          || system.equals(Code.LOINC)
          || system.equals(Code.RXNORM)
          || system.contains("icd-");
    }
  }

  static Coded of(JsonNode concept, Hierarchy hierarchy) {
    List<Coding> codings = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    if (concept.hasNonNull("text")) {
      texts.add(concept.get("text").asText());
    }
    for (JsonNode coding : concept.path("coding")) {
      String system = coding.path("system").asText("");
      String code = coding.path("code").asText("");
      boolean layered = system.equals(Code.SNOMED) || system.equals(Code.RXNORM);
      codings.add(
          new Coding(system, code, layered ? hierarchy.selfAndAbove(system, code) : Set.of(code)));
      if (coding.hasNonNull("display")) {
        texts.add(coding.get("display").asText());
      }
    }
    return new Coded(List.copyOf(codings), List.copyOf(texts));
  }

  /** How it reads. */
  String display() {
    if (!texts.isEmpty()) {
      return texts.get(0);
    }
    return codings.isEmpty() ? "without a code" : codings.get(0).code();
  }

  /** Whether a coding says so, or, where no coding is of a standard system, the name. */
  boolean isA(CodeFamily family, Kind... named) {
    if (codings.stream().anyMatch(c -> family.holds(c.system(), c.code(), c.selfAndAbove()))) {
      return true;
    }
    return codings.stream().noneMatch(Coding::standard)
        && texts.stream()
            .flatMap(text -> VOCABULARY.named(text, named).stream())
            .anyMatch(c -> family.concepts().contains(c.id()));
  }

  /** Whether it is one of the drugs of a family, by a code or by a name within its text. */
  boolean isDrug(CodeFamily family) {
    return isA(family, Kind.MEDICATION)
        || texts.stream()
            .flatMap(text -> drugs(text).stream())
            .anyMatch(family.concepts()::contains);
  }

  /** Ids of the drugs whose names stand in a text such as "morphine 10 mg tablet". */
  private static List<String> drugs(String text) {
    String[] words = ClinicalVocabulary.key(text).split(" ");
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < words.length; from++) {
      StringBuilder name = new StringBuilder();
      for (int to = from; to < Math.min(words.length, from + LONGEST_NAME); to++) {
        name.append(name.isEmpty() ? "" : " ").append(words[to]);
        for (Concept drug : VOCABULARY.named(name.toString(), Kind.MEDICATION)) {
          ids.add(drug.id());
          ids.addAll(drug.ingredients());
        }
      }
    }
    return ids;
  }
}
