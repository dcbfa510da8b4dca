package org.chartwarden.consistency.checking;

import java.util.List;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;

/**
 * What came of a note.
 *
 * @param findings one for each statement that was checked, in the order of the note, then those for
 *     rows that the note leaves out
 */
public record ConsistencyReport(List<Finding> findings) {

  public ConsistencyReport {
    findings = List.copyOf(findings);
  }

  /** The findings of statements, without what is left out. */
  public List<Finding> statements() {
    return findings.stream().filter(finding -> !finding.omission()).toList();
  }

  /** The findings for rows that the note leaves out. */
  public List<Finding> omissions() {
    return findings.stream().filter(Finding::omission).toList();
  }

  /** How many statements came to a verdict. */
  public long count(Verdict verdict) {
    return statements().stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
