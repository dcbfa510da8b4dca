package org.chartwarden.consistency.issues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.MatchedRow;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.platform.Fingerprint;
import org.chartwarden.platform.Json;

/** A finding as a DetectedIssue. Pure. */
public final class FindingIssue {

  /** System of the identifiers of findings. */
  static final String SYSTEM = "https://chartwarden.org/fhir/NamingSystem/consistency-finding";

  private static final String CODES = "https://chartwarden.org/fhir/CodeSystem/consistency-finding";

  private final CheckedNote checked;
  private final RecordPointer note;
  private final Finding finding;

  /**
   * Takes a finding of a stored note.
   *
   * @param note the version of the note
   */
  FindingIssue(CheckedNote checked, RecordPointer note, Finding finding) {
    this.checked = checked;
    this.note = note;
    this.finding = finding;
  }

  /**
   * The issue that a finding would be charted as; empty where the note is stored nowhere, since
   * nothing could be referred to.
   */
  public static Optional<ObjectNode> of(CheckedNote checked, Finding finding, Instant now) {
    return checked
        .of()
        .note()
        .document()
        .map(note -> new FindingIssue(checked, note.source(), finding).resource(now));
  }

  /** The same finding of the same versions has the same identifier, whoever asks and when. */
  String identifier() {
    String place =
        finding
            .claim()
            .map(NoteClaim::span)
            .map(span -> span.start() + "-" + span.end())
            .orElse("omission");
    String row = finding.rows().isEmpty() ? "" : finding.rows().get(0).source().reference();
    return Fingerprint.of(String.join("|", note.reference(), finding.rule(), place, row));
  }

  ProposalDesk.Draft draft(Instant now) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(note, said()));
    finding.rows().forEach(row -> evidence.add(new Evidence(row.source(), row.text())));
    return new ProposalDesk.Draft(resource(now), finding.reason(), evidence);
  }

  private String said() {
    return finding.claim().map(claim -> "The note: " + claim.whole().text()).orElse("The note");
  }

  private ObjectNode resource(Instant now) {
    ObjectNode issue = Json.object().put("resourceType", "DetectedIssue");
    issue.putArray("identifier").addObject().put("system", SYSTEM).put("value", identifier());
    issue.put("status", "preliminary");
    boolean omission = finding.omission();
    ObjectNode code = issue.putObject("code");
    code.putArray("coding")
        .addObject()
        .put("system", CODES)
        .put("code", omission ? "left-out-by-note" : "note-contradicts-chart")
        .put("display", omission ? "Left out by a note" : "Note contradicts the chart");
    code.put("text", omission ? "Left out by a note" : "Note contradicts the chart");
    finding.severity().map(Severity::code).ifPresent(severity -> issue.put("severity", severity));
    issue.putObject("patient").put("reference", "Patient/" + checked.of().patient().source().id());
    issue.put("identifiedDateTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    ArrayNode implicated = issue.putArray("implicated");
    reference(implicated, note);
    Optional<MatchedRow> row = finding.rows().stream().findFirst();
    row.ifPresent(matched -> reference(implicated, matched.source()));
    ArrayNode details = issue.putArray("evidence").addObject().putArray("detail");
    reference(details, note);
    finding.rows().forEach(matched -> reference(details, matched.source()));
    issue.put("detail", (finding.reason() + " " + finding.advice()).strip());
    return issue;
  }

  private static void reference(ArrayNode references, RecordPointer to) {
    references.addObject().put("reference", to.reference());
  }
}
