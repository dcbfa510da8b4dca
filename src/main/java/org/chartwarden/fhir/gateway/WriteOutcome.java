package org.chartwarden.fhir.gateway;

import java.util.List;
import java.util.stream.Collectors;
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

  /** Most resources that are named in a sentence. */
  private static final int MOST_NAMES = 20;

  public WriteOutcome {
    issues = List.copyOf(issues);
  }

  /** Says what a conditional deletion removed. */
  public static FhirIssue deleted(List<WriteOutcome> outcomes) {
    String names =
        outcomes.stream()
            .limit(MOST_NAMES)
            .map(outcome -> outcome.resource().key().reference())
            .collect(Collectors.joining(", "));
    String message =
        outcomes.isEmpty()
            ? "nothing matched, so nothing was deleted"
            : outcomes.size()
                + " deleted: "
                + names
                + (outcomes.size() > MOST_NAMES ? " and more" : "");
    return new FhirIssue("information", "informational", "deleted", message, "");
  }
}
