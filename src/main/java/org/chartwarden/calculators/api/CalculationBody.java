package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.JsonBody;

/** Reads the body of a request, no further than it may be long. */
final class CalculationBody {

  private CalculationBody() {}

  /**
   * The object that a body holds; an empty body is an empty object.
   *
   * @param most most bytes
   * @throws CalculationProblem 413 when it is longer, 400 when it is no JSON object in UTF-8
   */
  static ObjectNode read(InputStream body, long most) throws IOException {
    try {
      return JsonBody.read(body, most);
    } catch (FhirProblem e) {
      throw CalculationProblem.of(e.status(), "body", e.code(), e.getMessage());
    }
  }
}
