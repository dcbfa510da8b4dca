package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.evidence.Evidence;

/** Takes proposed resources to the people who decide about them. */
public interface ProposalDesk {

  /**
   * A resource that might be charted.
   *
   * @param actor who asked for it
   * @param patient logical id of the patient it is about
   * @param resource the resource, without id
   * @param reason one sentence for the person who decides
   * @param evidence what it rests on
   */
  record Proposal(
      String actor, String patient, ObjectNode resource, String reason, List<Evidence> evidence) {
    public Proposal {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Where it waits.
   *
   * @param task id of the agent task that holds it
   * @param change id of the change in it
   */
  record Filed(String task, String change) {}

  /** Files a proposal; nothing is written to the record. */
  Filed file(Proposal proposal);
}
