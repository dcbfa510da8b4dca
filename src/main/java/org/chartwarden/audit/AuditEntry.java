package org.chartwarden.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * One thing that happened and must be provable later.
 *
 * @param actor who, as in {@code AccessContext.actor}
 * @param action what, kebab-case, for instance {@code create}, {@code tool-refused}
 * @param outcome {@code success}, {@code refused} or {@code failed}
 * @param subject what it was done to, a reference or id, never clinical text
 * @param detail further keys and codes; no names, note text or tokens
 */
public record AuditEntry(
    String actor, String action, String outcome, String subject, ObjectNode detail) {

  public AuditEntry {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(outcome, "outcome");
  }
}
