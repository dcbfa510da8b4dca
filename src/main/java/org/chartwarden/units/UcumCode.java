package org.chartwarden.units;

/** Codes of the Unified Code for Units of Measure as they stand, without clinicians' spellings. */
public final class UcumCode {

  private UcumCode() {}

  /** Whether a text is a UCUM expression, case sensitive. */
  public static boolean valid(String code) {
    return UnitForm.of(code).isPresent();
  }
}
