package org.chartwarden.fhir.gateway;

import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * What a write did.
 *
 * @param kind what happened
 * @param resource the version that is current now
 * @param issues what the structure check repaired or wants to tell
 */
public record WriteOutcome(Kind kind, ResourceVersion resource, List<FhirIssue> issues) {

  /** What a write did to the store. */
  public enum Kind {
    CREATED,
    UPDATED,
    /** The content equals the current version; nothing was stored. */
    UNCHANGED,
    /** A conditional create found the resource that was there. */
    FOUND,
    DELETED
  }

  public WriteOutcome {
    issues = List.copyOf(issues);
  }
}
