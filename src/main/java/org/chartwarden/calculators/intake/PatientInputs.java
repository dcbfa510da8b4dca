package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceVersion;

/** Reads age, sex and race from a Patient. */
final class PatientInputs {

  private static final String RACE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race";

  /** Names of options that take whoever has none of the other options. */
  private static final List<String> REST =
      List.of("other", "non-black", "not-black", "nonblack", "no");

  private final ResourceVersion patient;
  private final ObjectNode tree;
  private final ChartMoment moment;

  PatientInputs(ResourceVersion patient, ChartMoment moment) {
    this.patient = patient;
    this.tree = patient.tree();
    this.moment = moment;
  }

  /** What the Patient says of an input; empty when it is silent. */
  Optional<InputCandidate> of(InputSpec input) {
    if (input.concepts().contains("age") && input instanceof InputSpec.Quantity quantity) {
      return age(quantity);
    }
    if (input.concepts().contains("sex") && input instanceof InputSpec.Choice choice) {
      return sex(choice);
    }
    return input instanceof InputSpec.Choice choice && !input.concepts().contains("sex")
        ? race(choice)
        : Optional.empty();
  }

  private Charted charted(String label, List<String> marks) {
    return new Charted(patient, label, Optional.empty(), marks);
  }

  private Optional<InputCandidate> age(InputSpec.Quantity input) {
    String born = tree.path("birthDate").asText("");
    if (born.isEmpty()) {
      return Optional.empty();
    }
    Charted charted = charted("birth date", List.of());
    Optional<FhirTime> birth = FhirTime.of(born, moment.offset());
    if (birth.isEmpty()) {
      return Optional.of(charted.unusable(input, born, "birthDate", "is no date"));
    }
    LocalDate on = moment.index();
    Optional<LocalDate> death = death();
    if (death.isPresent() && !death.get().isAfter(on)) {
      on = death.get();
      charted = charted("birth date", List.of("age at death on " + death.get()));
    }
    LocalDate first = birth.get().start().toLocalDate();
    LocalDate last = birth.get().end().toLocalDate();
    if (first.isAfter(on)) {
      return Optional.of(charted.unusable(input, born, "birthDate", "lies after " + on));
    }
    ChronoUnit unit = unit(input.unit());
    long most = unit.between(first, on);
    long least = last.isAfter(on) ? 0 : unit.between(last, on);
    String name = unit.name().toLowerCase(Locale.ROOT);
    if (most != least) {
      return Optional.of(
          charted.unusable(
              input,
              born,
              "birthDate",
              "leaves open whether the age is " + least + " or " + most + " " + name));
    }
    InputValue value = InputValue.of(BigDecimal.valueOf(most), input.unit());
    return Optional.of(
        charted.value(
            input, value, most + " " + name + " on " + on + ", born " + born, "birthDate", 0));
  }

  private static ChronoUnit unit(String ucum) {
    return switch (ucum) {
      case "mo" -> ChronoUnit.MONTHS;
      case "wk" -> ChronoUnit.WEEKS;
      case "d" -> ChronoUnit.DAYS;
      default -> ChronoUnit.YEARS;
    };
  }

  private Optional<LocalDate> death() {
    return FhirTime.of(tree.path("deceasedDateTime").asText(""), moment.offset())
        .map(time -> time.start().toLocalDate());
  }

  private Optional<InputCandidate> sex(InputSpec.Choice input) {
    String gender = tree.path("gender").asText("");
    if (gender.isEmpty()) {
      return Optional.empty();
    }
    Charted charted = charted("administrative gender", List.of());
    if (input.option(gender).isEmpty()) {
      return Optional.of(
          charted.unusable(
              input,
              gender,
              "gender",
              "is charted as " + gender + ", for which there is no formula"));
    }
    return Optional.of(charted.value(input, InputValue.of(gender), gender, "gender", 0));
  }

  /** US Core race: a category that names an option, else the option for everybody else. */
  private Optional<InputCandidate> race(InputSpec.Choice input) {
    int place = 0;
    for (JsonNode extension : tree.path("extension")) {
      if (extension.path("url").asText().equals(RACE)) {
        return race(input, extension, "extension[" + place + "]");
      }
      place++;
    }
    return Optional.empty();
  }

  private Optional<InputCandidate> race(InputSpec.Choice input, JsonNode extension, String path) {
    List<String> names = new ArrayList<>();
    for (JsonNode part : extension.path("extension")) {
      JsonNode coding = part.path("valueCoding");
      boolean category = part.path("url").asText().equals("ombCategory");
      if (category && coding.path("system").asText().endsWith("NullFlavor")) {
        continue;
      }
      if (category && coding.hasNonNull("display")) {
        names.add(coding.get("display").asText());
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Charted charted = charted("race", List.of());
    String text = String.join(", ", names);
    return names.stream()
        .flatMap(name -> option(input, name).stream())
        .findFirst()
        .or(() -> rest(input))
        .map(option -> charted.value(input, InputValue.of(option.id()), text, path, 0))
        .or(() -> Optional.of(charted.unusable(input, text, path, "names none of the options")));
  }

  private static Optional<InputSpec.Option> option(InputSpec.Choice input, String display) {
    return input
        .option(display)
        .or(() -> input.option(display.split(" or ")[0]))
        .or(() -> input.option(display.split(" or ")[0].replace(' ', '-')));
  }

  private static Optional<InputSpec.Option> rest(InputSpec.Choice input) {
    return REST.stream().flatMap(id -> input.option(id).stream()).findFirst();
  }
}
