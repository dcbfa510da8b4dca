package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.checks.BasedOn;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.agent.checks.OrderCheckCatalog;
import org.chartwarden.agent.checks.OrderDraft;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Json;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitNames;

/** Proposes a medication order after all checks; a MedicationRequest of FHIR R4 section 11.1. */
@ApplicationScoped
class OrderMedicationTool implements AgentTool<OrderMedicationTool.Input> {

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe(value = "drug as it shall read in the order", required = true) String drug,
      @Describe("vocabulary id of the drug") String concept,
      @Describe("product codes, system|code, or a bare NDC") List<String> codes,
      @Describe(value = "one dose", required = true) BigDecimal dose,
      @Describe(value = "unit of the dose", required = true) String doseUnit,
      @Describe("over how long one dose is given") BigDecimal duration,
      @Describe("unit of the duration: min or h") String durationUnit,
      @Describe("route, for instance IV or oral") String route,
      @Describe("frequency, for instance BID or every 8 hours; once without it") String frequency,
      @Describe("only when needed") Boolean asNeeded,
      @Describe("for how many days in all it is given") Integer courseDays,
      @Describe("when it starts, FHIR dateTime") String start,
      @Describe("routine, urgent, asap or stat") String priority,
      @Describe("note to the order") String note,
      @Describe(value = "why, in one sentence", required = true) String reason,
      @Describe("references of the results it rests on") List<String> basedOn,
      @Describe("how old such a result may be, where the instruction says")
          BigDecimal resultMaxAgeHours)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "order_medication",
          "Proposes a medication order. Nothing is written: checks run and a person or a policy"
              + " decides.",
          Input.class,
          ToolEffect.PROPOSE,
          Scopes.with(ChartSnapshotReader.SCOPES, "patient/MedicationRequest.c"),
          Guards.PROPOSE);

  private final ChartSnapshotReader charts;

  @Inject
  OrderMedicationTool(ChartSnapshotReader charts) {
    this.charts = charts;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> propose(input, run));
  }

  private ToolOutcome propose(Input input, RunScope run) {
    String unit = DoseUnits.ucum(input.dose(), input.doseUnit());
    BigDecimal hours = hours(input);
    OrderFrequency frequency =
        input.frequency() == null ? OrderFrequency.ONCE : OrderFrequency.of(input.frequency());
    OffsetDateTime start = OrderParts.due("start", input.start(), run);
    course(input, frequency);
    List<String> codes = CodeText.qualified(input.codes());
    List<BasedOn> basedOn = charts.basedOn(run, input.patientId(), input.basedOn());
    ObjectNode order =
        OrderParts.order("MedicationRequest", input.patientId(), input.priority(), run);
    order.set("medicationCodeableConcept", CodeText.concept(codes, input.drug()));
    OrderParts.reason(order, input.reason());
    OrderParts.support(order, "supportingInformation", basedOn);
    OrderParts.note(order, input.note());
    order.putArray("dosageInstruction").add(dosage(input, unit, frequency, start));
    OrderDraft draft =
        new OrderDraft(
            Optional.of(drug(input, codes)),
            new Amount(input.dose(), unit),
            input.route() == null ? "" : OrderRoute.canonical(input.route()),
            hours,
            frequency.perDay(),
            input.drug(),
            codes,
            start,
            input.resultMaxAgeHours(),
            basedOn);
    return OrderParts.proposed(
        order,
        input.reason(),
        OrderCheckCatalog.warnings(draft, charts.read(run, input.patientId())),
        basedOn.stream().map(BasedOn::evidence).toList());
  }

  private static Drug drug(Input input, List<String> codes) {
    Drug written = Drug.of(input.drug(), codes);
    if (input.concept() == null) {
      return written;
    }
    var concept =
        ClinicalVocabulary.standard()
            .byId(input.concept())
            .filter(c -> c.kind() == Kind.MEDICATION)
            .orElseThrow(
                () ->
                    new ToolProblem(
                        "unknown-concept", "\"" + input.concept() + "\" is not a known drug"));
    Drug named = new Drug(input.drug(), codes, Optional.of(concept));
    if (written.concept().isPresent() && !written.sharesSubstance(named)) {
      throw new ToolProblem(
          "drug-contradiction",
          "drug says " + written.name() + " but concept says " + named.name());
    }
    return named;
  }

  private static BigDecimal hours(Input input) {
    if (input.duration() == null) {
      return null;
    }
    if (input.durationUnit() == null) {
      throw new ToolProblem("no-duration-unit", "duration needs duration_unit");
    }
    BigDecimal hours =
        UnitConverter.convert(new Amount(input.duration(), input.durationUnit()), "h").value();
    if (hours.signum() <= 0) {
      throw new ToolProblem("bad-duration", "the duration must be above zero");
    }
    return hours;
  }

  /** A course is a number of days of a dose that is repeated. */
  private static void course(Input input, OrderFrequency frequency) {
    if (input.courseDays() == null) {
      return;
    }
    if (input.courseDays() < 1 || input.courseDays() > 365) {
      throw new ToolProblem("bad-course", "course_days must be 1 to 365");
    }
    if (frequency.once()) {
      throw new ToolProblem(
          "course-without-frequency", "course_days needs a frequency, for instance daily");
    }
  }

  private static ObjectNode dosage(
      Input input, String unit, OrderFrequency frequency, OffsetDateTime start) {
    ObjectNode dosage = Json.object();
    dosage.put("text", sentence(input));
    ObjectNode timing = dosage.putObject("timing");
    if (start != null && frequency.once()) {
      timing.putArray("event").add(ChartTime.WIRE.format(start));
    }
    ObjectNode repeat = timing.putObject("repeat");
    if (start != null && !frequency.once()) {
      ObjectNode period = repeat.putObject("boundsPeriod");
      period.put("start", ChartTime.WIRE.format(start));
      if (input.courseDays() != null) {
        period.put("end", ChartTime.WIRE.format(start.plusDays(input.courseDays())));
      }
    } else if (input.courseDays() != null) {
      repeat
          .putObject("boundsDuration")
          .put("value", input.courseDays())
          .put("unit", "d")
          .put("system", "http://unitsofmeasure.org")
          .put("code", "d");
    }
    frequency.write(repeat);
    if (input.duration() != null) {
      repeat.put("duration", input.duration());
      repeat.put("durationUnit", UnitNames.ucum(input.durationUnit()).orElseThrow());
    }
    if (Boolean.TRUE.equals(input.asNeeded())) {
      dosage.put("asNeededBoolean", true);
    }
    if (input.route() != null) {
      dosage.set("route", OrderRoute.concept(input.route()));
    }
    dosage
        .putArray("doseAndRate")
        .addObject()
        .putObject("doseQuantity")
        .put("value", input.dose())
        .put("unit", input.doseUnit())
        .put("system", "http://unitsofmeasure.org")
        .put("code", unit);
    return dosage;
  }

  private static String sentence(Input input) {
    return input.dose().toPlainString()
        + " "
        + input.doseUnit()
        + (input.route() == null ? "" : " " + input.route())
        + (input.duration() == null
            ? ""
            : " over " + input.duration().toPlainString() + " " + input.durationUnit())
        + (input.frequency() == null ? " once" : " " + input.frequency())
        + (Boolean.TRUE.equals(input.asNeeded()) ? " as needed" : "")
        + (input.courseDays() == null
            ? ""
            : " for " + input.courseDays() + (input.courseDays() == 1 ? " day" : " days"));
  }
}
