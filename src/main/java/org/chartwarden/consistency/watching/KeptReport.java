package org.chartwarden.consistency.watching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The last report of a note.
 *
 * @param note reference of the note
 * @param version version of the note that was checked
 * @param checkedAt when it was checked
 * @param report as {@link org.chartwarden.consistency.report.ReportJson} tells it
 * @param changes what changed since earlier reports, the newest first
 */
public record KeptReport(
    String note, long version, Instant checkedAt, ObjectNode report, List<Change> changes) {

  public KeptReport {
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(checkedAt, "checkedAt");
    Objects.requireNonNull(report, "report");
    changes = List.copyOf(changes);
  }

  /**
   * A report that came out otherwise than the one before.
   *
   * @param at when it was made
   * @param cause reference of the resource whose change caused it
   * @param findings JSON array of what changed
   */
  public record Change(Instant at, String cause, String findings) {}
}
