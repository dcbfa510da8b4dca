package org.chartwarden.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.chartwarden.platform.Json;

/**
 * One thing that happened and must be provable later.
 *
 * @param actor which program, as in {@code AccessContext.actor}
 * @param person reference of the person who used it, such as {@code Practitioner/7}, or empty
 * @param action what, kebab-case, for instance {@code create}, {@code tool-refused}
 * @param outcome {@code success}, {@code refused} or {@code failed}
 * @param subject what it was done to, a reference or id, never clinical text; what is longer than
 *     any of these is cut
 * @param patient logical id of the patient whose data it was, or null
 * @param task id of the agent's task that it belongs to, or null
 * @param detail a JSON object of further keys and codes; no names, note text or tokens
 */
public record AuditEntry(
    String actor,
    String person,
    String action,
    String outcome,
    String subject,
    String patient,
    String task,
    String detail) {

  /** Value of {@code outcome}: it was done. */
  public static final String SUCCESS = "success";

  /** Value of {@code outcome}: it was not allowed. */
  public static final String REFUSED = "refused";

  /** Value of {@code outcome}: it could not be done. */
  public static final String FAILED = "failed";

  /** A type, an id and a version, or an operation with its place. */
  private static final int LONGEST_SUBJECT = 300;

  public AuditEntry {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(detail, "detail");
    if (subject != null && subject.length() > LONGEST_SUBJECT) {
      subject = subject.substring(0, LONGEST_SUBJECT);
    }
  }

  /** An entry about no patient and no task. */
  public AuditEntry(
      String actor, String action, String outcome, String subject, ObjectNode detail) {
    this(
        actor,
        "",
        action,
        outcome,
        subject,
        null,
        null,
        detail == null ? "{}" : Json.write(detail));
  }

  /** The same about a patient. */
  public AuditEntry about(String patientId) {
    return new AuditEntry(actor, person, action, outcome, subject, patientId, task, detail);
  }

  /** The same within a task of the agent. */
  public AuditEntry within(String taskId) {
    return new AuditEntry(actor, person, action, outcome, subject, patient, taskId, detail);
  }
}
