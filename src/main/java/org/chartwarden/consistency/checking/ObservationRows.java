package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.consistency.rules.ChartedValue;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.CultureConcept;
import org.chartwarden.notes.microbiology.Germs;
import org.chartwarden.units.UnitNames;

/**
 * Observations as rows: one for the value, one for each component; the two components of a blood
 * pressure are one row.
 */
final class ObservationRows {

  private static final String SYSTOLIC = "systolic-bp";
  private static final String DIASTOLIC = "diastolic-bp";
  private static final String PRESSURE = "blood-pressure";
  private static final Pattern GERMS =
      Pattern.compile(
          "(?i)cultur|bacteri|fung|identified|organism|virus|dna|rna|antigen|toxin|smear|stain"
              + "|yeast|strep|staph|mycobac|pcr|difficile|pathogen|microscopic");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(<=|>=|<|>)?\\s*(-?\\d{1,12}(?:\\.\\d{1,12})?)\\s*([^\\d\\s].{0,30})?\\s*");

  private ObservationRows() {}

  static void of(ChartResource resource, ZoneId zone, List<TableValue> rows) {
    JsonNode tree = resource.tree();
    ChartName name = ChartName.observation(tree.path("code"));
    RowTime time =
        RowTime.of(
            tree, zone, "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued");
    ClaimKind kind = kind(tree, name);
    if (kind == ClaimKind.INPUT_OUTPUT) {
      name = name.with(fluids(tree.path("code"), name));
    }
    Optional<ChartedValue> own = value(tree);
    List<TableValue> parts = new ArrayList<>();
    int index = 0;
    for (JsonNode component : tree.path("component")) {
      Optional<ChartedValue> value = value(component);
      if (value.isPresent()) {
        ChartName part = ChartName.observation(component.path("code"));
        RecordPointer source = resource.at("component[" + index + "]");
        parts.add(row(source, tree, kind, part, time, value));
      }
      index++;
    }
    Optional<TableValue> pair = pressure(resource, tree, name, time, parts);
    if (pair.isPresent()) {
      rows.add(pair.get());
      parts.removeIf(p -> p.concepts().contains(SYSTOLIC) || p.concepts().contains(DIASTOLIC));
    }
    if (own.isPresent() || parts.isEmpty() && pair.isEmpty()) {
      rows.add(row(resource.source(), tree, kind, name, time, own));
    }
    rows.addAll(parts);
  }

  private static List<String> fluids(JsonNode code, ChartName name) {
    List<String> texts = new ArrayList<>(name.names());
    code.path("coding").forEach(coding -> texts.add(coding.path("code").asText("")));
    return texts.stream().flatMap(text -> FluidNames.concept(text).stream()).distinct().toList();
  }

  private static TableValue row(
      RecordPointer source,
      JsonNode tree,
      ClaimKind kind,
      ChartName name,
      RowTime time,
      Optional<ChartedValue> value) {
    String site = ChartName.text(tree.path("bodySite"));
    List<String> concepts = new ArrayList<>(name.concepts());
    boolean germs = name.names().stream().anyMatch(text -> GERMS.matcher(text).find());
    if (germs && value.filter(charted -> !charted.isNumber()).isPresent()) {
      concepts.addAll(germs(name.names(), value.get().words()));
    }
    return new TableValue(
        source,
        kind,
        concepts,
        List.of(),
        name.names(),
        time.start(),
        time.end(),
        time.wholeDay(),
        tree.path("status").asText(""),
        value,
        Optional.empty(),
        Sides.of(site, name.names()),
        site);
  }

  /** Which specimen was looked at, and which organisms name or value tell. */
  private static List<String> germs(List<String> names, String value) {
    Set<String> concepts = new LinkedHashSet<>();
    for (String name : names) {
      Germs.standard()
          .specimenIn(name)
          .ifPresent(specimen -> concepts.add(CultureConcept.ofSpecimen(specimen)));
    }
    List<String> texts = new ArrayList<>(names);
    texts.add(value);
    for (String text : texts) {
      Germs.standard()
          .organismsIn(text)
          .forEach(organism -> concepts.add(CultureConcept.ofOrganism(organism)));
    }
    return List.copyOf(concepts);
  }

  private static Optional<TableValue> pressure(
      ChartResource resource, JsonNode tree, ChartName name, RowTime time, List<TableValue> parts) {
    Optional<TableValue> upper =
        parts.stream().filter(p -> p.concepts().contains(SYSTOLIC)).findFirst();
    Optional<TableValue> lower =
        parts.stream().filter(p -> p.concepts().contains(DIASTOLIC)).findFirst();
    if (upper.isEmpty() || lower.isEmpty()) {
      return Optional.empty();
    }
    ChartedValue high = upper.get().value().orElseThrow();
    ChartedValue low = lower.get().value().orElseThrow();
    ChartedValue both =
        new ChartedValue(high.number(), low.number(), high.unit(), high.comparator(), high.words());
    List<String> concepts = new ArrayList<>(List.of(PRESSURE, SYSTOLIC, DIASTOLIC));
    name.concepts().stream().filter(c -> !concepts.contains(c)).forEach(concepts::add);
    return Optional.of(
        row(
            resource.source(),
            tree,
            ClaimKind.VITAL,
            new ChartName(concepts, List.of(), name.names()),
            time,
            Optional.of(both)));
  }

  /** Laboratory, vital sign or balance of fluids, by category, else by what it measures. */
  private static ClaimKind kind(JsonNode tree, ChartName name) {
    for (JsonNode category : tree.path("category")) {
      for (JsonNode coding : category.path("coding")) {
        String code = coding.path("code").asText("").toLowerCase(Locale.ROOT);
        switch (code) {
          case "laboratory", "microbiology", "lab" -> {
            return ClaimKind.LAB;
          }
          case "vital-signs", "survey", "exam" -> {
            return ClaimKind.VITAL;
          }
          default -> {
            if (code.contains("intake") || code.contains("output") || code.equals("io")) {
              return ClaimKind.INPUT_OUTPUT;
            }
          }
        }
      }
    }
    return name.kind();
  }

  /** The value of an Observation or a component, if it has one that statements can name. */
  private static Optional<ChartedValue> value(JsonNode holder) {
    JsonNode quantity = holder.path("valueQuantity");
    if (quantity.path("value").isNumber()) {
      return Optional.of(quantity(quantity));
    }
    if (holder.path("valueInteger").isNumber()) {
      return Optional.of(number(holder.get("valueInteger").decimalValue(), "", ""));
    }
    if (holder.has("valueBoolean")) {
      return Optional.of(words(holder.get("valueBoolean").asBoolean() ? "positive" : "negative"));
    }
    if (holder.has("valueCodeableConcept")) {
      return Optional.of(words(ChartName.text(holder.get("valueCodeableConcept"))));
    }
    String text = holder.path("valueString").asText("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher plain = NUMBER.matcher(text);
    if (plain.matches()) {
      String unit = plain.group(3) == null ? "" : plain.group(3).strip();
      if (unit.isEmpty() || UnitNames.ucum(unit).isPresent()) {
        String sign = plain.group(1) == null ? "" : plain.group(1);
        return Optional.of(
            number(new BigDecimal(plain.group(2)), UnitNames.ucum(unit).orElse(""), sign));
      }
    }
    return Optional.of(words(text));
  }

  private static ChartedValue quantity(JsonNode quantity) {
    return number(
        quantity.get("value").decimalValue(),
        ChartName.unit(quantity),
        quantity.path("comparator").asText(""));
  }

  private static ChartedValue number(BigDecimal number, String unit, String sign) {
    return new ChartedValue(number, null, unit, sign, "");
  }

  private static ChartedValue words(String words) {
    return new ChartedValue(null, null, "", "", words);
  }
}
