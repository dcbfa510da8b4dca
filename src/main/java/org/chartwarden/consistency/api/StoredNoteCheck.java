package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.consistency.issues.IssueProposals;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.runs.CheckOptions;
import org.chartwarden.consistency.runs.DocumentCheck;
import org.chartwarden.consistency.watching.KeptReports;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** The check against the chart as a run does it: the same report as for a note alone. */
@ApplicationScoped
class StoredNoteCheck implements DocumentCheck {

  /** Name in requests of runs. */
  static final String NAME = "consistency";

  private final NoteChecks checks;
  private final IssueProposals proposals;
  private final KeptReports reports;

  @Inject
  StoredNoteCheck(NoteChecks checks, IssueProposals proposals, KeptReports reports) {
    this.checks = checks;
    this.proposals = proposals;
    this.reports = reports;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObjectNode check(AccessContext who, ResourceVersion note, CheckOptions options) {
    CheckedNote checked = checks.check(who, note);
    reports.keep(who, checked);
    CheckOutcome outcome =
        new CheckOutcome(checked, options.propose() ? proposals.propose(who, checked) : List.of());
    ObjectNode line = outcome.json();
    if (options.propose()) {
      line.withObjectProperty("counts").put("proposals", outcome.proposed().size());
    }
    return line;
  }
}
