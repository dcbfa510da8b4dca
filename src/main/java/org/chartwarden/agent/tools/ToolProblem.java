package org.chartwarden.agent.tools;

import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.units.UnitProblem;

/** Ends a tool call early with a {@link ToolOutcome.Failed}; never leaves the tool. */
final class ToolProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int FORBIDDEN = 403;
  private final String code;

  ToolProblem(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Runs the body of a tool; what may be expected to go wrong becomes an outcome. */
  static ToolOutcome outcome(Supplier<ToolOutcome> body) {
    try {
      return body.get();
    } catch (ToolProblem e) {
      return new ToolOutcome.Failed(e.code, e.getMessage());
    } catch (UnitProblem e) {
      return new ToolOutcome.Failed(e.code(), e.getMessage());
    } catch (FhirProblem e) {
      return e.status() == FORBIDDEN
          ? new ToolOutcome.Refused(e.code(), e.getMessage())
          : new ToolOutcome.Failed(e.code(), e.getMessage());
    }
  }
}
