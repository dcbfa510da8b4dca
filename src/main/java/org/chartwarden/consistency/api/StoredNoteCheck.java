package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.records.Passage;
import org.chartwarden.consistency.runs.CheckOptions;
import org.chartwarden.consistency.runs.DocumentCheck;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** The check against the chart as a run does it: the same report as for a note alone. */
@ApplicationScoped
class StoredNoteCheck implements DocumentCheck {

  /** Name in requests of runs. */
  static final String NAME = "consistency";

  private final NoteChecks notes;
  private final ConsistencyChecks checks;

  @Inject
  StoredNoteCheck(NoteChecks notes, ConsistencyChecks checks) {
    this.notes = notes;
    this.checks = checks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Series begin(AccessContext who, List<ResourceVersion> notes, CheckOptions options) {
    Passage passage = this.notes.passage(who);
    passage.expect(notes);
    return note -> line(who, passage.check(note), options);
  }

  private ObjectNode line(AccessContext who, CheckedNote checked, CheckOptions options) {
    CheckOutcome outcome = checks.outcome(who, checked, options.propose());
    ObjectNode line = outcome.json();
    if (options.propose()) {
      line.withObjectProperty("counts").put("proposals", outcome.proposed().size());
    }
    return line;
  }
}
