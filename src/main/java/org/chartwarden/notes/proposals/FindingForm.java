package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.names.DeviceEvent;

/** Problems as Condition; procedures, imaging and what is done with devices as Procedure. */
final class FindingForm implements ProposalForm {

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof ClinicalMention finding) {
        resource(mention, finding, source).ifPresent(resources::add);
      }
    }
    return resources;
  }

  private static Optional<ObjectNode> resource(
      NoteMention mention, ClinicalMention finding, ProposalSource source) {
    boolean possible = finding.assertion() == Assertion.POSSIBLE && finding.relative().isEmpty();
    if (!finding.affirmed() && !possible) {
      return Optional.empty();
    }
    return switch (finding.kind()) {
      case CONDITION, SYMPTOM -> Optional.of(condition(mention, finding, source));
      case PROCEDURE, IMAGING ->
          possible ? Optional.empty() : Optional.of(procedure(mention, source));
      case DEVICE ->
          possible || finding.name().event() == DeviceEvent.NONE
              ? Optional.empty()
              : Optional.of(procedure(mention, source));
    };
  }

  private static ObjectNode condition(
      NoteMention mention, ClinicalMention finding, ProposalSource source) {
    ObjectNode resource = Proposal.begun("Condition", mention, source);
    if (finding.assertion() != Assertion.POSSIBLE) {
      String clinical =
          switch (finding.assertion()) {
            case RESOLVED -> "resolved";
            case HISTORICAL -> "inactive";
            default -> "active";
          };
      Proposal.coded(resource, "clinicalStatus", "condition-clinical", clinical);
    }
    Proposal.coded(resource, "verificationStatus", "condition-ver-status", "unconfirmed");
    resource.set("code", Proposal.concept(mention.codes(), 10, mention.span().text()));
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "encounter", source);
    source
        .note()
        .ifPresent(
            note ->
                resource
                    .putArray("evidence")
                    .addObject()
                    .putArray("detail")
                    .addObject()
                    .put("reference", note));
    return resource;
  }

  private static ObjectNode procedure(NoteMention mention, ProposalSource source) {
    ObjectNode resource = Proposal.begun("Procedure", mention, source);
    resource.put("status", "unknown");
    resource.set("code", Proposal.concept(mention.codes(), 10, mention.span().text()));
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "encounter", source);
    return resource;
  }
}
