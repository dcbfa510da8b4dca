package org.chartwarden.calculators.intake;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.notes.vocabulary.Code;

/**
 * Where a chart has an input, and under which codes.
 *
 * @param from resource types, in words; {@code nowhere} when only a person can give it
 * @param codes the preferred ones first
 */
public record ChartCodes(String from, List<Code> codes) {

  public ChartCodes {
    codes = List.copyOf(codes);
  }

  /** Of an input of a calculator. */
  public static ChartCodes of(CalculatorSpec spec, String input) {
    InputPlan.Wanted wanted = InputPlan.of(spec).wanted(input);
    return new ChartCodes(
        wanted.person()
            ? "Patient"
            : wanted.types().isEmpty() ? "nowhere" : String.join(", ", wanted.types()),
        wanted.family().codes());
  }

  /** Resource types that the charts are read for, over some calculators. */
  public static List<String> types(List<CalculatorSpec> specs) {
    Set<String> types = new TreeSet<>();
    for (CalculatorSpec spec : specs) {
      types.addAll(InputPlan.of(spec).types());
      if (spec.timeRule() == TimeRule.FIRST_OF_ENCOUNTER) {
        types.add("Encounter");
      }
    }
    return List.copyOf(types);
  }
}
