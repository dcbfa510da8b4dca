package org.chartwarden.trials.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.importing.StoredCriteria;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;

/** The criteria of an EvidenceVariable, whoever wrote it. Pure. */
final class VariableCriteria {

  private static final String ID = "https://chartwarden.org/fhir/StructureDefinition/criterion-id";

  private VariableCriteria() {}

  /**
   * The criteria with their forms.
   *
   * @param background other texts of the trial, whose abbreviations the criteria use
   */
  static List<ParsedCriterion> of(JsonNode variable, List<String> background) {
    return imported(variable)
        ? StoredCriteria.of(variable, background)
        : characteristics(variable, background);
  }

  /** The text that spans count in, or empty. */
  static String text(JsonNode variable) {
    return imported(variable) ? variable.path("description").asText("") : "";
  }

  private static boolean imported(JsonNode variable) {
    for (JsonNode extension : variable.at("/characteristic/0/extension")) {
      if (extension.path("url").asText().equals(ID)) {
        return true;
      }
    }
    return false;
  }

  private static List<ParsedCriterion> characteristics(JsonNode variable, List<String> background) {
    List<EligibilityCriterion> all = new ArrayList<>();
    int in = 0;
    int out = 0;
    for (JsonNode one : variable.path("characteristic")) {
      String text = words(one);
      if (text.isBlank()) {
        continue;
      }
      boolean exclusion = one.path("exclude").asBoolean();
      String id = exclusion ? "e" + ++out : "i" + ++in;
      CriterionKind kind = exclusion ? CriterionKind.EXCLUSION : CriterionKind.INCLUSION;
      all.add(EligibilityCriterion.given(id, kind, text));
    }
    return CriteriaParser.parse(all, background);
  }

  /** The words of a characteristic: its description, else those of what defines it. */
  private static String words(JsonNode one) {
    for (String place :
        List.of(
            "/description",
            "/definitionCodeableConcept/text",
            "/definitionCodeableConcept/coding/0/display",
            "/definitionReference/display")) {
      String text = one.at(place).asText("").strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
