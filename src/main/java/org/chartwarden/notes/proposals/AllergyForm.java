package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.mentions.NoteMention;

/** Allergies and intolerances as AllergyIntolerance. That there are none is no proposal. */
final class AllergyForm implements ProposalForm {

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof AllergyMention allergy) {
        switch (allergy.kind()) {
          case ALLERGIC -> resources.add(allergy(mention, allergy, "allergy", source));
          case INTOLERANT -> resources.add(allergy(mention, allergy, "intolerance", source));
          case NONE_KNOWN, DENIED, TOLERATED, UNKNOWN -> {
            // Nothing that a list of allergies would hold.
          }
        }
      }
    }
    return resources;
  }

  private static ObjectNode allergy(
      NoteMention mention, AllergyMention allergy, String type, ProposalSource source) {
    ObjectNode resource = Proposal.begun("AllergyIntolerance", mention, source);
    Proposal.coded(resource, "clinicalStatus", "allergyintolerance-clinical", "active");
    Proposal.coded(
        resource, "verificationStatus", "allergyintolerance-verification", "unconfirmed");
    resource.put("type", type);
    resource.set(
        "code",
        Proposal.concept(
            allergy.medication().isPresent() ? mention.codes() : List.of(),
            1,
            allergy.substance()));
    Proposal.about(resource, "patient", source);
    Proposal.within(resource, "encounter", source);
    if (!allergy.reactions().isEmpty()) {
      ArrayNode shown = resource.putArray("reaction").addObject().putArray("manifestation");
      allergy.reactions().forEach(reaction -> shown.addObject().put("text", reaction));
    }
    return resource;
  }
}
