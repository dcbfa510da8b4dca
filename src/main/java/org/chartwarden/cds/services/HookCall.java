package org.chartwarden.cds.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.smart.AccessContext;

/**
 * What a client asks a service.
 *
 * @param who what the client may see, without the right to write
 * @param now the time of the call
 * @param patient logical id of the patient whose chart is open
 * @param encounter logical id of the encounter, if the client names one
 * @param drafts the draft orders that are asked about, each of this patient
 */
public record HookCall(
    AccessContext who,
    OffsetDateTime now,
    String patient,
    Optional<String> encounter,
    List<ObjectNode> drafts) {

  public HookCall {
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(encounter, "encounter");
    drafts = List.copyOf(drafts);
  }
}
