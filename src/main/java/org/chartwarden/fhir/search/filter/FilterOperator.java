package org.chartwarden.fhir.search.filter;

import java.util.Locale;
import java.util.Optional;

/** The comparisons of FHIR R4, search_filter.html, named by their two letters. */
public enum FilterOperator {
  EQ,
  NE,
  CO,
  SW,
  EW,
  GT,
  LT,
  GE,
  LE,
  AP,
  SA,
  EB,
  PR,
  PO,
  SS,
  SB,
  IN,
  NI,
  RE;

  /** The code as it is written in a filter. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FilterOperator> of(String code) {
    for (FilterOperator operator : values()) {
      if (operator.code().equals(code)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
