package org.chartwarden.consistency.records;

import java.util.List;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** What the check of notes needs of the record. */
public interface ChartSource {

  /**
   * The current version.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when it never was, 410 when it was deleted,
   *     403 when the caller may not see it
   */
  ResourceVersion read(AccessContext who, ResourceKey key);

  /**
   * The first matches of a search that the caller may see, at most {@code most}.
   *
   * @param query URL-encoded search parameters
   */
  List<ResourceVersion> first(AccessContext who, String type, String query, int most);
}
