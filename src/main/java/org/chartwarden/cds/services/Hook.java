package org.chartwarden.cds.services;

/** The moments of work that services answer to. */
public enum Hook {
  PATIENT_VIEW("patient-view"),
  ORDER_SELECT("order-select"),
  ORDER_SIGN("order-sign"),
  ENCOUNTER_DISCHARGE("encounter-discharge");

  private final String id;

  Hook(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
