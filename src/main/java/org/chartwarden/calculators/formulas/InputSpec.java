package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chartwarden.units.Substance;

/** One input of a calculator. */
public sealed interface InputSpec {

  /** Name in snake_case, unique within the calculator. */
  String name();

  /** Name for a person, lower case, as it reads within a sentence. */
  String label();

  /**
   * Ids of the vocabulary concepts that fill it, the preferred one first; {@code age} and {@code
   * sex} are the patient's own. Empty when only a person can give it.
   */
  List<String> concepts();

  /** Whether the result cannot be computed without it. */
  boolean required();

  /**
   * A number with a unit.
   *
   * @param unit UCUM unit the formula wants; {@code "1"} for a bare number
   * @param low lowest plausible value in {@code unit}
   * @param high highest plausible value in {@code unit}
   * @param substance what is needed to pass between mass, amount and charge
   * @param otherUnits units that no general rule converts, with the factor to {@code unit}
   * @param completed whether only whole completed units count, as in ages
   * @param freshFor how long a charted value stands for today; older ones are marked stale
   */
  record Quantity(
      String name,
      String label,
      List<String> concepts,
      boolean required,
      String unit,
      BigDecimal low,
      BigDecimal high,
      Substance substance,
      Map<String, BigDecimal> otherUnits,
      boolean completed,
      Period freshFor)
      implements InputSpec {

    public Quantity {
      concepts = List.copyOf(concepts);
      otherUnits = Map.copyOf(otherUnits);
    }

    static Quantity of(
        String name, String label, String unit, String low, String high, String... concepts) {
      return new Quantity(
          name,
          label,
          List.of(concepts),
          true,
          unit,
          new BigDecimal(low),
          new BigDecimal(high),
          Substance.UNKNOWN,
          Map.of(),
          false,
          Period.ofDays(90));
    }

    Quantity optional() {
      return changed(draft -> draft.required = false);
    }

    Quantity named(String newName, String newLabel) {
      return changed(
          draft -> {
            draft.name = newName;
            draft.label = newLabel;
          });
    }

    Quantity filledBy(String... newConcepts) {
      return changed(draft -> draft.concepts = List.of(newConcepts));
    }

    Quantity within(String newLow, String newHigh) {
      return changed(
          draft -> {
            draft.low = new BigDecimal(newLow);
            draft.high = new BigDecimal(newHigh);
          });
    }

    Quantity freshFor(Period period) {
      return changed(draft -> draft.freshFor = period);
    }

    Quantity of(Substance newSubstance) {
      return changed(draft -> draft.substance = newSubstance);
    }

    /** Accepts one more unit: a number in it times the factor is in {@link #unit()}. */
    Quantity orIn(String otherUnit, String factor) {
      Map<String, BigDecimal> more = new HashMap<>(otherUnits);
      more.put(otherUnit, new BigDecimal(factor));
      return changed(draft -> draft.otherUnits = more);
    }

    /** Only whole completed units count. */
    Quantity wholeUnits() {
      return changed(draft -> draft.completed = true);
    }

    private Quantity changed(Consumer<Draft> change) {
      Draft draft = new Draft(this);
      change.accept(draft);
      return draft.quantity();
    }

    /** A copy in the making. */
    private static final class Draft {
      private String name;
      private String label;
      private List<String> concepts;
      private boolean required;
      private final String unit;
      private BigDecimal low;
      private BigDecimal high;
      private Substance substance;
      private Map<String, BigDecimal> otherUnits;
      private boolean completed;
      private Period freshFor;

      Draft(Quantity from) {
        name = from.name;
        label = from.label;
        concepts = from.concepts;
        required = from.required;
        unit = from.unit;
        low = from.low;
        high = from.high;
        substance = from.substance;
        otherUnits = from.otherUnits;
        completed = from.completed;
        freshFor = from.freshFor;
      }

      Quantity quantity() {
        return new Quantity(
            name,
            label,
            concepts,
            required,
            unit,
            low,
            high,
            substance,
            otherUnits,
            completed,
            freshFor);
      }
    }
  }

  /**
   * Yes or no.
   *
   * @param whenUndocumented what the score takes when nobody said; empty makes it required
   * @param lookback how far back a charted fact counts, or null for ever
   */
  record Flag(
      String name,
      String label,
      List<String> concepts,
      Optional<Boolean> whenUndocumented,
      Period lookback)
      implements InputSpec {

    public Flag {
      concepts = List.copyOf(concepts);
    }

    /** An item that counts as absent when nobody documented it. */
    static Flag of(String name, String label, String... concepts) {
      return new Flag(name, label, List.of(concepts), Optional.of(false), null);
    }

    Flag within(Period period) {
      return new Flag(name, label, concepts, whenUndocumented, period);
    }

    /** The same item, which counts as present when nobody documented it. */
    Flag presentUnlessDocumented() {
      return new Flag(name, label, concepts, Optional.of(true), lookback);
    }

    /** The same item, without which nothing is computed. */
    Flag asked() {
      return new Flag(name, label, concepts, Optional.empty(), lookback);
    }

    @Override
    public boolean required() {
      return whenUndocumented.isEmpty();
    }
  }

  /**
   * One of several words.
   *
   * @param options what can be chosen, in the order to show
   * @param whenUndocumented id of the option the score takes when nobody said, if any
   * @param required whether nothing is computed without it
   */
  record Choice(
      String name,
      String label,
      List<String> concepts,
      List<Option> options,
      Optional<String> whenUndocumented,
      boolean required)
      implements InputSpec {

    public Choice {
      concepts = List.copyOf(concepts);
      options = List.copyOf(options);
    }

    static Choice of(String name, String label, Option... options) {
      return new Choice(name, label, List.of(), List.of(options), Optional.empty(), true);
    }

    Choice filledBy(String... newConcepts) {
      return new Choice(name, label, List.of(newConcepts), options, whenUndocumented, required);
    }

    Choice assuming(String option) {
      return new Choice(name, label, concepts, options, Optional.of(option), false);
    }

    Choice optional() {
      return new Choice(name, label, concepts, options, Optional.empty(), false);
    }

    /** The option that a word names, by id, label or other name; letter case does not matter. */
    public Optional<Option> option(String word) {
      String wanted = word.strip().toLowerCase(Locale.ROOT);
      return options.stream().filter(o -> o.answersTo(wanted)).findFirst();
    }
  }

  /**
   * An option of a choice.
   *
   * @param id stable kebab-case id
   * @param label for a person
   * @param points what it is worth in a point score, otherwise 0
   * @param otherNames further names, lower case
   */
  record Option(String id, String label, double points, List<String> otherNames) {

    public Option {
      otherNames = List.copyOf(otherNames);
    }

    static Option of(String id, String label, String... otherNames) {
      return new Option(id, label, 0, List.of(otherNames));
    }

    static Option worth(double points, String id, String label, String... otherNames) {
      return new Option(id, label, points, List.of(otherNames));
    }

    boolean answersTo(String lowerCaseWord) {
      return id.equals(lowerCaseWord)
          || label.toLowerCase(Locale.ROOT).equals(lowerCaseWord)
          || otherNames.contains(lowerCaseWord);
    }
  }

  /** A calendar day. */
  record Day(String name, String label, List<String> concepts, boolean required)
      implements InputSpec {

    public Day {
      concepts = List.copyOf(concepts);
    }

    static Day of(String name, String label, String... concepts) {
      return new Day(name, label, List.of(concepts), true);
    }
  }

  /** Names of inputs, in order. */
  static List<String> names(List<InputSpec> inputs) {
    List<String> names = new ArrayList<>(inputs.size());
    inputs.forEach(i -> names.add(i.name()));
    return names;
  }
}
