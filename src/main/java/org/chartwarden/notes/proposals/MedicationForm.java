package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.doses.DoseMention;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Drugs as MedicationStatement: those with a dose, and those that are only named. */
final class MedicationForm implements ProposalForm {

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    int dosedUntil = -1;
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof DoseMention dose) {
        ObjectNode resource = begun(mention, dose.writtenDrug(), source);
        dosage(resource, dose);
        resources.add(resource);
        dosedUntil = mention.span().end();
      } else if (mention.source() instanceof FindingMention finding
          && mention.span().start() >= dosedUntil
          && isTaken(mention, finding)) {
        ObjectNode resource = begun(mention, mention.span().text(), source);
        if (finding.assertion() == Assertion.RESOLVED) {
          resource.put("status", "stopped");
        }
        resources.add(resource);
      }
    }
    return resources;
  }

  private static boolean isTaken(NoteMention mention, FindingMention finding) {
    return finding.affirmed()
        && mention.concept().map(Concept::kind).filter(k -> k == Kind.MEDICATION).isPresent();
  }

  private static ObjectNode begun(NoteMention mention, String words, ProposalSource source) {
    ObjectNode resource = Proposal.begun("MedicationStatement", mention, source);
    resource.put("status", "unknown");
    resource.set("medicationCodeableConcept", Proposal.concept(mention.concept(), true, words));
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "context", source);
    Proposal.derived(resource, source);
    return resource;
  }

  private static void dosage(ObjectNode resource, DoseMention dose) {
    ObjectNode dosage = resource.putArray("dosage").addObject();
    dosage.put("text", dose.span().text());
    Optional.ofNullable(dose.perDay())
        .filter(p -> p.signum() > 0 && p.stripTrailingZeros().scale() <= 0)
        .ifPresent(perDay -> timing(dosage, perDay));
    Optional.ofNullable(dose.route()).ifPresent(r -> dosage.putObject("route").put("text", r));
    ObjectNode amount = dosage.putArray("doseAndRate").addObject();
    if (dose.unit().contains("/")) {
      amount.set("rateQuantity", Proposal.quantity(dose.dose(), dose.unit(), ""));
    } else {
      amount.set("doseQuantity", Proposal.quantity(dose.dose(), dose.unit(), ""));
    }
  }

  private static void timing(ObjectNode dosage, BigDecimal perDay) {
    dosage
        .putObject("timing")
        .putObject("repeat")
        .put("frequency", perDay.intValueExact())
        .put("period", 1)
        .put("periodUnit", "d");
  }
}
