package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.Doubt;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.values.ChartValue;
import org.chartwarden.notes.values.ValueKind;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;

/**
 * Values measured in this patient as Observation; a blood pressure as one with two components (FHIR
 * R4 observation-vitalsigns.html#bp). A unit that the note does not write is not made up.
 */
final class MeasurementForm implements ProposalForm {

  @Override
  public List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    Map<Integer, String> assumed = assumed(mentions);
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof ChartValue value
          && value.measured()
          && value.kind() != ValueKind.UNKNOWN
          && (value.number() != null || !value.words().isEmpty())) {
        resources.add(observation(mention, value, source, assumed));
      }
    }
    return resources;
  }

  /** The units that single measurements have by their size alone, by where each ends. */
  private static Map<Integer, String> assumed(List<NoteMention> mentions) {
    Map<Integer, String> units = new HashMap<>();
    for (NoteMention mention : mentions) {
      if (mention.source() instanceof MeasurementMention measured
          && measured.doubt() == Doubt.UNIT_ASSUMED
          && measured.unit() != null) {
        units.putIfAbsent(measured.span().end(), measured.unit());
      }
    }
    return units;
  }

  private static ObjectNode observation(
      NoteMention mention, ChartValue value, ProposalSource source, Map<Integer, String> assumed) {
    ObjectNode resource = Proposal.begun("Observation", mention, source);
    resource.put("status", "preliminary");
    resource
        .putArray("category")
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", Proposal.TERMINOLOGY + "observation-category")
        .put("code", value.kind() == ValueKind.LAB ? "laboratory" : "vital-signs");
    String name = mention.display().isEmpty() ? value.name() : mention.display();
    resource.set(
        "code",
        value.second() == null
            ? Proposal.concept(mention.codes(), 1, name)
            : Proposal.concept(codes("blood-pressure"), 1, "Blood pressure"));
    Proposal.about(resource, "subject", source);
    Proposal.within(resource, "encounter", source);
    StatedTime.put(resource, value.time(), source);
    Proposal.derived(resource, source);
    String unit = value.writtenUnit().isEmpty() ? assumed.get(value.span().end()) : null;
    if (unit != null && value.number() != null && value.second() == null) {
      resource
          .putArray("note")
          .addObject()
          .put("text", "The note writes no unit; " + unit + " is assumed from the size.");
    }
    if (value.number() == null) {
      resource.put("valueString", value.words());
    } else if (value.second() != null) {
      ArrayNode components = resource.putArray("component");
      half(components.addObject(), "systolic-bp", value, value.number());
      half(components.addObject(), "diastolic-bp", value, value.second());
    } else {
      number(resource, value, unit == null ? value.unit() : unit);
    }
    return resource;
  }

  private static void half(
      ObjectNode component, String concept, ChartValue value, BigDecimal number) {
    component.set(
        "code", Proposal.concept(codes(concept), 1, concept.substring(0, concept.length() - 3)));
    component.set("valueQuantity", Proposal.quantity(number, value.unit(), value.writtenUnit()));
  }

  private static List<Code> codes(String concept) {
    return ClinicalVocabulary.standard().byId(concept).orElseThrow().codes();
  }

  private static void number(ObjectNode target, ChartValue value, String unit) {
    ObjectNode low = Proposal.quantity(value.number(), unit, value.writtenUnit());
    if (value.high() != null) {
      ObjectNode range = target.putObject("valueRange");
      range.set("low", low);
      range.set("high", Proposal.quantity(value.high(), unit, value.writtenUnit()));
      return;
    }
    comparator(value.bound()).ifPresent(c -> low.put("comparator", c));
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
