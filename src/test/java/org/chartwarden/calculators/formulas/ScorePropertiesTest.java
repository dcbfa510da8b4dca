package org.chartwarden.calculators.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every calculator and any inputs that fit it, equations included. */
class ScorePropertiesTest {

  private static final int DRAWS = 80;
  private static final int UNIT_DRAWS = 4;
  private static final long SEED = 20260;

  /**
   * Items that lower a score, as "calculator/item": one that counts against the diagnosis, and one
   * that chooses the scale with lower targets of oxygen saturation.
   */
  private static final Set<String> LOWERING =
      Set.of("wells-dvt/alternative_diagnosis", "news2/hypercapnic_failure");

  private static final List<String> OTHER_UNITS =
      List.of(
          "mg/dL", "g/L", "mmol/L", "umol/L", "meq/L", "10*9/L", "/uL", "[degF]", "kPa", "[in_i]",
          "m", "[lb_av]", "g", "s", "L/d");

  private static Stream<DynamicTest> each(Consumer<Calculator> property) {
    return CalculatorCatalog.all().stream()
        .map(c -> DynamicTest.dynamicTest(c.spec().id(), () -> property.accept(c)));
  }

  private static Stream<DynamicTest> eachDraw(
      BiConsumer<Calculator, Map<String, InputValue>> property) {
    return each(
        calculator -> {
          RandomInputs random = new RandomInputs(SEED);
          for (int i = 0; i < DRAWS; i++) {
            property.accept(calculator, random.draw(calculator.spec()));
          }
        });
  }

  private static CalculatorInputs.Check check(
      Calculator calculator, Map<String, InputValue> given) {
    return CalculatorInputs.check(calculator, given, Convention.CLINICAL);
  }

  /** The number that comes out, NaN where there is none or the inputs contradict each other. */
  private static double number(Calculator calculator, Map<String, InputValue> given) {
    return check(calculator, given)
        .inputs()
        .flatMap(inputs -> calculator.compute(inputs).number())
        .map(BigDecimal::doubleValue)
        .orElse(Double.NaN);
  }

  @TestFactory
  Stream<DynamicTest> totalsLieWithinTheStatedRange() {
    return each(
        calculator -> {
          CalculatorSpec.Output output = calculator.spec().output();
          RandomInputs random = new RandomInputs(SEED);
          int computed = 0;
          for (int i = 0; i < DRAWS; i++) {
            Map<String, InputValue> given = random.draw(calculator.spec());
            CalculatorInputs.Check check = check(calculator, given);
            assertThat(check.problems())
                .as(given.toString())
                .allMatch(p -> p.code().equals("conflict"));
            if (check.inputs().isEmpty()) {
              continue;
            }
            CalculatorResult result = calculator.compute(check.inputs().get());
            computed += result.answer() instanceof CalculatorResult.NotComputable ? 0 : 1;
            assertThat(result.working()).as(given.toString()).isNotEmpty();
            if (output.form() == CalculatorSpec.Form.SCORE && result.number().isPresent()) {
              assertThat(result.number().get().doubleValue())
                  .as(given.toString())
                  .isBetween(output.low(), output.high());
              assertThat(result.band().isPresent() || calculator.spec().bands().isEmpty())
                  .as("band of " + result.number().get())
                  .isTrue();
            }
          }
          if (output.form() == CalculatorSpec.Form.SCORE) {
            assertThat(computed).as("draws that could be computed").isGreaterThan(DRAWS / 10);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anItemThatIsPresentNeverLowersAScore() {
    return eachDraw(
        (calculator, given) -> {
          CalculatorSpec spec = calculator.spec();
          if (spec.output().form() != CalculatorSpec.Form.SCORE) {
            return;
          }
          for (InputSpec input : spec.inputs()) {
            if (input instanceof InputSpec.Flag flag
                && !LOWERING.contains(spec.id() + "/" + flag.name())) {
              double without = number(calculator, with(given, flag, InputValue.of(false)));
              double present = number(calculator, with(given, flag, InputValue.of(true)));
              assertThat(present < without).as(flag.name() + " in " + given).isFalse();
            }
          }
        });
  }

  private static Map<String, InputValue> with(
      Map<String, InputValue> given, InputSpec input, InputValue value) {
    Map<String, InputValue> changed = new HashMap<>(given);
    changed.put(input.name(), value);
    return changed;
  }

  @TestFactory
  Stream<DynamicTest> aMissingMeasuredValueIsNeverComputed() {
    return each(
        calculator -> {
          Map<String, InputValue> given = new RandomInputs(SEED).draw(calculator.spec());
          for (InputSpec input : calculator.spec().inputs()) {
            if (input.required()) {
              Map<String, InputValue> less = new HashMap<>(given);
              less.remove(input.name());
              CalculatorInputs.Check check = check(calculator, less);
              assertThat(check.inputs()).as(input.name()).isEmpty();
              assertThat(check.missing()).containsExactly(input.name());
            }
          }
          for (List<String> group : calculator.spec().oneOf()) {
            Map<String, InputValue> less = new HashMap<>(given);
            group.forEach(less::remove);
            assertThat(check(calculator, less).missingOneOf()).contains(group);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> assumptionsAreTheDefaultsThatNobodyDocumented() {
    return eachDraw(
        (calculator, given) -> {
          Set<String> expected = new HashSet<>();
          for (InputSpec input : calculator.spec().inputs()) {
            boolean hasDefault =
                input instanceof InputSpec.Flag flag && flag.whenUndocumented().isPresent()
                    || input instanceof InputSpec.Choice choice
                        && choice.whenUndocumented().isPresent();
            if (hasDefault && !given.containsKey(input.name())) {
              expected.add(input.name());
            }
          }
          assertThat(check(calculator, given).assumptions())
              .extracting(Assumption::input)
              .containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  @TestFactory
  Stream<DynamicTest> otherUnitsGiveTheSameResult() {
    return each(
        calculator -> {
          RandomInputs random = new RandomInputs(SEED);
          for (InputSpec input : calculator.spec().inputs()) {
            if (!(input instanceof InputSpec.Quantity quantity) || quantity.completed()) {
              continue;
            }
            List<String> units = generalUnits(quantity);
            for (int i = 0; i < UNIT_DRAWS; i++) {
              Map<String, InputValue> given = random.draw(calculator.spec());
              Amount amount = new Amount(random.inside(quantity), quantity.unit());
              double expected =
                  number(calculator, with(given, input, new InputValue.Measured(amount)));
              for (Amount other : inOtherUnits(quantity, amount, units)) {
                double result =
                    number(calculator, with(given, input, new InputValue.Measured(other)));
                assertSame(result, expected, amount + " as " + other + " in " + given);
              }
            }
          }
        });
  }

  private static void assertSame(double result, double expected, String what) {
    if (Double.isNaN(expected)) {
      assertThat(result).as(what).isNaN();
    } else {
      assertThat(result).as(what).isCloseTo(expected, within(2e-5 + 1e-8 * Math.abs(expected)));
    }
  }

  /** Units between which a general rule converts, and no factor of the input's own. */
  private static List<String> generalUnits(InputSpec.Quantity quantity) {
    return OTHER_UNITS.stream()
        .filter(u -> UnitConverter.convertible(quantity.unit(), u, quantity.substance()))
        .filter(
            u ->
                quantity.otherUnits().keySet().stream()
                    .noneMatch(o -> UnitConverter.convertible(u, o, quantity.substance())))
        .toList();
  }

  private static List<Amount> inOtherUnits(
      InputSpec.Quantity quantity, Amount amount, List<String> units) {
    List<Amount> others = new ArrayList<>();
    quantity
        .otherUnits()
        .forEach(
            (unit, factor) ->
                others.add(new Amount(amount.value().divide(factor, MathContext.DECIMAL64), unit)));
    units.forEach(unit -> others.add(UnitConverter.convert(amount, unit, quantity.substance())));
    return others;
  }

  @TestFactory
  Stream<DynamicTest> bandsFollowEachOtherWithoutGaps() {
    return each(
        calculator -> {
          List<Band> bands = calculator.spec().bands();
          for (int i = 1; i < bands.size(); i++) {
            assertThat(bands.get(i).from())
                .as(bands.get(i).label())
                .isNotNull()
                .isEqualTo(bands.get(i - 1).to());
          }
        });
  }
}
