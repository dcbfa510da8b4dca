package org.chartwarden.calculators.formulas;

import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Depth of coma: Glasgow coma score, the sum of eye, verbal and motor response, 3 to 15.
 *
 * <p>Teasdale G, Jennett B, Lancet 1974;2:81-84. A component that cannot be tested takes its full
 * score, and the result says so.
 */
final class GlasgowComaScale implements Calculator {

  private static final String UNTESTABLE = "not-testable";
  private static final double VERBAL_UNTESTABLE_V1 = 4;

  private static final Choice EYE =
      Choice.of(
              "eye",
              "best eye response",
              Option.worth(4, "spontaneous", "eyes open spontaneously", "spontaneously", "4"),
              Option.worth(
                  3,
                  "to-voice",
                  "eye opening to verbal command",
                  "eye opening to voice",
                  "to sound",
                  "to verbal command",
                  "3"),
              Option.worth(2, "to-pain", "eye opening to pain", "to pressure", "2"),
              Option.worth(1, "none", "no eye opening", "no eye response", "1"),
              Option.worth(4, UNTESTABLE, "not testable", "nt"))
          .filledBy("gcs-eye")
          .assuming("spontaneous");
  private static final Choice VERBAL =
      Choice.of(
              "verbal",
              "best verbal response",
              Option.worth(5, "oriented", "oriented", "orientated", "5"),
              Option.worth(4, "confused", "confused", "disoriented", "4"),
              Option.worth(3, "inappropriate-words", "inappropriate words", "words", "3"),
              Option.worth(2, "incomprehensible-sounds", "incomprehensible sounds", "sounds", "2"),
              Option.worth(1, "none", "no verbal response", "1"),
              Option.worth(5, UNTESTABLE, "not testable", "intubated", "nt"))
          .filledBy("gcs-verbal")
          .assuming("oriented");
  private static final Choice MOTOR =
      Choice.of(
              "motor",
              "best motor response",
              Option.worth(6, "obeys", "obeys commands", "6"),
              Option.worth(5, "localizes", "localizes pain", "localises pain", "localizing", "5"),
              Option.worth(
                  4,
                  "withdraws",
                  "withdrawal from pain",
                  "withdraws from pain",
                  "normal flexion",
                  "4"),
              Option.worth(3, "flexion", "flexion to pain", "abnormal flexion", "decorticate", "3"),
              Option.worth(
                  2, "extension", "extension to pain", "abnormal extension", "decerebrate", "2"),
              Option.worth(1, "none", "no motor response", "1"),
              Option.worth(6, UNTESTABLE, "not testable", "nt"))
          .filledBy("gcs-motor")
          .assuming("obeys");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("gcs", "Glasgow coma score", Category.SEVERITY)
          .medCalcBench(21)
          .synonyms("Glasgow Coma Score (GCS)", "Glasgow Coma Scale", "GCS")
          .inputs(EYE, VERBAL, MOTOR)
          .oneOf(EYE, VERBAL, MOTOR)
          .score(3, 15, "9269-2")
          .lowerIsWorse()
          .bands(
              Band.below("9", "severe", "Severe impairment of consciousness (3 to 8)."),
              Band.between("9", "13", "moderate", "Moderate impairment (9 to 12)."),
              Band.atLeast("13", "mild or none", "Mild impairment or none (13 to 15)."))
          .timeRule(TimeRule.LATEST)
          .source(
              Reference.pmid(
                  "Teasdale G, Jennett B. Assessment of coma and impaired consciousness. A practical"
                      + " scale. Lancet 1974;2:81-84",
                  "4136544"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "the verbal response counts twice, one that is not testable as 4")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum = new PointSum(in).choice(EYE).choice(VERBAL).choice(MOTOR);
    for (Choice component : List.of(EYE, VERBAL, MOTOR)) {
      if (in.chose(component, UNTESTABLE)) {
        sum.remark(
            component.label()
                + " was not testable and counts in full; report the sum with that mark (T)");
      }
    }
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      double verbal = in.option(VERBAL).points();
      boolean untestable = in.chose(VERBAL, UNTESTABLE);
      sum.add(
          untestable ? 2 * VERBAL_UNTESTABLE_V1 - verbal : verbal,
          "verbal response once more, as in the labels of version 1.0");
    }
    return sum.result(SPEC);
  }
}
