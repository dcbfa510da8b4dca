package org.chartwarden.calculators.formulas;

/** What a calculator is for; the categories of MedCalc-Bench and one for scales of nursing care. */
public enum Category {
  LAB("lab test"),
  PHYSICAL("physical"),
  DOSAGE("dosage"),
  DATE("date"),
  RISK("risk"),
  SEVERITY("severity"),
  DIAGNOSIS("diagnosis"),
  SCREENING("screening");

  private final String label;

  Category(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
