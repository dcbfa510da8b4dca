package org.chartwarden.trials.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.matching.ParsedTrial;

/**
 * A trial of the record.
 *
 * @param head what its ResearchStudy says, with its version
 * @param variable the version of the EvidenceVariable that its criteria stand in; empty when it has
 *     none
 * @param parsed the trial as it is matched; without criteria when it has none
 * @param text the eligibility text that spans of its criteria count in; empty when they have none
 * @param remarks what a person should know of it, a sentence each
 */
public record StoredTrial(
    StudyHead head,
    Optional<RecordPointer> variable,
    ParsedTrial parsed,
    String text,
    List<String> remarks) {

  public StoredTrial {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(variable, "variable");
    Objects.requireNonNull(parsed, "parsed");
    Objects.requireNonNull(text, "text");
    remarks = List.copyOf(remarks);
  }

  /** Its NCT number, or the logical id of its ResearchStudy. */
  public String id() {
    return head.trial();
  }

  /** The version of its ResearchStudy. */
  public RecordPointer study() {
    return head.source();
  }

  /** Whether it has criteria to match. */
  public boolean matchable() {
    return !parsed.criteria().isEmpty();
  }
}
