package org.chartwarden.fhir.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  static Optional<ParamKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
