package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Whether a CodeableConcept means a thing: by code, by vocabulary, or by the words of its text. */
record TermFilter(Optional<Concept> concept, String words) {

  static TermFilter of(String conceptId, String name, Kind kind) {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    if (conceptId != null) {
      Optional<Concept> concept =
          vocabulary.byId(conceptId).or(() -> vocabulary.find(conceptId, kind));
      if (concept.isEmpty()) {
        throw new ToolProblem("unknown-concept", "\"" + conceptId + "\" is not known");
      }
      return new TermFilter(concept, null);
    }
    if (name == null) {
      return new TermFilter(Optional.empty(), null);
    }
    return new TermFilter(
        vocabulary.named(name, kind).stream().findFirst(), ClinicalVocabulary.key(name));
  }

  boolean accepts(JsonNode code) {
    if (concept.isEmpty() && words == null) {
      return true;
    }
    for (JsonNode coding : code.path("coding")) {
      if (concept.isPresent() && hasCode(coding)) {
        return true;
      }
      if (says(coding.path("display").asText(""))) {
        return true;
      }
    }
    return says(code.path("text").asText(""));
  }

  private boolean hasCode(JsonNode coding) {
    return concept.get().codes().stream()
        .anyMatch(
            c ->
                c.code().equals(coding.path("code").asText())
                    && c.system().equals(coding.path("system").asText()));
  }

  private boolean says(String text) {
    if (text.isEmpty()) {
      return false;
    }
    String key = " " + ClinicalVocabulary.key(text) + " ";
    if (words != null && key.contains(" " + words + " ")) {
      return true;
    }
    return concept.isPresent()
        && (key.contains(" " + ClinicalVocabulary.key(concept.get().display()) + " ")
            || concept.get().synonyms().stream()
                .anyMatch(s -> key.contains(" " + ClinicalVocabulary.key(s) + " ")));
  }
}
