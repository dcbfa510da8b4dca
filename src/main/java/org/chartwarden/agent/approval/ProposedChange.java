package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chartwarden.evidence.Evidence;

/**
 * A write that a tool proposes and nobody has made yet.
 *
 * @param method {@code POST} to create, {@code PUT} to store a new version of what {@code url}
 *     names
 * @param url {@code MedicationRequest} or {@code MedicationRequest/12}
 * @param resource valid R4 JSON
 * @param basedOnVersion for {@code PUT}, the version that was read; applying fails when it moved on
 * @param reason one sentence for the person who decides
 * @param warnings outcome of the checks
 * @param evidence what the proposal rests on
 */
public record ProposedChange(
    String method,
    String url,
    ObjectNode resource,
    Long basedOnVersion,
    String reason,
    List<ChangeWarning> warnings,
    List<Evidence> evidence) {

  public ProposedChange {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(reason, "reason");
    warnings = List.copyOf(warnings);
    evidence = List.copyOf(evidence);
  }

  /** The same change with more warnings. */
  public ProposedChange warned(List<ChangeWarning> more) {
    List<ChangeWarning> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new ProposedChange(method, url, resource, basedOnVersion, reason, all, evidence);
  }

  /** Whether a warning is heavy enough that a person must decide. */
  public boolean held() {
    return warnings.stream().anyMatch(w -> w.severity().holds());
  }
}
