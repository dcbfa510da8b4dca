package org.chartwarden.cli.bench.calculators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.GivenInputs;
import org.chartwarden.platform.Json;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One calculation from given inputs: check, unit conversion, formula, working. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CalculationBenchmark {

  private static final Map<String, String> INPUTS =
      Map.of(
          "bmi",
          "weight=154 lb;height=69 in",
          "ckd-epi-2021",
          "creatinine=88 umol/L;age=61;sex=female",
          "apache-ii",
          "heart_rate=107;sodium=136 mEq/L;creatinine=159 umol/L;fio2=36 %;systolic=110;diastolic=58;"
              + "age=64;acute_renal_failure=yes;hematocrit=34;gcs=13;ph=7.29;wbc=12.3;"
              + "potassium=4.5 mEq/L;temperature=100.8 [degF];respiratory_rate=22;"
              + "organ_failure=no;pao2=10 kPa",
          "caprini",
          "age=67;pneumonia=yes;leg_fracture=yes;varicose_veins=yes;swollen_legs=no;"
              + "central_line=no;previous_dvt=no;previous_pe=no;family_history=yes;"
              + "inflammatory_bowel_disease=no;bmi=21;acute_infarction=no;copd=yes;malignancy=no;"
              + "mobility=confined-to-bed");

  /** Which calculator; the keys of the inputs above. */
  @Param({"bmi", "ckd-epi-2021", "apache-ii", "caprini"})
  public String calculator;

  private Calculator chosen;
  private Map<String, InputValue> values;

  /** Reads the inputs, which a caller has in hand. */
  @Setup
  public void prepare() {
    chosen = CalculatorCatalog.find(calculator).orElseThrow();
    ObjectNode members = Json.object();
    for (String input : INPUTS.get(calculator).split(";")) {
      String[] parts = input.split("=", 2);
      members.put(parts[0], parts[1]);
    }
    GivenInputs given = GivenInputs.of(chosen.spec(), members);
    CalculatorInputs.Check check =
        CalculatorInputs.check(chosen, given.values(), Convention.CLINICAL);
    if (!given.problems().isEmpty() || check.inputs().isEmpty()) {
      throw new IllegalStateException(calculator + ": " + given.problems() + " " + check);
    }
    values = given.values();
  }

  /** From values to the result. */
  @Benchmark
  public CalculatorResult calculate() {
    return chosen.compute(
        CalculatorInputs.check(chosen, values, Convention.CLINICAL).inputs().orElseThrow());
  }
}
