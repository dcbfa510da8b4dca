package org.chartwarden.cli.bench.medcalc;

/** How an answer is found. */
interface MedCalcMode {

  /** The answer to one row, from what the mode may read of it. */
  MedCalcAnswer answer(MedCalcRow row);
}
