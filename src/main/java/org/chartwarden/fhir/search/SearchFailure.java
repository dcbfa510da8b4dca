package org.chartwarden.fhir.search;

/** The database failed in a way the caller of a search cannot mend; the cause says how. */
public final class SearchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SearchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
