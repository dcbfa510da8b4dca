package org.chartwarden.calculators.formulas;

/** The points of APACHE II by stretches of each value (Knaus WA et al. 1985, figure 1). */
final class ApacheTwoBands {

  static final double FULL_COMA_SCORE = 15;

  static final Scale TEMPERATURE =
      Scale.from(4).at(30, 3).at(32, 2).at(34, 1).at(36, 0).at(38.5, 1).at(39, 3).at(41, 4);
  static final Scale MEAN_PRESSURE =
      Scale.from(4).above(49, 2).above(69, 0).above(109, 2).above(129, 3).above(159, 4);
  static final Scale HEART_RATE =
      Scale.from(4).at(40, 3).at(55, 2).at(70, 0).at(110, 2).at(140, 3).at(180, 4);
  static final Scale RESPIRATORY_RATE =
      Scale.from(4).at(6, 2).at(10, 1).at(12, 0).at(25, 1).at(35, 3).at(50, 4);
  static final Scale GRADIENT = Scale.from(0).at(200, 2).at(350, 3).at(500, 4);
  static final Scale ARTERIAL_OXYGEN = Scale.from(4).at(55, 3).above(60, 1).above(70, 0);
  static final Scale PH =
      Scale.from(4).at(7.15, 3).at(7.25, 2).at(7.33, 0).at(7.5, 1).at(7.6, 3).at(7.7, 4);
  static final Scale SODIUM =
      Scale.from(4).at(111, 3).at(120, 2).at(130, 0).at(150, 1).at(155, 2).at(160, 3).at(180, 4);
  static final Scale POTASSIUM =
      Scale.from(4).at(2.5, 2).at(3, 1).at(3.5, 0).at(5.5, 1).at(6, 3).at(7, 4);
  static final Scale CREATININE = Scale.from(2).at(0.6, 0).at(1.5, 2).at(2, 3).at(3.5, 4);

  /** With acute renal failure the points of a high creatinine count double. */
  static final Scale CREATININE_IN_ACUTE_FAILURE =
      Scale.from(2).at(0.6, 0).at(1.5, 4).at(2, 6).at(3.5, 8);

  static final Scale HEMATOCRIT = Scale.from(4).at(20, 2).at(30, 0).at(46, 1).at(50, 2).at(60, 4);
  static final Scale LEUKOCYTES = Scale.from(4).at(1, 2).at(3, 0).at(15, 1).at(20, 2).at(40, 4);
  static final Scale AGE = Scale.from(0).at(45, 2).at(55, 3).at(65, 5).at(75, 6);

  private ApacheTwoBands() {}
}
