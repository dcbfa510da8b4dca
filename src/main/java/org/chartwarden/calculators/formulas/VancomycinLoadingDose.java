package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Loading dose of vancomycin by actual body weight: 25 mg/kg by default within the advised 20 to 35
 * mg/kg, at most 3000 mg; in obesity (BMI 30 or more) 20 to 25 mg/kg.
 *
 * <p>Rybak MJ et al., Am J Health Syst Pharm 2020;77:835-864.
 */
final class VancomycinLoadingDose implements Calculator {

  private static final double LARGEST_DOSE = 3000;
  private static final double OBESITY = 30;

  private static final Quantity WEIGHT = CommonInputs.weight().within("20", "500");
  private static final Quantity HEIGHT = CommonInputs.height().optional();
  private static final Quantity DOSE_PER_KG =
      Quantity.of("dose_per_kg", "loading dose per kg", "mg/kg", "20", "35").optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("vancomycin-loading-dose", "Vancomycin loading dose", Category.DOSAGE)
          .synonyms("vancomycin loading dose", "vancomycin dosing weight")
          .inputs(WEIGHT, HEIGHT, DOSE_PER_KG)
          .decimal("mg")
          .source(
              Reference.pmid(
                  "Rybak MJ et al. Therapeutic monitoring of vancomycin for serious"
                      + " methicillin-resistant Staphylococcus aureus infections: a revised"
                      + " consensus guideline. Am J Health Syst Pharm 2020;77:835-864",
                  "32191793"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double perKg = in.has(DOSE_PER_KG) ? in.number(DOSE_PER_KG) : 25;
    if (!in.has(DOSE_PER_KG)) {
      working.remark("25 mg/kg is taken; 20 to 35 mg/kg of actual weight are advised");
    }
    if (in.has(HEIGHT) && BodyMassIndex.bmi(in, WEIGHT, HEIGHT, working) >= OBESITY && perKg > 25) {
      working.remark("in obesity 20 to 25 mg/kg are advised");
    }
    double dose =
        working.step(
            "dose",
            Working.show(perKg) + " × " + in.text(WEIGHT),
            perKg * in.number(WEIGHT),
            SPEC.unit());
    if (dose > LARGEST_DOSE) {
      working.remark("limited to 3000 mg");
      dose = LARGEST_DOSE;
    }
    return CalculatorResult.of(SPEC, dose, working);
  }
}
