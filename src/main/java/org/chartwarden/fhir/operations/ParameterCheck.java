package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Shown;

/** Holds the parameters of a call against the inputs that a definition declares. */
final class ParameterCheck {

  private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty");
  private static final Set<String> TEXTS =
      Set.of("string", "code", "uri", "url", "canonical", "id", "markdown", "oid", "uuid");

  /** Types that an address gives as {@code system|code}. */
  private static final Set<String> CODED = Set.of("Coding", "CodeableConcept", "Identifier");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          DATE.pattern() + "(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?");
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private ParameterCheck() {}

  /**
   * The parameters that count.
   *
   * @param lenient leave out unknown ones instead of failing
   * @throws FhirProblem 400 naming the parameter that is unknown, missing, repeated or ill-typed
   */
  static OperationParameters checked(
      OperationSpec spec, OperationParameters given, boolean lenient) {
    for (OperationParameters.Parameter parameter : given.all()) {
      if (!lenient
          && !spec.takesSearch()
          && spec.input(parameter.name()).isEmpty()
          && !ofTheAnswer(parameter.name())) {
        throw FhirProblem.invalid(
            "unknown-parameter",
            "$"
                + spec.code()
                + " has no parameter '"
                + parameter.name()
                + "'; it takes "
                + names(spec));
      }
    }
    for (OperationSpec.Input input : spec.inputs()) {
      check(spec, input, given.named(input.name()));
    }
    return new OperationParameters(
        given.all().stream()
            .filter(
                p ->
                    spec.input(p.name()).isPresent()
                        || (spec.takesSearch() && !ofTheAnswer(p.name())))
            .toList());
  }

  private static boolean ofTheAnswer(String name) {
    return OF_THE_ANSWER.contains(name);
  }

  private static String names(OperationSpec spec) {
    List<String> names = spec.inputs().stream().map(OperationSpec.Input::name).toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static void check(
      OperationSpec spec, OperationSpec.Input input, List<OperationParameters.Parameter> given) {
    if (given.size() < input.min()) {
      throw new FhirProblem(
          400,
          "required",
          "missing-parameter",
          "$" + spec.code() + " needs the parameter '" + input.name() + "'");
    }
    if (given.size() > input.max()) {
      throw FhirProblem.invalid(
          "repeated-parameter",
          "the parameter '" + input.name() + "' may be given " + input.max() + " times at most");
    }
    for (OperationParameters.Parameter parameter : given) {
      if (!fits(input, parameter)) {
        throw FhirProblem.invalid(
            "bad-parameter",
            "the parameter '"
                + input.name()
                + "' must be of type "
                + input.type()
                + shown(parameter.value()));
      }
    }
  }

  private static String shown(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : "";
    if (text.isEmpty()) {
      return "";
    }
    return ", not '" + Shown.of(text, 80) + "'";
  }

  private static boolean fits(OperationSpec.Input input, OperationParameters.Parameter parameter) {
    JsonNode value = parameter.value();
    if (OperationSpec.isResource(input.type())) {
      return parameter.resource() != null
          && (input.type().equals("Resource")
              || parameter.resource().path("resourceType").asText().equals(input.type()));
    }
    if (input.type().isEmpty()) {
      return !parameter.parts().all().isEmpty() || parameter.resource() != null;
    }
    String text = value.asText();
    return switch (input.type()) {
      case "boolean" -> text.equals("true") || text.equals("false");
      case "integer" -> NUMBER.matcher(text).matches();
      case "positiveInt" -> NUMBER.matcher(text).matches() && Integer.parseInt(text) > 0;
      case "unsignedInt" -> NUMBER.matcher(text).matches() && Integer.parseInt(text) >= 0;
      case "date" -> DATE.matcher(text).matches();
      case "dateTime" -> DATE_TIME.matcher(text).matches();
      // In an address a reference is plain text.
      case "Reference" -> value.isObject() || (value.isTextual() && !text.isBlank());
      case "instant" -> INSTANT.matcher(text).matches();
      default ->
          TEXTS.contains(input.type())
              ? value.isTextual() && !text.isBlank()
              : value.isObject() || (CODED.contains(input.type()) && !text.isBlank());
    };
  }
}
