package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.units.UnitNames;

/** Reads the value of an Observation, or of the component that a concept asks for. */
final class ReadingParser {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final Pattern NUMBER =
      Pattern.compile("\\s*(<=|>=|<|>)?\\s*(-?\\d+(?:\\.\\d+)?)\\s*([^\\d\\s].{0,30})?\\s*");
  private static final Pattern PRESSURE =
      Pattern.compile("\\s*(\\d{2,3})\\s*/\\s*(\\d{2,3})\\s*(.{0,20})");

  private ReadingParser() {}

  /** The reading, or empty when the Observation has no value. */
  static Optional<Reading> read(
      ResourceVersion version, Optional<Concept> concept, ZoneOffset offset) {
    ObjectNode tree = version.tree();
    String name = concept.map(Concept::display).orElseGet(() -> nameOf(tree.path("code")));
    ChartTime time = time(tree, offset);
    return parse(version, tree, concept, name, time).map(reading -> reading.of(concept));
  }

  private static Optional<Reading> parse(
      ResourceVersion version,
      ObjectNode tree,
      Optional<Concept> concept,
      String name,
      ChartTime time) {
    if (concept.isPresent() && isPressurePart(concept.get())) {
      Optional<Reading> part = pressurePart(version, tree, concept.get(), name, time);
      if (part.isPresent()) {
        return part;
      }
    }
    Optional<Reading> own = value(version.pointer("value"), tree, name, time);
    return own.isPresent() ? own : components(version, tree, name, time);
  }

  static String nameOf(JsonNode code) {
    if (code.hasNonNull("text")) {
      return code.get("text").asText();
    }
    JsonNode coding = code.path("coding").path(0);
    return coding.hasNonNull("display")
        ? coding.get("display").asText()
        : coding.path("code").asText("result");
  }

  private static boolean isPressurePart(Concept concept) {
    return concept.id().equals("systolic-bp") || concept.id().equals("diastolic-bp");
  }

  private static Optional<Reading> pressurePart(
      ResourceVersion version, ObjectNode tree, Concept concept, String name, ChartTime time) {
    int index = 0;
    for (JsonNode component : tree.path("component")) {
      if (hasCode(component.path("code"), concept)) {
        return value(version.pointer("component[" + index + "].value"), component, name, time);
      }
      index++;
    }
    Matcher pressure = PRESSURE.matcher(tree.path("valueString").asText(""));
    if (!pressure.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(pressure.group(concept.id().equals("systolic-bp") ? 1 : 2));
    String unit = pressure.group(3).isBlank() ? null : pressure.group(3).strip();
    return Optional.of(
        reading(version.pointer("value"), name, number, null, unit, unit, number + " mmHg", time));
  }

  private static boolean hasCode(JsonNode code, Concept concept) {
    for (JsonNode coding : code.path("coding")) {
      for (Code known : concept.codes()) {
        if (known.code().equals(coding.path("code").asText())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Reading> value(
      RecordPointer at, JsonNode holder, String name, ChartTime time) {
    JsonNode quantity = holder.path("valueQuantity");
    if (quantity.hasNonNull("value") && quantity.get("value").isNumber()) {
      BigDecimal number = quantity.get("value").decimalValue();
      String comparator = quantity.path("comparator").asText(null);
      String shown = quantity.path("unit").asText(quantity.path("code").asText(null));
      boolean coded = UCUM.equals(quantity.path("system").asText()) && quantity.hasNonNull("code");
      String unit = coded ? quantity.get("code").asText() : shown;
      String text =
          (comparator == null ? "" : comparator)
              + quantity.get("value").asText()
              + (shown == null ? "" : " " + shown);
      return Optional.of(reading(at, name, number, comparator, unit, shown, text, time));
    }
    if (holder.path("valueInteger").isNumber()) {
      BigDecimal number = holder.get("valueInteger").decimalValue();
      return Optional.of(reading(at, name, number, null, null, null, number.toPlainString(), time));
    }
    if (holder.hasNonNull("valueString")) {
      return Optional.of(text(at, name, holder.get("valueString").asText(), time));
    }
    for (String other : new String[] {"valueDateTime", "valueTime", "valueBoolean"}) {
      if (holder.hasNonNull(other)) {
        return Optional.of(
            reading(at, name, null, null, null, null, holder.get(other).asText(), time));
      }
    }
    if (holder.has("valueCodeableConcept")) {
      String text = nameOf(holder.get("valueCodeableConcept"));
      return Optional.of(reading(at, name, null, null, null, null, text, time));
    }
    return Optional.empty();
  }

  private static Reading text(RecordPointer at, String name, String text, ChartTime time) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return reading(at, name, null, null, null, null, text, time);
    }
    String unit = number.group(3) == null ? null : number.group(3).strip();
    if (unit != null && UnitNames.ucum(unit).isEmpty()) {
      // "3 weeks ago" or "120/80" is a remark, not a number with a unit.
      return reading(at, name, null, null, null, null, text, time);
    }
    return reading(
        at, name, new BigDecimal(number.group(2)), number.group(1), unit, unit, text, time);
  }

  private static Optional<Reading> components(
      ResourceVersion version, ObjectNode tree, String name, ChartTime time) {
    StringBuilder text = new StringBuilder();
    String unit = "";
    for (JsonNode component : tree.path("component")) {
      JsonNode quantity = component.path("valueQuantity");
      if (quantity.hasNonNull("value")) {
        text.append(text.isEmpty() ? "" : "/").append(quantity.get("value").asText());
        unit = quantity.path("unit").asText(quantity.path("code").asText(""));
      }
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reading(
                version.pointer("component"),
                name,
                null,
                null,
                null,
                null,
                text + (unit.isEmpty() ? "" : " " + unit),
                time));
  }

  private static Reading reading(
      RecordPointer at,
      String name,
      BigDecimal value,
      String comparator,
      String unit,
      String chartedUnit,
      String text,
      ChartTime time) {
    String readable = unit == null ? null : UnitNames.ucum(unit).orElse(unit);
    return new Reading(
        at, name, Optional.empty(), value, comparator, readable, value, chartedUnit, text, time);
  }

  /** The effective time; of a Period its end, since a collection or an average is known then. */
  private static ChartTime time(ObjectNode tree, ZoneOffset offset) {
    JsonNode period = tree.path("effectivePeriod");
    for (JsonNode candidate :
        new JsonNode[] {
          tree.path("effectiveDateTime"),
          tree.path("effectiveInstant"),
          period.path("end"),
          period.path("start")
        }) {
      if (candidate.isTextual()) {
        Optional<ChartTime> time = ChartTime.of(candidate.asText(), offset);
        if (time.isPresent()) {
          return time.get();
        }
      }
    }
    return null;
  }
}
