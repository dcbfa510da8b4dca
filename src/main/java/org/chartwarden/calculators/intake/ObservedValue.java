package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.units.UnitNames;

/** Reads the value of an Observation, or of a component, as an input wants it. */
final class ObservedValue {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final int DAY = 10;
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(<=|>=|<|>)?\\s*(-?\\d{1,12}(?:\\.\\d{1,12})?)\\s*([^\\d\\s].{0,30})?\\s*");

  private final Charted charted;
  private final InputSpec input;
  private final JsonNode holder;
  private final String path;
  private final int rank;

  ObservedValue(Charted charted, InputSpec input, JsonNode holder, String path, int rank) {
    this.charted = charted;
    this.input = input;
    this.holder = holder;
    this.path = path;
    this.rank = rank;
  }

  InputCandidate read() {
    if (holder.has("dataAbsentReason")) {
      String reason = Coded.of(holder.get("dataAbsentReason"), (s, c) -> Set.of(c)).display();
      return unusable("no value", "it has no value: " + reason);
    }
    return switch (input) {
      case InputSpec.Quantity quantity -> number();
      case InputSpec.Flag flag -> flag();
      case InputSpec.Choice choice -> choice(choice);
      case InputSpec.Day day -> day();
    };
  }

  private InputCandidate unusable(String text, String reason) {
    return charted.unusable(input, text, path, reason);
  }

  private InputCandidate number() {
    JsonNode quantity = holder.path("valueQuantity");
    if (quantity.path("value").isNumber()) {
      return quantity(quantity);
    }
    if (holder.path("valueInteger").isNumber()) {
      return value(InputValue.of(holder.get("valueInteger").decimalValue(), ""));
    }
    Matcher text = NUMBER.matcher(holder.path("valueString").asText(""));
    if (text.matches()) {
      String unit = text.group(3) == null ? "" : text.group(3).strip();
      // "3 weeks ago" is a remark, not a number with a unit.
      if (unit.isEmpty() || UnitNames.ucum(unit).isPresent()) {
        String sign = text.group(1) == null ? "" : text.group(1);
        return number(new BigDecimal(text.group(2)), unit, sign, text.group().strip());
      }
    }
    return unusable(shown(), "it is no number with a unit");
  }

  private InputCandidate quantity(JsonNode quantity) {
    String shown = quantity.path("unit").asText("");
    boolean coded = UCUM.equals(quantity.path("system").asText()) && quantity.hasNonNull("code");
    String unit = coded ? quantity.get("code").asText() : shown;
    if (unit.isEmpty()) {
      unit = quantity.path("code").asText("");
    }
    String sign = quantity.path("comparator").asText("");
    String number = quantity.get("value").asText();
    String text = sign + number + " " + (shown.isEmpty() ? unit : shown);
    return number(quantity.get("value").decimalValue(), unit, sign, text.strip());
  }

  private InputCandidate number(BigDecimal number, String unit, String sign, String text) {
    InputValue value = InputValue.of(number, unit);
    InputCandidate candidate = charted.bound(input, value, text, sign, path, rank);
    return unit.isEmpty() && input instanceof InputSpec.Quantity quantity && !bare(quantity)
        ? candidate.marked("charted without a unit; taken as " + quantity.unit())
        : candidate;
  }

  private static boolean bare(InputSpec.Quantity quantity) {
    return quantity.unit().equals("1")
        || quantity.unit().startsWith("{")
        || quantity.unit().equals("[pH]");
  }

  private InputCandidate flag() {
    Optional<Boolean> stated =
        holder.path("valueBoolean").isBoolean()
            ? Optional.of(holder.get("valueBoolean").booleanValue())
            : CodedAnswers.of(holder.path("valueCodeableConcept"))
                .or(() -> CodedAnswers.ofWord(holder.path("valueString").asText("")));
    return stated
        .map(present -> value(InputValue.of(present)))
        .orElseGet(() -> unusable(shown(), "it says neither present nor absent"));
  }

  private InputCandidate choice(InputSpec.Choice choice) {
    JsonNode concept = holder.path("valueCodeableConcept");
    List<String> words = new ArrayList<>();
    words.add(concept.path("text").asText(""));
    for (JsonNode coding : concept.path("coding")) {
      words.add(coding.path("display").asText(""));
      words.add(coding.path("code").asText(""));
    }
    words.add(holder.path("valueString").asText(""));
    Optional<InputSpec.Option> named =
        words.stream()
            .filter(word -> !word.isBlank())
            .flatMap(word -> choice.option(word).stream())
            .findFirst();
    return named
        .or(() -> worth(choice))
        .map(option -> value(InputValue.of(option.id())))
        .orElseGet(() -> unusable(shown(), "it names none of the options"));
  }

  /** The one option that is worth the number that is charted, as items of scales are. */
  private Optional<InputSpec.Option> worth(InputSpec.Choice choice) {
    JsonNode number =
        holder.has("valueInteger")
            ? holder.get("valueInteger")
            : holder.path("valueQuantity").path("value");
    if (!number.isNumber()) {
      return Optional.empty();
    }
    List<InputSpec.Option> fitting =
        choice.options().stream().filter(o -> o.points() == number.doubleValue()).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private InputCandidate day() {
    String text =
        holder.path("valueDateTime").asText(holder.path("valueString").asText("")).strip();
    if (text.length() < DAY) {
      return unusable(shown(), "it is not known to the day");
    }
    try {
      return value(InputValue.of(LocalDate.parse(text.substring(0, DAY))));
    } catch (DateTimeParseException e) {
      return unusable(shown(), "it is no date");
    }
  }

  private InputCandidate value(InputValue value) {
    return charted.value(input, value, shown(), path, rank);
  }

  /** The value as it reads. */
  private String shown() {
    for (var member : holder.properties()) {
      if (member.getKey().startsWith("value")) {
        JsonNode value = member.getValue();
        if (value.isValueNode()) {
          return value.asText();
        }
        if (value.has("coding") || value.has("text")) {
          return Coded.of(value, (s, c) -> Set.of(c)).display();
        }
        return value.toString();
      }
    }
    return "no value";
  }
}
