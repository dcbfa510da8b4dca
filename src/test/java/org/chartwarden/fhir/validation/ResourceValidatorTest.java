package org.chartwarden.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ResourceValidatorTest {

  private final ResourceValidator validator = new ResourceValidator();

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/validation/faults.csv",
      delimiter = '|',
      quoteCharacter = '\u0001',
      numLinesToSkip = 1)
  void namesTheFaultAndItsElement(String name, String code, String expression, String json)
      throws JsonProcessingException {
    FhirProblem problem =
        catchThrowableOfType(
            FhirProblem.class, () -> validator.check((ObjectNode) Json.parse(json), true));

    assertThat(problem).isNotNull();
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.issues())
        .extracting(FhirIssue::code, FhirIssue::expression)
        .contains(org.assertj.core.groups.Tuple.tuple(code, expression == null ? "" : expression));
    assertThat(problem.issues())
        .allSatisfy(issue -> assertThat(issue.message()).contains(last(issue.expression())));
  }

  private static String last(String expression) {
    return expression.substring(expression.lastIndexOf('.') + 1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/validation/valid.csv",
      delimiter = '|',
      quoteCharacter = '\u0001',
      numLinesToSkip = 1)
  void acceptsWhatR4Allows(String name, String json) throws JsonProcessingException {
    assertThat(validator.check((ObjectNode) Json.parse(json), true)).isEmpty();
  }

  @Test
  void turnsARouteSentAsStringIntoAConcept() throws JsonProcessingException {
    ObjectNode order =
        (ObjectNode)
            Json.parse(
                """
                {"resourceType":"MedicationRequest","status":"active","intent":"order",
                 "medicationCodeableConcept":{"text":"magnesium"},"subject":{"reference":"Patient/1"},
                 "dosageInstruction":[{"route":"IV"}]}
                """);

    List<FhirIssue> repairs = validator.check(order, false);

    assertThat(order.at("/dosageInstruction/0/route/text").asText()).isEqualTo("IV");
    assertThat(repairs)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.severity()).isEqualTo("warning");
              assertThat(issue.code()).isEqualTo("text-for-concept");
              assertThat(issue.expression())
                  .isEqualTo("MedicationRequest.dosageInstruction[0].route");
            });
  }

  @Test
  void putsASingleNoteIntoAnArray() throws JsonProcessingException {
    ObjectNode order =
        (ObjectNode)
            Json.parse(
                """
                {"resourceType":"ServiceRequest","status":"active","intent":"order",
                 "subject":{"reference":"Patient/1"},"note":{"text":"consult"}}
                """);

    List<FhirIssue> repairs = validator.check(order, false);

    assertThat(order.at("/note/0/text").asText()).isEqualTo("consult");
    assertThat(repairs).extracting(FhirIssue::code).containsExactly("single-value-for-array");
  }

  @Test
  void refusesToRepairUnderStrictHandling() throws JsonProcessingException {
    ObjectNode order =
        (ObjectNode)
            Json.parse(
                """
                {"resourceType":"ServiceRequest","status":"active","intent":"order",
                 "subject":{"reference":"Patient/1"},"note":{"text":"consult"}}
                """);

    assertThatThrownBy(() -> validator.check(order, true))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> assertThat(problem.code()).isEqualTo("single-value-for-array"));
    assertThat(order.get("note").isObject()).isTrue();
  }

  @Test
  void reportsEveryFaultAtOnce() throws JsonProcessingException {
    ObjectNode broken =
        (ObjectNode) Json.parse("{\"resourceType\":\"Observation\",\"status\":\"finl\"}");

    assertThatThrownBy(() -> validator.check(broken, false))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem ->
                assertThat(problem.issues())
                    .extracting(FhirIssue::code)
                    .containsExactlyInAnyOrder("unknown-code", "missing-element"));
  }
}
