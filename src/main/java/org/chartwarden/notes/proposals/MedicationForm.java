package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.medications.Circumstance;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Frequency;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.vocabulary.Code;

/** Drugs that the patient takes or took as MedicationStatement, with dosage where it is told. */
final class MedicationForm implements ProposalForm {

  /** What makes a statement one that no chart should hold as a drug taken. */
  private static final Set<Circumstance> NOT_TAKEN =
      EnumSet.of(
          Circumstance.PLANNED,
          Circumstance.CONSIDERED,
          Circumstance.CONDITIONAL,
          Circumstance.NEGATED,
          Circumstance.OTHER_PERSON,
          Circumstance.ALLERGY,
          Circumstance.TEST);

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof MedicationMention drug && isTaken(drug)) {
        resources.add(statement(mention, drug, source));
      }
    }
    return resources;
  }

  private static boolean isTaken(MedicationMention mention) {
    return mention.drug().medication().kind() == MedicationKind.DRUG
        && mention.circumstances().stream().noneMatch(NOT_TAKEN::contains);
  }

  private static ObjectNode statement(
      NoteMention mention, MedicationMention drug, ProposalSource source) {
    ObjectNode resource = Proposal.begun("MedicationStatement", mention, source);
    resource.put("status", status(drug));
    ObjectNode concept = resource.putObject("medicationCodeableConcept");
    if (drug.drug().certain()) {
      Medication medication = drug.drug().medication();
      if (!medication.rxnorm().isEmpty()) {
        concept
            .putArray("coding")
            .addObject()
            .put("system", Code.RXNORM)
            .put("code", medication.rxnorm())
            .put("display", medication.display());
      }
    }
    concept.put("text", drug.drug().written());
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "context", source);
    Proposal.derived(resource, source);
    if (drug.detailed()) {
      dosage(resource, drug);
    }
    return resource;
  }

  private static String status(MedicationMention mention) {
    return switch (mention.status().status()) {
      case STOPPED -> "stopped";
      case HELD -> "on-hold";
      case COMPLETED -> "completed";
      case REFUSED, NOT_GIVEN -> "not-taken";
      case CONTINUED, STARTED, CHANGED -> "active";
      case UNSAID, HOME, GIVEN, ORDERED, PRESCRIBED -> "unknown";
    };
  }

  private static void dosage(ObjectNode resource, MedicationMention mention) {
    ObjectNode dosage = resource.putArray("dosage").addObject();
    dosage.put("text", mention.span().text());
    mention
        .frequency()
        .flatMap(Frequency::perDay)
        .filter(p -> p.signum() > 0 && p.stripTrailingZeros().scale() <= 0)
        .ifPresent(perDay -> timing(dosage, perDay));
    mention
        .frequency()
        .filter(Frequency::asNeeded)
        .ifPresent(f -> dosage.put("asNeededBoolean", true));
    mention
        .route()
        .map(route -> route.route().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .ifPresent(route -> dosage.putObject("route").put("text", route));
    Optional<DoseAmount> rate = mention.dosing().rate();
    Optional<DoseAmount> dose = mention.dosing().totalDose();
    if (rate.isPresent() || dose.isPresent()) {
      ObjectNode amount = dosage.putArray("doseAndRate").addObject();
      rate.ifPresent(r -> amount.set("rateQuantity", Proposal.quantity(r.low(), r.unit(), "")));
      dose.ifPresent(d -> amount.set("doseQuantity", Proposal.quantity(d.low(), d.unit(), "")));
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
