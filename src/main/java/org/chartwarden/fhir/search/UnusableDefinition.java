package org.chartwarden.fhir.search;

/** A SearchParameter that cannot be served; the message completes "cannot be served because". */
final class UnusableDefinition extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableDefinition(String message) {
    super(message);
  }
}
