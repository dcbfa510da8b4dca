package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning.Severity;

/**
 * From which glomerular filtration rate on a drug needs thought.
 *
 * @param drug concept id of a substance, or of a drug class
 * @param below mL/min/1.73 m2
 * @param severity below that rate
 * @param advice what the source says
 */
record RenalRule(String drug, BigDecimal below, Severity severity, String advice) {

  private static final String LABEL = " (FDA label)";
  private static final String KDIGO = " (KDIGO 2024 CKD guideline, chapter 4)";

  /** The heavier rule of a drug comes first. */
  static final List<RenalRule> ALL =
      List.of(
          high("potassium-supplement", 30, "potassium accumulates" + LABEL),
          caution("potassium-supplement", 60, "potassium may accumulate; check the level" + LABEL),
          high("magnesium-supplement", 30, "magnesium accumulates" + LABEL),
          caution("magnesium-supplement", 60, "magnesium may accumulate; check the level" + LABEL),
          high("metformin", 30, "contraindicated" + LABEL),
          caution("metformin", 45, "do not start; halve the dose" + LABEL),
          high("nsaid", 30, "avoid" + KDIGO),
          caution("nsaid", 60, "avoid prolonged use" + KDIGO),
          high("potassium-sparing-diuretic", 30, "hyperkalaemia" + LABEL),
          caution("potassium-sparing-diuretic", 60, "watch potassium" + LABEL),
          caution("enoxaparin", 30, "reduce to once daily" + LABEL),
          high("dabigatran", 30, "accumulates; reduce or avoid" + LABEL),
          caution("rivaroxaban", 50, "reduce for atrial fibrillation" + LABEL),
          caution("apixaban", 25, "little evidence" + LABEL),
          caution("gabapentin", 60, "reduce the dose" + LABEL),
          caution("pregabalin", 60, "reduce the dose" + LABEL),
          caution("digoxin", 60, "reduce the dose; check the level" + LABEL),
          caution("allopurinol", 30, "start at 50 mg a day or less (ACR gout guideline 2020)"),
          high("nitrofurantoin", 30, "ineffective and toxic (AGS Beers criteria 2023)"),
          caution("nitrofurantoin", 60, "labelled as contraindicated" + LABEL),
          high("trimethoprim-sulfamethoxazole", 15, "not recommended" + LABEL),
          caution("trimethoprim-sulfamethoxazole", 30, "halve the dose" + LABEL),
          high("lithium", 30, "avoid" + LABEL),
          caution("lithium", 60, "reduce the dose; check the level" + LABEL),
          high("methotrexate", 30, "avoid" + KDIGO),
          caution("methotrexate", 60, "reduce the dose" + KDIGO),
          caution("aminoglycoside", 60, "extend the interval; check the level" + LABEL),
          caution("vancomycin", 60, "extend the interval; check the level" + LABEL),
          caution("colchicine", 30, "reduce the dose" + LABEL),
          caution("morphine", 30, "active metabolites accumulate" + KDIGO),
          caution("codeine", 30, "active metabolites accumulate" + KDIGO),
          caution("tramadol", 30, "every 12 hours, at most 200 mg a day" + LABEL),
          caution("acyclovir", 50, "reduce the dose" + LABEL),
          caution("levetiracetam", 80, "reduce the dose" + LABEL),
          caution("famotidine", 60, "reduce the dose" + LABEL),
          caution("ciprofloxacin", 30, "reduce the dose" + LABEL),
          caution("levofloxacin", 50, "reduce the dose" + LABEL),
          caution("alendronate", 35, "not recommended" + LABEL),
          caution("baclofen", 60, "reduce the dose (risk of encephalopathy)"),
          caution("atenolol", 35, "at most 50 mg a day" + LABEL),
          caution("glyburide", 60, "prolonged hypoglycaemia (AGS Beers criteria 2023)"),
          caution("memantine", 30, "at most 5 mg twice a day" + LABEL));

  boolean concerns(Drug ordered) {
    return ordered.is(drug) || ordered.inClass(drug);
  }

  private static RenalRule high(String drug, int below, String advice) {
    return new RenalRule(drug, BigDecimal.valueOf(below), Severity.HIGH, advice);
  }

  private static RenalRule caution(String drug, int below, String advice) {
    return new RenalRule(drug, BigDecimal.valueOf(below), Severity.CAUTION, advice);
  }
}
