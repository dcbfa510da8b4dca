package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.medications.Circumstance;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Frequency;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.Route;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.vocabulary.Code;

/** Drugs that the patient takes, took or is to take as MedicationStatement, with their dosage. */
final class MedicationForm implements ProposalForm {

  /** What is said under these circumstances is no statement about the patient's drugs. */
  private static final List<Circumstance> NO_STATEMENT =
      List.of(
          Circumstance.CONSIDERED,
          Circumstance.CONDITIONAL,
          Circumstance.NEGATED,
          Circumstance.OTHER_PERSON,
          Circumstance.ALLERGY,
          Circumstance.TEST);

  private static final Set<MedicationKind> NO_DRUG =
      Set.of(MedicationKind.CLASS, MedicationKind.GAS, MedicationKind.NUTRITION);

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof MedicationMention drug
          && NO_STATEMENT.stream().noneMatch(drug::has)
          && !NO_DRUG.contains(drug.drug().medication().kind())) {
        resources.add(statement(mention, drug, source));
      }
    }
    return resources;
  }

  private static ObjectNode statement(
      NoteMention mention, MedicationMention drug, ProposalSource source) {
    ObjectNode resource = Proposal.begun("MedicationStatement", mention, source);
    resource.put("status", status(drug));
    resource.set(
        "medicationCodeableConcept",
        Proposal.concept(
            drug.drug().certain() ? mention.codes() : List.of(), 1, drug.drug().written()));
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "context", source);
    Proposal.derived(resource, source);
    drug.course()
        .indication()
        .ifPresent(why -> resource.putArray("reasonCode").addObject().put("text", why));
    if (drug.detailed()) {
      dosage(resource.putArray("dosage").addObject(), drug);
    }
    return resource;
  }

  private static String status(MedicationMention drug) {
    return switch (drug.status().status()) {
      case STARTED, CONTINUED, CHANGED -> "active";
      case HELD -> "on-hold";
      case STOPPED -> "stopped";
      case COMPLETED, GIVEN -> "completed";
      case REFUSED, NOT_GIVEN -> "not-taken";
      case ORDERED, PRESCRIBED -> "intended";
      case HOME, UNSAID -> drug.has(Circumstance.PLANNED) ? "intended" : "unknown";
    };
  }

  private static void dosage(ObjectNode dosage, MedicationMention drug) {
    dosage.put("text", drug.span().text());
    drug.frequency().ifPresent(frequency -> timing(dosage, frequency));
    drug.route().ifPresent(route -> dosage.set("route", route(route.route())));
    ObjectNode amount = dosage.objectNode();
    drug.dosing().totalDose().ifPresent(dose -> amount(amount, "dose", dose));
    drug.dosing().rate().ifPresent(rate -> amount(amount, "rate", rate));
    if (!amount.isEmpty()) {
      dosage.putArray("doseAndRate").add(amount);
    }
  }

  private static void timing(ObjectNode dosage, Frequency frequency) {
    if (frequency.asNeeded()) {
      dosage.put("asNeededBoolean", true);
    }
    ObjectNode repeat = dosage.objectNode();
    if (frequency.everyHours().isPresent()) {
      repeat.put("frequency", 1).put("period", frequency.everyHours().get()).put("periodUnit", "h");
    } else if (frequency.perDay().filter(MedicationForm::isWhole).isPresent()) {
      repeat
          .put("frequency", frequency.perDay().get().intValueExact())
          .put("period", 1)
          .put("periodUnit", "d");
    }
    ObjectNode timing = dosage.objectNode();
    if (!repeat.isEmpty()) {
      timing.set("repeat", repeat);
    }
    timing.putObject("code").put("text", frequency.span().text());
    dosage.set("timing", timing);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() > 0 && number.stripTrailingZeros().scale() <= 0;
  }

  private static ObjectNode route(Route route) {
    String words = route.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Proposal.concept(
        Optional.of(route.snomed())
            .filter(code -> !code.isEmpty())
            .map(code -> List.of(new Code(Code.SNOMED, code, "")))
            .orElse(List.of()),
        1,
        words);
  }

  private static void amount(ObjectNode target, String name, DoseAmount amount) {
    if (amount.isRange()) {
      ObjectNode range = target.putObject(name + "Range");
      range.set("low", Proposal.quantity(amount.low(), amount.unit(), ""));
      range.set("high", Proposal.quantity(amount.high(), amount.unit(), ""));
    } else {
      target.set(name + "Quantity", Proposal.quantity(amount.low(), amount.unit(), ""));
    }
  }
}
