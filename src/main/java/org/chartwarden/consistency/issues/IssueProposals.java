package org.chartwarden.consistency.issues;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.AccessContext;

/** Files the contradictions of a note as proposed changes, each once. */
@ApplicationScoped
public class IssueProposals {

  private final Database database;
  private final Instance<ProposalDesk> desk;
  private final Clock clock;

  @Inject
  IssueProposals(DataSource source, Instance<ProposalDesk> desk, Clock clock) {
    this.database = new Database(source);
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Files what is not filed yet; all of it waits as changes of one task.
   *
   * @return every contradiction of the note with where it waits or waited
   * @throws FhirProblem 403 when the caller may not write, 422 when the note is not stored, 501
   *     when there is no place where proposals wait
   */
  @Transactional
  public List<ProposedIssue> propose(AccessContext who, CheckedNote checked) {
    RecordPointer note =
        checked
            .of()
            .note()
            .document()
            .map(ChartResource::source)
            .orElseThrow(
                () ->
                    new FhirProblem(
                        422,
                        "business-rule",
                        "note-not-stored",
                        "contradictions of a note that is not stored cannot be proposed"));
    if (who.readOnly()) {
      throw FhirProblem.forbidden("read-only", "a caller that only reads proposes nothing");
    }
    if (!desk.isResolvable()) {
      throw new FhirProblem(
          501, "not-supported", "no-approvals", "this server has no place where proposals wait");
    }
    Map<String, FindingIssue> issues = new LinkedHashMap<>();
    for (Finding finding : checked.report().findings()) {
      if (finding.verdict() == Verdict.INCONSISTENT
          || (finding.omission() && finding.severity().isPresent())) {
        FindingIssue issue = new FindingIssue(checked, note, finding);
        issues.putIfAbsent(issue.identifier(), issue);
      }
    }
    issues.keySet().forEach(identifier -> release(who, identifier));
    Instant now = clock.instant();
    List<String> fresh = issues.keySet().stream().filter(id -> take(id, note, now)).toList();
    Map<String, String> changes = file(who, checked, fresh, issues, now);
    List<ProposedIssue> proposed = new ArrayList<>();
    for (String identifier : issues.keySet()) {
      find(identifier, changes.containsKey(identifier)).ifPresent(proposed::add);
    }
    return proposed;
  }

  private Map<String, String> file(
      AccessContext who,
      CheckedNote checked,
      List<String> fresh,
      Map<String, FindingIssue> issues,
      Instant now) {
    Map<String, String> changes = new LinkedHashMap<>();
    if (fresh.isEmpty()) {
      return changes;
    }
    ProposalDesk.Filed filed =
        desk.get()
            .file(
                new ProposalDesk.Proposal(
                    "consistency",
                    "Chart what a note and the chart do not agree about: "
                        + fresh.size()
                        + (fresh.size() == 1 ? " finding" : " findings"),
                    who,
                    checked.of().patient().source().id(),
                    fresh.stream().map(id -> issues.get(id).draft(now)).toList()));
    for (int i = 0; i < fresh.size(); i++) {
      changes.put(fresh.get(i), filed.changes().get(i));
      database.run(
          "UPDATE consistency_proposal SET task = ?, change = ? WHERE identifier = ?",
          filed.task(),
          filed.changes().get(i),
          fresh.get(i));
    }
    return changes;
  }

  /** Lets go of a proposal that waits for nobody, since who made it has lost the right to. */
  private void release(AccessContext who, String identifier) {
    find(identifier, false)
        .filter(filed -> desk.get().lapsed(filed.task(), filed.change(), who.actor()))
        .ifPresent(
            filed ->
                database.run(
                    "DELETE FROM consistency_proposal WHERE identifier = ? AND task = ?",
                    identifier,
                    filed.task()));
  }

  /** Whether nobody proposed it before; who asks at the same time waits until this is settled. */
  private boolean take(String identifier, RecordPointer note, Instant now) {
    return database.run(
            "INSERT INTO consistency_proposal (identifier, note, filed_at) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            identifier,
            note.reference(),
            now)
        == 1;
  }

  private Optional<ProposedIssue> find(String identifier, boolean fresh) {
    return database.one(
        "SELECT task, change FROM consistency_proposal WHERE identifier = ?",
        row -> new ProposedIssue(identifier, row.getString(1), row.getString(2), fresh),
        identifier);
  }
}
