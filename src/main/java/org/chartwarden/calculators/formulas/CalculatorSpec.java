package org.chartwarden.calculators.formulas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a calculator states about itself; endpoints, tools, forms and intake read nothing else.
 *
 * @param id stable kebab-case id
 * @param medCalcBench number in MedCalc-Bench, if it is one of its 55
 * @param name for a person
 * @param category what it is for
 * @param synonyms other names by which people ask for it
 * @param inputs what it takes, in the order to ask
 * @param oneOf groups of inputs of which at least one is needed
 * @param output what it gives
 * @param bands what results mean, lowest first; empty where the source gives none
 * @param lowerIsWorse whether a low score is the bad one, as in the Glasgow coma scale
 * @param timeRule which charted value fills an input unless the caller says otherwise
 * @param references published sources, the defining one first
 * @param conventions what differs under another {@link Convention}, by convention, one sentence
 * @param version of formula and data; grows when a result can change
 */
public record CalculatorSpec(
    String id,
    OptionalInt medCalcBench,
    String name,
    Category category,
    List<String> synonyms,
    List<InputSpec> inputs,
    List<List<String>> oneOf,
    Output output,
    List<Band> bands,
    boolean lowerIsWorse,
    TimeRule timeRule,
    List<Reference> references,
    Map<Convention, String> conventions,
    String version) {

  /** The form of a result. */
  public enum Form {
    DECIMAL,
    SCORE,
    DATE,
    WEEKS_AND_DAYS
  }

  /**
   * What a calculator gives.
   *
   * @param form how it reads
   * @param unit UCUM unit; {@code {score}} for points, empty for a date
   * @param loinc code of an Observation of the result, or empty
   * @param low lowest possible score, or null
   * @param high highest possible score, or null
   */
  public record Output(Form form, String unit, String loinc, Double low, Double high) {}

  public CalculatorSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(output, "output");
    synonyms = List.copyOf(synonyms);
    inputs = List.copyOf(inputs);
    oneOf = List.copyOf(oneOf);
    bands = List.copyOf(bands);
    references = List.copyOf(references);
    conventions = Map.copyOf(conventions);
    if (references.isEmpty()) {
      throw new IllegalArgumentException(id + " names no source");
    }
    if (InputSpec.names(inputs).stream().distinct().count() != inputs.size()) {
      throw new IllegalArgumentException(id + " names an input twice");
    }
  }

  /** The input of that name, or empty. */
  public Optional<InputSpec> input(String inputName) {
    for (InputSpec input : inputs) {
      if (input.name().equals(inputName)) {
        return Optional.of(input);
      }
    }
    return Optional.empty();
  }

  /** UCUM unit of the result. */
  public String unit() {
    return output.unit();
  }

  static Builder of(String id, String name, Category category) {
    return new Builder(id, name, category);
  }

  /** Gathers the statements of one calculator. */
  static final class Builder {
    private final String id;
    private final String name;
    private final Category category;
    private OptionalInt medCalcBench = OptionalInt.empty();
    private final List<String> synonyms = new ArrayList<>();
    private final List<InputSpec> inputs = new ArrayList<>();
    private final List<List<String>> oneOf = new ArrayList<>();
    private Output output;
    private final List<Band> bands = new ArrayList<>();
    private boolean lowerIsWorse;
    private TimeRule timeRule = TimeRule.LATEST;
    private final List<Reference> references = new ArrayList<>();
    private final Map<Convention, String> conventions = new TreeMap<>();
    private String version = "1";

    private Builder(String id, String name, Category category) {
      this.id = id;
      this.name = name;
      this.category = category;
    }

    Builder medCalcBench(int number) {
      medCalcBench = OptionalInt.of(number);
      return this;
    }

    Builder synonyms(String... names) {
      synonyms.addAll(List.of(names));
      return this;
    }

    Builder inputs(InputSpec... specs) {
      inputs.addAll(List.of(specs));
      return this;
    }

    /** At least one of these optional inputs is needed. */
    Builder oneOf(InputSpec... specs) {
      oneOf.add(Arrays.stream(specs).map(InputSpec::name).toList());
      return this;
    }

    Builder decimal(String unit) {
      return decimal(unit, "");
    }

    Builder decimal(String unit, String loinc) {
      output = new Output(Form.DECIMAL, unit, loinc, null, null);
      return this;
    }

    Builder score(double low, double high) {
      return score(low, high, "");
    }

    Builder score(double low, double high, String loinc) {
      output = new Output(Form.SCORE, "{score}", loinc, low, high);
      return this;
    }

    Builder date(String loinc) {
      output = new Output(Form.DATE, "", loinc, null, null);
      return this;
    }

    Builder weeksAndDays(String loinc) {
      output = new Output(Form.WEEKS_AND_DAYS, "d", loinc, null, null);
      return this;
    }

    Builder bands(Band... stretches) {
      bands.addAll(List.of(stretches));
      return this;
    }

    /** The lower the score the worse. */
    Builder lowerIsWorse() {
      lowerIsWorse = true;
      return this;
    }

    Builder timeRule(TimeRule rule) {
      timeRule = rule;
      return this;
    }

    Builder source(Reference reference) {
      references.add(reference);
      return this;
    }

    Builder convention(Convention convention, String sentence) {
      conventions.put(convention, sentence);
      return this;
    }

    Builder version(String text) {
      version = text;
      return this;
    }

    CalculatorSpec build() {
      return new CalculatorSpec(
          id,
          medCalcBench,
          name,
          category,
          synonyms,
          inputs,
          oneOf,
          output,
          bands,
          lowerIsWorse,
          timeRule,
          references,
          conventions,
          version);
    }
  }
}
