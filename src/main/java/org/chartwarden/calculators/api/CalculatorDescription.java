package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.calculators.formulas.Band;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.calculators.intake.ChartCodes;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** Everything that a form or a tool must know of a calculator, as JSON. */
final class CalculatorDescription {

  private CalculatorDescription() {}

  /** One line of the list. */
  static ObjectNode brief(CalculatorSpec spec) {
    ObjectNode node = Json.object();
    node.put("id", spec.id()).put("name", spec.name());
    node.put("category", spec.category().label());
    texts(node.putArray("synonyms"), spec.synonyms());
    node.put("unit", spec.unit());
    node.put("version", spec.version());
    node.put("url", "/calculators/" + spec.id());
    return node;
  }

  static ObjectNode whole(CalculatorSpec spec) {
    ObjectNode node = brief(spec);
    spec.medCalcBench().ifPresent(number -> node.put("medCalcBench", number));
    ObjectNode output = node.putObject("output");
    output.put("form", word(spec.output().form()));
    output.put("unit", spec.output().unit());
    if (!spec.output().loinc().isEmpty()) {
      output.putObject("code").put("system", Code.LOINC).put("code", spec.output().loinc());
    }
    output.put("low", spec.output().low()).put("high", spec.output().high());
    ArrayNode inputs = node.putArray("inputs");
    spec.inputs().forEach(input -> inputs.add(input(spec, input)));
    ArrayNode oneOf = node.putArray("oneOf");
    spec.oneOf().forEach(group -> texts(oneOf.addArray(), group));
    ArrayNode bands = node.putArray("bands");
    spec.bands().forEach(band -> bands.add(band(band)));
    node.put("timeRule", spec.timeRule().id());
    texts(node.putArray("timeRules"), timeRules(spec));
    ArrayNode profiles = node.putArray("profiles");
    for (Convention convention : Convention.values()) {
      ObjectNode profile = profiles.addObject().put("id", convention.id());
      profile.put("default", convention == Convention.CLINICAL);
      profile.put("note", spec.conventions().get(convention));
    }
    ArrayNode references = node.putArray("references");
    spec.references().forEach(reference -> references.add(ReportJson.reference(reference)));
    node.set("requestSchema", RequestSchema.of(spec));
    return node;
  }

  /** The rules of time that a calculator takes. */
  static List<String> timeRules(CalculatorSpec spec) {
    return Arrays.stream(TimeRule.values())
        .filter(
            rule -> rule != TimeRule.WORST_24H || spec.output().form() == CalculatorSpec.Form.SCORE)
        .map(TimeRule::id)
        .toList();
  }

  private static String word(CalculatorSpec.Form form) {
    return switch (form) {
      case DECIMAL -> "decimal";
      case SCORE -> "score";
      case DATE -> "date";
      case WEEKS_AND_DAYS -> "weeks-and-days";
    };
  }

  private static ObjectNode band(Band band) {
    ObjectNode node = Json.object().put("label", band.label()).put("meaning", band.meaning());
    return node.put("from", band.from()).put("to", band.to());
  }

  private static ObjectNode input(CalculatorSpec spec, InputSpec input) {
    ObjectNode node = Json.object();
    node.put("name", input.name()).put("label", input.label());
    node.put("required", input.required());
    switch (input) {
      case InputSpec.Quantity quantity -> quantity(node, quantity);
      case InputSpec.Flag flag -> {
        node.put("kind", "flag");
        flag.whenUndocumented().ifPresent(value -> node.put("whenNotDocumented", value));
        if (flag.lookback() != null) {
          node.put("lookback", flag.lookback().toString());
        }
      }
      case InputSpec.Choice choice -> choice(node, choice);
      case InputSpec.Day day -> node.put("kind", "date");
    }
    texts(node.putArray("concepts"), input.concepts());
    ChartCodes codes = ChartCodes.of(spec, input.name());
    node.put("from", codes.from());
    Map<String, ArrayNode> bySystem = new TreeMap<>();
    for (Code code : codes.codes()) {
      bySystem
          .computeIfAbsent(code.system(), k -> Json.array())
          .addObject()
          .put("code", code.code())
          .put("display", code.display());
    }
    node.putObject("codes").setAll(bySystem);
    return node;
  }

  private static void quantity(ObjectNode node, InputSpec.Quantity quantity) {
    node.put("kind", "quantity");
    node.put("unit", quantity.unit());
    node.put("low", quantity.low()).put("high", quantity.high());
    texts(node.putArray("otherUnits"), quantity.otherUnits().keySet().stream().sorted().toList());
    quantity.substance().molarMass().ifPresent(mass -> node.put("molarMass", mass));
    quantity.substance().charge().ifPresent(charge -> node.put("charge", charge));
    node.put("wholeUnits", quantity.completed());
    node.put("freshFor", quantity.freshFor() == null ? null : quantity.freshFor().toString());
  }

  private static void choice(ObjectNode node, InputSpec.Choice choice) {
    node.put("kind", "choice");
    ArrayNode options = node.putArray("options");
    for (InputSpec.Option option : choice.options()) {
      ObjectNode shown = options.addObject();
      shown.put("id", option.id()).put("label", option.label()).put("points", option.points());
      texts(shown.putArray("otherNames"), option.otherNames());
    }
    choice.whenUndocumented().ifPresent(value -> node.put("whenNotDocumented", value));
  }

  private static void texts(ArrayNode array, List<String> items) {
    items.forEach(array::add);
  }
}
