package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * A proposed change as it is stored, with its decision.
 *
 * @param id id of the change
 * @param status where it stands
 * @param method {@code POST} or {@code PUT}
 * @param url as {@link ProposedChange#url()}
 * @param resource the resource as proposed
 * @param reason why it is proposed
 * @param warnings JSON of its warnings: code, severity, message, evidence
 * @param held whether a warning above info makes it wait for a person
 * @param decidedBy who decided, or null
 * @param decisionReason why it was rejected, or what a person noted, or null
 * @param outcome what applying came to, or null: reference and version, or the failure
 */
public record RecordedChange(
    String id,
    ChangeStatus status,
    String method,
    String url,
    ObjectNode resource,
    String reason,
    ArrayNode warnings,
    boolean held,
    String decidedBy,
    String decisionReason,
    ObjectNode outcome) {

  public RecordedChange {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
  }
}
