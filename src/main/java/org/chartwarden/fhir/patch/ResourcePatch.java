package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.chartwarden.fhir.model.FhirProblem;

/** A change to a part of a resource, well-formed, not yet tried on one. */
public interface ResourcePatch {

  /**
   * Applies it.
   *
   * @param resource content of the resource, which stays as it is
   * @return the changed content, of any shape: it has yet to be validated
   * @throws FhirProblem 422 naming the operation that cannot be applied and why
   */
  ObjectNode applyTo(ObjectNode resource);

  /**
   * The same patch with the references in its values replaced, as those of a transaction are.
   *
   * @param rewritten gets each object that may hold references, under the name it has in its owner
   */
  ResourcePatch withValues(UnaryOperator<ObjectNode> rewritten);
}
