package org.chartwarden.trials.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.requests.TextMatchWish;
import org.chartwarden.trials.store.TrialQuery;

/**
 * Reads a request for the trials of a text: plain JSON, a FHIR Parameters resource, or the text as
 * it is with the rest in the address. Every fault is told, each with its member.
 */
final class TextMatchRequest {

  static final int DEFAULT_COUNT = 20;
  private static final int MOST_COUNT = 1_000;
  private static final int SHOWN = 60;
  private static final List<String> MEMBERS =
      List.of("text", "asOf", "count", "trials", "condition", "status");

  private final Map<String, List<JsonNode>> given = new LinkedHashMap<>();
  private final List<FhirIssue> problems = new ArrayList<>();
  private final int mostCharacters;

  /**
   * Begins a request.
   *
   * @param mostCharacters of the text
   */
  TextMatchRequest(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /**
   * A JSON body.
   *
   * @throws FhirProblem 400 when it is no object
   */
  TextMatchRequest json(byte[] body) {
    JsonNode tree;
    try {
      tree = Json.parse(body);
    } catch (JsonProcessingException e) {
      throw FhirProblem.invalid("malformed-json", "the body is not JSON" + Json.fault(e));
    }
    if (!(tree instanceof ObjectNode object)) {
      throw FhirProblem.invalid("malformed-json", "the body must be a JSON object with 'text'");
    }
    String type = object.path("resourceType").asText("");
    if (type.isEmpty()) {
      object.properties().forEach(member -> members(member.getKey(), member.getValue()));
    } else if (type.equals("Parameters")) {
      object.path("parameter").forEach(this::parameter);
    } else {
      throw FhirProblem.invalid(
          "wrong-type", "the body is a " + shown(type) + "; it must be Parameters or plain JSON");
    }
    return this;
  }

  private void members(String name, JsonNode value) {
    if (value.isArray() && name.equals("trials")) {
      given.computeIfAbsent(name, one -> new ArrayList<>());
      value.forEach(one -> member(name, one));
    } else if (!value.isNull()) {
      member(name, value);
    }
  }

  private void parameter(JsonNode parameter) {
    String name = parameter.path("name").asText("");
    for (Map.Entry<String, JsonNode> value : parameter.properties()) {
      if (value.getKey().startsWith("value")) {
        JsonNode one = value.getValue();
        member(
            name.equals("trial") ? "trials" : name,
            one.path("reference").isTextual() ? one.path("reference") : one);
        return;
      }
    }
    fault(name, "missing-value", "the parameter '" + shown(name) + "' has no value");
  }

  /** A member; one of the address is only taken where the body has none. */
  private void member(String name, JsonNode value) {
    if (!MEMBERS.contains(name)) {
      fault(
          shown(name),
          "unknown-member",
          "there is no member '" + shown(name) + "'; there are " + String.join(", ", MEMBERS));
      return;
    }
    List<JsonNode> values = given.computeIfAbsent(name, one -> new ArrayList<>());
    if (!values.isEmpty() && !name.equals("trials")) {
      fault(name, "repeated-member", "'" + name + "' is given more than once");
      return;
    }
    values.add(value);
  }

  /** The text as it is. */
  TextMatchRequest text(String text) {
    member("text", Json.object().textNode(text));
    return this;
  }

  /** What the address says; the body wins over it. */
  TextMatchRequest address(Map<String, List<String>> query) {
    Map<String, List<JsonNode>> ofBody = new LinkedHashMap<>(given);
    query.forEach(
        (name, values) -> {
          String member = name.equals("trial") ? "trials" : name;
          if (!ofBody.containsKey(member)) {
            values.forEach(value -> member(member, Json.object().textNode(value)));
          }
        });
    return this;
  }

  /**
   * What is wished.
   *
   * @throws FhirProblem 400 with everything that is wrong, 413 when the text is too long
   */
  TextMatchWish wish() {
    String text = string("text").orElse("");
    if (text.length() > mostCharacters) {
      throw new FhirProblem(
          413,
          List.of(
              new FhirIssue(
                  "error",
                  "too-long",
                  "text-too-long",
                  "'text' has "
                      + text.length()
                      + " characters; at most "
                      + mostCharacters
                      + " are read",
                  "text")));
    }
    if (text.codePoints().noneMatch(Character::isLetter)) {
      fault("text", "missing-text", "'text' must tell of the patient in words");
    }
    TextMatchWish wish =
        new TextMatchWish(text, asOf(), ReportPart.first(count()), trials(), query());
    if (!problems.isEmpty()) {
      throw new FhirProblem(400, problems);
    }
    return wish;
  }

  private Optional<LocalDate> asOf() {
    return string("asOf")
        .flatMap(
            day -> {
              try {
                return Optional.of(LocalDate.parse(day));
              } catch (DateTimeException e) {
                fault(
                    "asOf",
                    "bad-date",
                    "'asOf' must be a day that there is, such as 2024-05-22, not '"
                        + shown(day)
                        + "'");
                return Optional.empty();
              }
            });
  }

  private int count() {
    List<JsonNode> values = given.getOrDefault("count", List.of());
    if (values.isEmpty()) {
      return DEFAULT_COUNT;
    }
    String written = values.get(0).asText("");
    boolean number = written.matches("\\d{1,4}");
    int count = number ? Integer.parseInt(written) : 0;
    if (count < 1 || count > MOST_COUNT) {
      fault(
          "count",
          "bad-number",
          "'count' must be a whole number from 1 to "
              + MOST_COUNT
              + ", not '"
              + shown(written)
              + "'");
    }
    return count;
  }

  private List<String> trials() {
    List<String> trials = new ArrayList<>();
    for (JsonNode value : given.getOrDefault("trials", List.of())) {
      if (!value.isTextual()) {
        fault("trials", "wrong-type", "'trials' must be a list of strings");
        return List.of();
      }
      for (String one : value.textValue().split(",")) {
        if (!one.isBlank()) {
          trials.add(one.strip());
        }
      }
    }
    if (trials.isEmpty() && given.containsKey("trials")) {
      fault("trials", "empty-list", "'trials' names no trial; leave it out to ask for all");
    }
    return trials;
  }

  private TrialQuery query() {
    Optional<String> condition = string("condition").filter(one -> !one.isBlank());
    Optional<String> status = string("status").filter(one -> !one.isBlank());
    if (given.containsKey("trials") && (condition.isPresent() || status.isPresent())) {
      fault("trials", "bad-parameter", "name 'trials', or ask by 'condition' and 'status'");
    }
    try {
      return new TrialQuery(condition, status);
    } catch (FhirProblem e) {
      e.issues().forEach(issue -> fault("status", issue.code(), issue.message()));
      return TrialQuery.ALL;
    }
  }

  private Optional<String> string(String member) {
    List<JsonNode> values = given.getOrDefault(member, List.of());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (!values.get(0).isTextual()) {
      fault(member, "wrong-type", "'" + member + "' must be a string");
      return Optional.empty();
    }
    return Optional.of(values.get(0).textValue());
  }

  private void fault(String member, String code, String message) {
    problems.add(new FhirIssue("error", "invalid", code, message, member));
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
