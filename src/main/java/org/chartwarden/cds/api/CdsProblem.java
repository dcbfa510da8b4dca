package org.chartwarden.cds.api;

import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirProblem;

/** A call that fails, with why. */
final class CdsProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient FhirProblem reason;

  private CdsProblem(FhirProblem reason) {
    super(reason.getMessage(), null, false, false);
    this.reason = reason;
  }

  FhirProblem reason() {
    return reason;
  }

  /** What a step gives; its failure is that of the call. */
  static <T> T or(Supplier<T> step) {
    try {
      return step.get();
    } catch (FhirProblem e) {
      throw new CdsProblem(e);
    }
  }
}
