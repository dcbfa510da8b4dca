package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.smart.AccessContext;

/** Takes proposed resources to the people who decide about them. */
public interface ProposalDesk {

  /**
   * Resources that might be charted.
   *
   * @param source stable name of what proposes them, for instance {@code calculators}
   * @param title what is asked of the person, in a sentence
   * @param who who asked for it; nothing is charted once their grant is revoked
   * @param patient logical id of the patient they are about
   * @param drafts the resources, at least one
   */
  record Proposal(
      String source, String title, AccessContext who, String patient, List<Draft> drafts) {
    public Proposal {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(who, "who");
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * One resource that might be charted.
   *
   * @param resource the resource, without id
   * @param reason one sentence for the person who decides
   * @param evidence what it rests on
   */
  record Draft(ObjectNode resource, String reason, List<Evidence> evidence) {
    public Draft {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Where they wait.
   *
   * @param task id of the agent task that holds them
   * @param changes ids of the changes in it, in the order of the drafts
   */
  record Filed(String task, List<String> changes) {
    public Filed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Files a proposal; nothing is written to the record.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 403 when who asked for it could not write one of
   *     the resources
   */
  Filed file(Proposal proposal);

  /**
   * Takes a change back that nobody decided about, because what it rests on is true no more.
   *
   * @param actor who takes it back
   * @param reason why, in a sentence
   * @return false when it was decided already, or is not there
   */
  boolean withdraw(String task, String change, String actor, String reason);

  /**
   * Takes a change back that nobody decided about and nobody can approve any more, because the
   * grant under which it was filed was revoked: it may be filed anew then.
   *
   * @param actor who noticed it
   * @return whether it was one of these; also when an earlier call took it back and its caller came
   *     no further
   */
  boolean lapsed(String task, String change, String actor);
}
