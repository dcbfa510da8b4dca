package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.checks.ChartSnapshot;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.agent.checks.MedicationFact;
import org.chartwarden.agent.checks.OrderCheckCatalog;
import org.chartwarden.agent.checks.OrderDraft;
import org.chartwarden.agent.checks.PendingTest;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitNames;

/**
 * Runs the checks of orders over resources that somebody else wrote: drafts of an order entry. Each
 * is held against the chart and against the other drafts.
 */
@ApplicationScoped
public class OrderReview {

  /** Types of orders that the checks know. */
  public static final Set<String> TYPES = Set.of("MedicationRequest", "ServiceRequest");

  private static final Map<String, Integer> HOURS =
      Map.of("h", 1, "d", 24, "wk", 168, "mo", 730, "a", 8760);

  private final ChartSnapshotReader charts;
  private final MedicationReader medications;

  @Inject
  OrderReview(ChartSnapshotReader charts, MedicationReader medications) {
    this.charts = charts;
    this.medications = medications;
  }

  /**
   * The warnings of each draft, the heaviest first.
   *
   * @param now reference time
   * @param drafts MedicationRequest and ServiceRequest resources of this patient, stored or not
   * @throws FhirProblem 404 when the caller sees no such patient
   */
  public List<List<ChangeWarning>> review(
      AccessContext who, OffsetDateTime now, String patient, List<ObjectNode> drafts) {
    RunScope run = new RunScope("order-review", who, Set.of(patient), now, false);
    ChartSnapshot chart;
    try {
      chart = charts.read(run, patient);
    } catch (ToolProblem e) {
      throw FhirProblem.notFound(new ResourceKey("Patient", patient));
    }
    List<OrderDraft> orders = drafts.stream().map(draft -> draft(draft, run)).toList();
    List<List<ChangeWarning>> warnings = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      warnings.add(OrderCheckCatalog.warnings(orders.get(i), withOthers(chart, drafts, orders, i)));
    }
    return warnings;
  }

  /** The chart as it will be once the drafts before this one are signed. */
  private static ChartSnapshot withOthers(
      ChartSnapshot chart, List<ObjectNode> drafts, List<OrderDraft> orders, int own) {
    List<MedicationFact> drugs = new ArrayList<>();
    List<PendingTest> tests = new ArrayList<>();
    String self = reference(drafts.get(own));
    chart.medications().stream().filter(m -> !is(m.evidence(), self)).forEach(drugs::add);
    chart.pending().stream().filter(test -> !is(test.evidence(), self)).forEach(tests::add);
    for (int i = 0; i < own; i++) {
      OrderDraft other = orders.get(i);
      Evidence evidence = new Evidence(pointer(drafts.get(i)), "Draft order " + other.text());
      other.drug().ifPresent(drug -> drugs.add(new MedicationFact(drug, evidence)));
      if (other.drug().isEmpty()) {
        tests.add(new PendingTest(other.text(), other.codes(), other.occurrence(), evidence));
      }
    }
    return new ChartSnapshot(
        chart.now(),
        chart.sex(),
        chart.ageYears(),
        chart.deceased(),
        chart.patient(),
        drugs,
        chart.allergiesCharted(),
        chart.allergies(),
        tests,
        chart.creatinine(),
        chart.potassium(),
        chart.magnesium(),
        chart.weight());
  }

  private static boolean is(Evidence evidence, String reference) {
    RecordPointer source = evidence.source();
    return (source.type() + "/" + source.id()).equals(reference);
  }

  private static String reference(JsonNode draft) {
    return draft.path("resourceType").asText() + "/" + draft.path("id").asText();
  }

  private static RecordPointer pointer(JsonNode draft) {
    return new RecordPointer(
        draft.path("resourceType").asText(), draft.path("id").asText("draft"), 1, "");
  }

  private OrderDraft draft(ObjectNode resource, RunScope run) {
    return resource.path("resourceType").asText().equals("MedicationRequest")
        ? medication(resource, run)
        : service(resource);
  }

  private OrderDraft medication(ObjectNode resource, RunScope run) {
    JsonNode concept = medications.medication(resource, run);
    List<String> codes = codes(concept);
    String text = concept.isObject() ? ReadingParser.nameOf(concept) : "unnamed medication";
    JsonNode dosage = resource.path("dosageInstruction").path(0);
    JsonNode repeat = dosage.at("/timing/repeat");
    return new OrderDraft(
        Optional.of(Drug.of(text, codes)),
        dose(dosage),
        route(dosage.path("route")),
        hours(repeat),
        perDay(repeat),
        text,
        codes,
        time(dosage.at("/timing/event/0"), repeat.at("/boundsPeriod/start")),
        null,
        List.of());
  }

  private static OrderDraft service(ObjectNode resource) {
    JsonNode code = resource.path("code");
    String text = code.isObject() ? ReadingParser.nameOf(code) : "unnamed order";
    return new OrderDraft(
        Optional.empty(),
        null,
        "",
        null,
        null,
        text,
        codes(code),
        time(resource.path("occurrenceDateTime"), resource.at("/occurrencePeriod/start")),
        null,
        List.of());
  }

  private static List<String> codes(JsonNode concept) {
    List<String> codes = new ArrayList<>();
    ChartStatus.codes(concept).forEach(code -> codes.add(code.asText()));
    return codes;
  }

  /** The dose, of a range the upper end; null when none is told in a unit that is known. */
  private static Amount dose(JsonNode dosage) {
    JsonNode given = dosage.at("/doseAndRate/0/doseQuantity");
    JsonNode quantity = given.isObject() ? given : dosage.at("/doseAndRate/0/doseRange/high");
    String unit = quantity.path("code").asText(quantity.path("unit").asText(""));
    if (!quantity.path("value").isNumber() || quantity.get("value").decimalValue().signum() <= 0) {
      return null;
    }
    BigDecimal value = quantity.get("value").decimalValue();
    return UnitNames.ucum(unit)
        .or(() -> UnitNames.ucum(quantity.path("unit").asText("")))
        .map(ucum -> new Amount(value, ucum))
        .orElse(null);
  }

  private static String route(JsonNode route) {
    List<String> names = new ArrayList<>();
    route.path("coding").forEach(coding -> names.add(coding.path("code").asText("")));
    names.add(route.path("text").asText(""));
    route.path("coding").forEach(coding -> names.add(coding.path("display").asText("")));
    return names.stream().flatMap(name -> OrderRoute.known(name).stream()).findFirst().orElse("");
  }

  private static BigDecimal hours(JsonNode repeat) {
    String unit = repeat.path("durationUnit").asText("");
    if (!repeat.path("duration").isNumber()) {
      return null;
    }
    BigDecimal length = repeat.get("duration").decimalValue();
    if (unit.equals("min")) {
      return length.divide(BigDecimal.valueOf(60), MathContext.DECIMAL64);
    }
    return HOURS.containsKey(unit) ? length.multiply(BigDecimal.valueOf(HOURS.get(unit))) : null;
  }

  private static BigDecimal perDay(JsonNode repeat) {
    int hours = HOURS.getOrDefault(repeat.path("periodUnit").asText(""), 0);
    BigDecimal period = repeat.path("period").decimalValue();
    if (hours == 0 || period.signum() <= 0) {
      return null;
    }
    int times = repeat.path("frequencyMax").asInt(repeat.path("frequency").asInt(1));
    return BigDecimal.valueOf(times * 24L)
        .divide(period.multiply(BigDecimal.valueOf(hours)), MathContext.DECIMAL64);
  }

  private static OffsetDateTime time(JsonNode... places) {
    for (JsonNode place : places) {
      Optional<ChartTime> time = ChartTime.of(place.asText(""), ZoneOffset.UTC);
      if (time.isPresent()) {
        return time.get().start();
      }
    }
    return null;
  }
}
