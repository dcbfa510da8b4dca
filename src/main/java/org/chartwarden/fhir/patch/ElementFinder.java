package org.chartwarden.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Resource;

/** Opens resources for FHIRPath. */
final class ElementFinder {

  private final FHIRPathEngine engine =
      new FHIRPathEngine(new HapiWorkerContext(FhirModel.context(), new NoDefinitions()));

  /**
   * Opens a resource as it is before an operation.
   *
   * @throws FhirProblem 422 when the operations before left it in a state that cannot be read
   */
  PathTarget open(PathOperation operation, ObjectNode tree) {
    try {
      Resource structure =
          (Resource) FhirModel.context().newJsonParser().parseResource(Json.write(tree));
      return new PathTarget(engine, operation.at(), structure, tree);
    } catch (DataFormatException | IllegalArgumentException e) {
      throw PatchProblems.unfit(
          "patch-result-unreadable",
          "before "
              + operation.at()
              + " the patch has made content that cannot be read: "
              + e.getMessage());
    }
  }

  /**
   * Paths are evaluated without type checks, so the engine needs no definitions, which are slow.
   */
  private static final class NoDefinitions implements IValidationSupport {
    @Override
    public FhirContext getFhirContext() {
      return FhirModel.context();
    }

    @Override
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
      return List.of();
    }
  }
}
