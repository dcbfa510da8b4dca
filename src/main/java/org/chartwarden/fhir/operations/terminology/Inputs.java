package org.chartwarden.fhir.operations.terminology;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.terminology.CodeQuestion;
import org.chartwarden.platform.Json;
import org.hl7.fhir.r4.model.Resource;

/** Reads what several terminology operations take. */
final class Inputs {

  private Inputs() {}

  /** A resource that was sent along. */
  static <T extends Resource> Optional<T> resource(
      OperationParameters parameters, String name, Class<T> type) {
    return parameters.resource(name).map(tree -> structure(tree, type));
  }

  private static <T extends Resource> T structure(ObjectNode tree, Class<T> type) {
    try {
      return FhirModel.parse(type, Json.write(tree));
    } catch (DataFormatException e) {
      throw FhirProblem.invalid(
          "bad-resource",
          "the " + type.getSimpleName() + " that was sent is malformed: " + e.getMessage());
    }
  }

  /**
   * The codes to judge: {@code code} with {@code system}, {@code coding}, or those of {@code
   * codeableConcept}.
   *
   * @param versionName name of the parameter with the version of the code system
   * @param system what {@code system} means, which a code system operation calls {@code url}
   * @throws FhirProblem 400 when it is none or more than one of these
   */
  static List<CodeQuestion> codes(
      OperationParameters parameters, String system, String versionName) {
    Optional<String> code = parameters.text("code");
    Optional<JsonNode> coding = parameters.value("coding");
    Optional<JsonNode> concept = parameters.value("codeableConcept");
    int given =
        (code.isPresent() ? 1 : 0) + (coding.isPresent() ? 1 : 0) + (concept.isPresent() ? 1 : 0);
    if (given != 1) {
      throw FhirProblem.invalid(
          given == 0 ? "missing-parameter" : "contradicting-parameters",
          "exactly one of code, coding and codeableConcept is needed, not " + given);
    }
    if (code.isPresent()) {
      return List.of(
          new CodeQuestion(
              system,
              parameters.text(versionName).orElse(""),
              code.get(),
              parameters.text("display").orElse("")));
    }
    List<CodeQuestion> questions = new ArrayList<>();
    if (coding.isPresent()) {
      questions.add(question(coding.get(), system));
    } else {
      concept.get().path("coding").forEach(one -> questions.add(question(one, system)));
    }
    if (questions.isEmpty()) {
      throw FhirProblem.invalid("missing-code", "the codeableConcept has no coding");
    }
    return questions;
  }

  private static CodeQuestion question(JsonNode coding, String system) {
    String code = coding.path("code").asText("");
    if (code.isEmpty()) {
      throw FhirProblem.invalid("missing-code", "a coding without code cannot be judged");
    }
    return new CodeQuestion(
        coding.path("system").asText(system),
        coding.path("version").asText(""),
        code,
        coding.path("display").asText(""));
  }

  /** A number that is not negative. */
  static java.util.OptionalInt natural(OperationParameters parameters, String name) {
    java.util.OptionalInt number = parameters.number(name);
    if (number.isPresent() && number.getAsInt() < 0) {
      throw FhirProblem.invalid(
          "bad-parameter", "the parameter '" + name + "' must not be negative");
    }
    return number;
  }

  static FhirProblem oneOf(String names) {
    return new FhirProblem(
        400, "required", "missing-parameter", "one of these parameters is needed: " + names);
  }
}
