package org.chartwarden.trials.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.FactsText;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;

class EligibilityResponseTest {

  private static final PatientFacts FACTS =
      FactsText.of("born 1960-01-01; female; problem asthma; complete problems");

  private static ObjectNode response(String text) {
    TrialLabel label =
        new TrialLabel("NCT00000001", "A trial", "", "", Optional.empty(), text, List.of());
    ParsedTrial trial =
        new ParsedTrial("NCT00000001", "A trial", List.of(), CriteriaParser.parse(text));
    EligibilityReport report =
        EligibilityReport.of(
            ReportSubject.of(FACTS, "", List.of()),
            List.of(new ReportedMatch(label, TrialMatcher.match(FACTS, trial))),
            List.of());
    return EligibilityResponse.of(report.patient(), report.trials().get(0), "2024-06-15");
  }

  @Test
  void answersEveryCriterionInAResourceThatParses() {
    ObjectNode json =
        response(
            "Inclusion Criteria:\n- Age 18 years or older\n- Platelets above 100 x 10^9/L\n"
                + "Exclusion Criteria:\n- Asthma\n");
    QuestionnaireResponse response =
        FhirContext.forR4Cached()
            .newJsonParser()
            .setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler())
            .parseResource(QuestionnaireResponse.class, Json.write(json));
    assertThat(response.getStatus())
        .isEqualTo(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
    assertThat(json.at("/item/1/item/0/answer/0/valueCoding/code").asText()).isEqualTo("met");
    assertThat(json.at("/item/1/item/1/answer/0/valueCoding/code").asText()).isEqualTo("unknown");
    assertThat(json.at("/item/2/item/0/answer/0/valueCoding/code").asText()).isEqualTo("met");
    assertThat(json.at("/item/0/item/2/answer/0/valueCoding/code").asText()).isEqualTo("excluded");
    Questionnaire form = (Questionnaire) response.getContained().get(0);
    List<String> asked = new ArrayList<>();
    form.getItem().forEach(item -> asked(item, asked));
    List<String> answered = new ArrayList<>();
    response.getItem().forEach(item -> answered(item, answered));
    assertThat(asked).containsAll(answered).doesNotHaveDuplicates();
    assertThat(answered).contains("i1.reason", "i1.evidence", "i2.missing", "e1");
  }

  @Test
  void isCompleteWhenNothingIsOpen() {
    ObjectNode json = response("Inclusion Criteria:\n- Age 18 years or older\n");
    assertThat(json.path("status").asText()).isEqualTo("completed");
    assertThat(json.path("item")).hasSize(2);
  }

  private static void asked(Questionnaire.QuestionnaireItemComponent item, List<String> links) {
    links.add(item.getLinkId());
    item.getItem().forEach(below -> asked(below, links));
  }

  private static void answered(
      QuestionnaireResponse.QuestionnaireResponseItemComponent item, List<String> links) {
    links.add(item.getLinkId());
    item.getItem().forEach(below -> answered(below, links));
    item.getAnswer().forEach(answer -> answer.getItem().forEach(below -> answered(below, links)));
  }
}
