package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chartwarden.fhir.model.FhirProblem;

/** FHIRPath Patch, FHIR R4 fhirpatch.html. */
public final class FhirPathPatch implements ResourcePatch {

  private static final int MOST_OPERATIONS = 1000;

  private final ObjectNode parameters;
  private final List<PathOperation> operations;

  private FhirPathPatch(ObjectNode parameters, List<PathOperation> operations) {
    this.parameters = parameters;
    this.operations = operations;
  }

  /**
   * Reads a Parameters resource.
   *
   * @throws FhirProblem 400 naming the parameter that is not well-formed
   */
  public static FhirPathPatch parse(ObjectNode parameters) {
    if (!parameters.path("resourceType").asText().equals("Parameters")) {
      throw PatchProblems.malformed(
          "malformed-patch",
          "a FHIRPath Patch is a Parameters resource, not '"
              + parameters.path("resourceType").asText()
              + "'");
    }
    JsonNode list = parameters.path("parameter");
    if (list.size() > MOST_OPERATIONS) {
      throw PatchProblems.tooCostly(
          "the patch has " + list.size() + " operations; at most " + MOST_OPERATIONS + " are done");
    }
    List<PathOperation> operations = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      operations.add(PathOperation.parse("Parameters.parameter[" + i + "]", list.get(i)));
    }
    return new FhirPathPatch(parameters, List.copyOf(operations));
  }

  @Override
  public ObjectNode applyTo(ObjectNode resource) {
    ObjectNode patched = resource.deepCopy();
    ElementFinder finder = new ElementFinder();
    for (PathOperation operation : operations) {
      new PathEdit(operation, finder.open(operation, patched)).apply();
    }
    Trees.prune(patched);
    return patched;
  }

  @Override
  public FhirPathPatch withValues(UnaryOperator<ObjectNode> rewritten) {
    return parse(rewritten.apply(parameters.deepCopy()));
  }
}
