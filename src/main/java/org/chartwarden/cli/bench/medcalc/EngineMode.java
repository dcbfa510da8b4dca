package org.chartwarden.cli.bench.medcalc;

import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.Convention;

/** Reads the calculator's number and the extracted entities, and nothing else of a row. */
final class EngineMode implements MedCalcMode {

  private final EntityReader entities = new EntityReader();
  private final Convention convention;

  EngineMode(Convention convention) {
    this.convention = convention;
  }

  @Override
  public MedCalcAnswer answer(MedCalcRow row) {
    Optional<Calculator> found = CalculatorCatalog.ofMedCalcBench(row.calculatorId());
    if (found.isEmpty()) {
      return MedCalcAnswer.none("", "there is no calculator number " + row.calculatorId());
    }
    Calculator calculator = found.get();
    String id = calculator.spec().id();
    EntityReader.Read read = entities.read(calculator, row.calculatorId(), row.entities());
    CalculatorInputs.Check check = CalculatorInputs.check(calculator, read.values(), convention);
    return check
        .inputs()
        .map(inputs -> MedCalcAnswer.of(id, calculator.compute(inputs)))
        .orElseGet(() -> MedCalcAnswer.none(id, MedCalcAnswer.because(check)))
        .ignoring(read.unknown());
  }
}
