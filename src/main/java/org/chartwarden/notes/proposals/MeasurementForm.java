package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Measured values as Observation; the two values of a blood pressure as one with components (FHIR
 * R4 observation-vitalsigns.html#bp). Values that cannot be believed are left out.
 */
final class MeasurementForm implements ProposalForm {

  private static final String SYSTOLIC = "systolic-bp";
  private static final String DIASTOLIC = "diastolic-bp";

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<NoteMention> values =
        mentions.stream()
            .filter(m -> m.source() instanceof MeasurementMention v && v.believable())
            .filter(m -> m.concept().isPresent())
            .toList();
    List<ObjectNode> resources = new ArrayList<>();
    int at = 0;
    while (at < values.size()) {
      NoteMention upper = values.get(at++);
      if (at < values.size() && isPair(upper, values.get(at))) {
        resources.add(pressure(upper, values.get(at++), source));
      } else {
        resources.add(single(upper, source));
      }
    }
    return resources;
  }

  /** Both values of "120/80", which share their place. */
  private static boolean isPair(NoteMention upper, NoteMention lower) {
    return upper.id().equals(SYSTOLIC)
        && lower.id().equals(DIASTOLIC)
        && upper.sentence() == lower.sentence()
        && lower.span().start() < upper.span().end() + 2;
  }

  private static ObjectNode begun(NoteMention mention, boolean vital, ProposalSource source) {
    ObjectNode resource = Proposal.begun("Observation", mention, source);
    resource.put("status", "preliminary");
    resource
        .putArray("category")
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", Proposal.TERMINOLOGY + "observation-category")
        .put("code", vital ? "vital-signs" : "laboratory");
    return resource;
  }

  private static void about(ObjectNode resource, ProposalSource source) {
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "encounter", source);
    Proposal.derived(resource, source);
  }

  private static ObjectNode single(NoteMention mention, ProposalSource source) {
    boolean vital = mention.concept().get().kind() == Kind.VITAL;
    ObjectNode resource = begun(mention, vital, source);
    resource.set(
        "code", Proposal.concept(mention.concept(), false, mention.concept().get().display()));
    about(resource, source);
    value(resource, (MeasurementMention) mention.source());
    return resource;
  }

  private static ObjectNode pressure(NoteMention upper, NoteMention lower, ProposalSource source) {
    ObjectNode resource = begun(upper, true, source);
    resource.set(
        "code",
        Proposal.concept(
            ClinicalVocabulary.standard().byId("blood-pressure"), false, "Blood pressure"));
    about(resource, source);
    ArrayNode components = resource.putArray("component");
    for (NoteMention half : List.of(upper, lower)) {
      ObjectNode component = components.addObject();
      component.set(
          "code", Proposal.concept(half.concept(), false, half.concept().get().display()));
      value(component, (MeasurementMention) half.source());
    }
    return resource;
  }

  private static void value(ObjectNode target, MeasurementMention mention) {
    ObjectNode low = Proposal.quantity(mention.value(), mention.unit(), mention.writtenUnit());
    if (mention.high() != null) {
      ObjectNode range = target.putObject("valueRange");
      range.set("low", low);
      range.set("high", Proposal.quantity(mention.high(), mention.unit(), mention.writtenUnit()));
      return;
    }
    comparator(mention.bound()).ifPresent(c -> low.put("comparator", c));
    target.set("valueQuantity", low);
  }

  private static Optional<String> comparator(Bound bound) {
    return switch (bound) {
      case LESS -> Optional.of("<");
      case LESS_OR_EQUAL -> Optional.of("<=");
      case GREATER -> Optional.of(">");
      case GREATER_OR_EQUAL -> Optional.of(">=");
      case EXACT, ABOUT -> Optional.empty();
    };
  }
}
