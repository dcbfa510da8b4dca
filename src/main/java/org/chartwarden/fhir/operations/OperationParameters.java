package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.fhir.model.FhirProblem;

/** The parameters of a call in order (FHIR R4 parameters.html). */
public final class OperationParameters {

  /**
   * One parameter.
   *
   * @param name its name
   * @param value its value, or a missing node
   * @param resource its resource; null without one
   * @param parts its parts, or empty
   */
  public record Parameter(
      String name, JsonNode value, ObjectNode resource, OperationParameters parts) {}

  private static final OperationParameters NONE = new OperationParameters(List.of());

  private final List<Parameter> all;

  OperationParameters(List<Parameter> all) {
    this.all = List.copyOf(all);
  }

  /** No parameters. */
  public static OperationParameters none() {
    return NONE;
  }

  static Parameter text(String name, String value) {
    return new Parameter(name, TextNode.valueOf(value), null, NONE);
  }

  static Parameter resource(String name, ObjectNode resource) {
    return new Parameter(name, TextNode.valueOf(""), resource, NONE);
  }

  /** Reads the entries of a Parameters resource, or the parts of one of them. */
  static OperationParameters of(JsonNode entries, String path) {
    List<Parameter> found = new ArrayList<>();
    int place = 0;
    for (JsonNode entry : entries) {
      found.add(parameter(entry, path + "[" + place++ + "]"));
    }
    return new OperationParameters(found);
  }

  private static Parameter parameter(JsonNode entry, String path) {
    String name = entry.path("name").asText("");
    if (name.isEmpty()) {
      throw FhirProblem.invalid("bad-parameters", path + " has no name");
    }
    JsonNode value = TextNode.valueOf("");
    int values = 0;
    for (var member : entry.properties()) {
      if (member.getKey().startsWith("value")) {
        value = member.getValue();
        values++;
      }
    }
    if (values > 1) {
      throw FhirProblem.invalid("bad-parameters", path + " has more than one value");
    }
    ObjectNode resource = entry.path("resource") instanceof ObjectNode object ? object : null;
    return new Parameter(name, value, resource, of(entry.path("part"), path + ".part"));
  }

  /** All parameters in order. */
  public List<Parameter> all() {
    return all;
  }

  public boolean has(String name) {
    return all.stream().anyMatch(p -> p.name().equals(name));
  }

  /** The parameters of a name, in order. */
  public List<Parameter> named(String name) {
    return all.stream().filter(p -> p.name().equals(name)).toList();
  }

  /** The first value of a name as it was sent. */
  public Optional<JsonNode> value(String name) {
    return named(name).stream().map(Parameter::value).findFirst();
  }

  /** The first value of a name as text; a blank one counts as none. */
  public Optional<String> text(String name) {
    return value(name).map(JsonNode::asText).filter(text -> !text.isBlank());
  }

  /** The values of a name as text. */
  public List<String> texts(String name) {
    return named(name).stream()
        .map(p -> p.value().asText())
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** The items of the values of a name, separated by commas or by repetition. */
  public List<String> items(String name) {
    return texts(name).stream()
        .flatMap(text -> java.util.Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** The first value of a name as a truth value; false without one. */
  public boolean flag(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** The first value of a name as a number; it was checked to be one. */
  public OptionalInt number(String name) {
    return text(name)
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  /** The first value of a name as a point in time; 400 when there is no such time. */
  public Optional<Instant> instant(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeParseException e) {
                throw noSuchTime(name, text);
              }
            });
  }

  /** The first value of a name as a FHIR date, which may lack day and month; 400 for no date. */
  public Optional<String> date(String name) {
    Optional<String> date = text(name);
    date.ifPresent(
        text -> {
          try {
            LocalDate.parse(text + "0000-01-01".substring(text.length()));
          } catch (DateTimeParseException e) {
            throw noSuchTime(name, text);
          }
        });
    return date;
  }

  private static FhirProblem noSuchTime(String name, String text) {
    return FhirProblem.invalid(
        "bad-parameter", "the parameter '" + name + "' names no real time: '" + text + "'");
  }

  /** The first resource of a name. */
  public Optional<ObjectNode> resource(String name) {
    return named(name).stream().map(Parameter::resource).filter(r -> r != null).findFirst();
  }

  /** The resources of a name. */
  public List<ObjectNode> resources(String name) {
    return named(name).stream().map(Parameter::resource).filter(r -> r != null).toList();
  }

  OperationParameters and(OperationParameters more) {
    List<Parameter> both = new ArrayList<>(all);
    both.addAll(more.all);
    return new OperationParameters(both);
  }
}
