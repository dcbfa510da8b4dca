package org.chartwarden.consistency.rules;

/** The field in which a note and a chart differ; the order is the order in which it is named. */
public enum ClaimField {
  NAME("name"),
  LATERALITY("laterality"),
  VALUE("value"),
  UNIT("unit"),
  DOSE("dose"),
  ROUTE("route"),
  FREQUENCY("frequency"),
  STATUS("status"),
  DATE("date");

  private final String code;

  ClaimField(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
