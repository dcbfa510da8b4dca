package org.chartwarden.fhir.search;

import java.util.Locale;

/** The kinds of search parameters of FHIR R4, section 3.1.1.4. */
public enum ParamKind {
  NUMBER,
  DATE,
  STRING,
  TOKEN,
  REFERENCE,
  COMPOSITE,
  QUANTITY,
  URI,
  SPECIAL;

  /** The code of the value set search-param-type. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ParamKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
