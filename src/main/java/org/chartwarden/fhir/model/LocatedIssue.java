package org.chartwarden.fhir.model;

import java.util.Objects;

/**
 * An issue and where in the text it stands.
 *
 * @param issue what and at which element
 * @param line line in the text, from 1; 0 when it is not known
 * @param column column in that line, from 1; 0 when it is not known
 */
public record LocatedIssue(FhirIssue issue, int line, int column) {

  public LocatedIssue {
    Objects.requireNonNull(issue, "issue");
  }

  /** An issue of which no place in a text is known. */
  public static LocatedIssue of(FhirIssue issue) {
    return new LocatedIssue(issue, 0, 0);
  }

  /** The same issue without its place in the text. */
  public LocatedIssue unlocated() {
    return of(issue);
  }

  /** Whether the resource is not valid because of it. */
  public boolean fault() {
    return issue.severity().equals("error") || issue.severity().equals("fatal");
  }
}
