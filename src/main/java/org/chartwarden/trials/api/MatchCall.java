package org.chartwarden.trials.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.report.ReportPart;

/** Reads the parameters that both operations have; every failure names the parameter. */
final class MatchCall {

  private static final int DEFAULT_COUNT = 20;
  private static final int MOST_COUNT = 500;
  private static final int SHOWN = 80;

  private final OperationCall call;
  private final OperationParameters given;

  MatchCall(OperationCall call) {
    this.call = call;
    this.given = call.parameters();
  }

  static FhirProblem bad(String name, String message) {
    return new FhirProblem(
        400,
        List.of(
            new FhirIssue(
                "error",
                "invalid",
                "bad-parameter",
                message,
                "Parameters.parameter.where(name='" + name + "')")));
  }

  AnswerForm form() {
    return AnswerForm.of(given.text("as"), given.text("_format"), call.header().apply("Accept"));
  }

  /** The day that criteria are judged on. */
  Optional<LocalDate> asOf() {
    return given
        .text("asOf")
        .map(
            text -> {
              try {
                return LocalDate.parse(text.substring(0, Math.min(text.length(), 10)));
              } catch (DateTimeException e) {
                throw bad(
                    "asOf",
                    "'asOf' must name a day that there is, such as 2024-05-22, not '"
                        + shown(text)
                        + "'");
              }
            });
  }

  /** Which part of the ranking is shown. */
  ReportPart part() {
    int count = given.number("_count").orElse(DEFAULT_COUNT);
    int offset = given.number("_offset").orElse(0);
    if (count < 1 || count > MOST_COUNT) {
      throw bad("_count", "'_count' must be 1 to " + MOST_COUNT + ", not " + count);
    }
    if (offset < 0) {
      throw bad("_offset", "'_offset' must be 0 or more, not " + offset);
    }
    return new ReportPart(least(), offset, count);
  }

  private MatchStatus least() {
    return given
        .text("minimum")
        .map(
            text ->
                Arrays.stream(MatchStatus.values())
                    .filter(status -> status.code().equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            bad(
                                "minimum",
                                "'minimum' is one of "
                                    + Arrays.stream(MatchStatus.values())
                                        .map(MatchStatus::code)
                                        .collect(Collectors.joining(", "))
                                    + ", not '"
                                    + shown(text)
                                    + "'")))
        .orElse(MatchStatus.NOT_RELEVANT);
  }

  /** Whether candidates are to be filed. */
  boolean propose() {
    boolean wanted = given.flag("propose");
    if (wanted && !call.method().equals("POST")) {
      throw bad("propose", "'propose': a proposal is filed by POST, not by " + call.method());
    }
    return wanted;
  }

  /** Whether the matches shown are to be watched, or no more; empty when nothing is said of it. */
  Optional<Boolean> watch() {
    if (!given.has("watch")) {
      return Optional.empty();
    }
    if (!call.method().equals("POST")) {
      throw bad("watch", "'watch': matches are put under watch by POST, not by " + call.method());
    }
    return Optional.of(given.flag("watch"));
  }

  /** References, ids or numbers of a name, separated by commas or by repetition. */
  List<String> names(String name) {
    List<String> names = new ArrayList<>();
    for (OperationParameters.Parameter parameter : given.named(name)) {
      for (String one : text(parameter.value()).split(",")) {
        if (!one.isBlank()) {
          names.add(one.strip());
        }
      }
    }
    if (names.isEmpty() && given.has(name)) {
      throw bad(name, "'" + name + "' names nothing");
    }
    return names;
  }

  /** The Group of a name. */
  Optional<ResourceKey> group(String name) {
    if (!given.has(name)) {
      return Optional.empty();
    }
    String text = given.value(name).map(MatchCall::text).orElse("");
    String id = text.startsWith("Group/") ? text.substring("Group/".length()) : text;
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw bad(name, "'" + name + "' must be Group/id, not '" + shown(text) + "'");
    }
    return Optional.of(new ResourceKey("Group", id));
  }

  /** Fails where a parameter is given that means nothing here. */
  void refuse(String name, String because) {
    if (given.has(name)) {
      throw bad(name, "the parameter '" + name + "' cannot be given here: " + because);
    }
  }

  Optional<String> text(String name) {
    return given.text(name);
  }

  /** Text of a Reference or an Identifier, or of the string that an address gives instead. */
  static String text(JsonNode value) {
    if (!value.isObject()) {
      return value.asText();
    }
    String reference = value.path("reference").asText("");
    return reference.isEmpty() ? value.at("/identifier/value").asText("") : reference;
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
