package org.chartwarden.calculators.formulas;

import java.util.List;
import java.util.Objects;

/**
 * What a calculator states about itself; endpoint, tools and intake read nothing else.
 *
 * @param id stable kebab-case id
 * @param name for a person
 * @param citation the published source of the formula
 * @param inputs what it needs
 * @param unit UCUM unit of the result
 */
public record CalculatorSpec(
    String id, String name, String citation, List<InputSpec> inputs, String unit) {

  public CalculatorSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(citation, "citation");
    Objects.requireNonNull(unit, "unit");
    inputs = List.copyOf(inputs);
  }
}
