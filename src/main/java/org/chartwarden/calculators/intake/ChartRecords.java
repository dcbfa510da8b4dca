package org.chartwarden.calculators.intake;

import java.util.List;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** What intake needs of the record. */
public interface ChartRecords {

  /**
   * The current version.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when it never was, 410 when it was deleted,
   *     403 when the caller may not see it
   */
  ResourceVersion read(AccessContext who, String type, String id);

  /**
   * The first matches of a search that the caller may see, at most {@code most}.
   *
   * @param query URL-encoded search parameters
   */
  List<ResourceVersion> first(AccessContext who, String type, String query, int most);
}
