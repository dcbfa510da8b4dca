package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.facts.FactName;

/** Names and codes of CodeableConcepts. */
final class ResourceName {

  private ResourceName() {}

  /** A concept with its codes, text and displays; {@code more} are further words of it. */
  static FactName of(JsonNode concept, String... more) {
    Set<String> texts = new LinkedHashSet<>();
    add(texts, concept.path("text").asText(""));
    List<Code> codes = codes(concept);
    codes.forEach(code -> add(texts, code.display()));
    for (String one : more) {
      add(texts, one);
    }
    return new FactName(Set.of(), codes, List.copyOf(texts));
  }

  static List<Code> codes(JsonNode concept) {
    List<Code> codes = new ArrayList<>();
    for (JsonNode coding : concept.path("coding")) {
      String code = coding.path("code").asText("");
      if (!code.isEmpty()) {
        codes.add(
            new Code(coding.path("system").asText(""), code, coding.path("display").asText("")));
      }
    }
    return codes;
  }

  /** The words of a CodeableConcept; empty when it has none. */
  static String text(JsonNode concept) {
    List<String> texts = of(concept).texts();
    return texts.isEmpty() ? "" : texts.get(0);
  }

  /** Whether any coding has one of these codes. */
  static boolean has(JsonNode concept, Set<String> codes) {
    return codes(concept).stream().anyMatch(code -> codes.contains(code.code()));
  }

  private static void add(Set<String> texts, String text) {
    if (!text.isBlank()) {
      texts.add(text.strip());
    }
  }
}
