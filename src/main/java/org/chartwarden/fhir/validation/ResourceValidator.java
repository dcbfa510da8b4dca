package org.chartwarden.fhir.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Checks incoming resources against the R4 definitions without building HAPI structures: the tree
 * that is stored is the tree that was checked, so nothing is lost between the two.
 */
@ApplicationScoped
public class ResourceValidator {

  private final ShapeCatalog shapes = new ShapeCatalog();

  /**
   * Checks a resource and repairs in place what has only one reading: a string where a
   * CodeableConcept belongs, a single value where an array belongs.
   *
   * @param strict refuse instead of repairing
   * @return one warning per repair
   * @throws FhirProblem 422 with one issue per fault
   */
  public List<FhirIssue> check(ObjectNode resource, boolean strict) {
    return run(resource, strict, false);
  }

  /**
   * As {@link #check}, for a Bundle that is to be processed: the resources in its entries are left
   * to their own checks, after their references were resolved.
   */
  public List<FhirIssue> checkEnvelope(ObjectNode bundle, boolean strict) {
    return run(bundle, strict, true);
  }

  /** Removes in place what R4 does not define, and says so with one warning for each. */
  public List<FhirIssue> removeUnknown(ObjectNode resource) {
    return new UnknownElements(shapes).remove(resource);
  }

  /** All that {@link #check} would say, errors before repairs, without failing or repairing. */
  public List<FhirIssue> findings(ObjectNode resource) {
    Findings findings = new Findings(false);
    new StructureCheck(shapes, findings, false).run(resource.deepCopy());
    List<FhirIssue> all = new ArrayList<>(findings.errors());
    all.addAll(findings.repairs());
    return all;
  }

  private List<FhirIssue> run(ObjectNode resource, boolean strict, boolean envelope) {
    Findings findings = new Findings(strict);
    new StructureCheck(shapes, findings, envelope).run(resource);
    if (!findings.errors().isEmpty()) {
      throw new FhirProblem(422, findings.errors());
    }
    return findings.repairs();
  }
}
