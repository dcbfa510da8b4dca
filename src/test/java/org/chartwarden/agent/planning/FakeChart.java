package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.language.PatientMention;
import org.chartwarden.agent.language.PatientMentions;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Json;

/** A chart in memory that answers tool calls by the contract of agent.tools, for plain tests. */
final class FakeChart {

  record Patient(
      String id,
      String name,
      LocalDate birthDate,
      List<String> drugs,
      List<String> problems,
      List<String> allergies) {}

  record Value(String patient, String code, JsonNode value, String unit, String effective) {
    OffsetDateTime time() {
      return OffsetDateTime.parse(effective);
    }
  }

  /** A proposal, as tool name and arguments. */
  record Proposal(String tool, ObjectNode arguments) {}

  private static final Set<String> PROPOSE =
      Set.of(
          "record_vital_sign",
          "order_medication",
          "order_lab",
          "order_imaging",
          "order_referral",
          "stop_medication");

  final List<Patient> patients = new ArrayList<>();
  final List<Value> values = new ArrayList<>();
  private final OffsetDateTime now;

  FakeChart(OffsetDateTime now) {
    this.now = now;
  }

  /** What a run comes to. */
  record Run(PlannerMove end, List<Proposal> proposals) {}

  Run run(String instruction, String context, OffsetDateTime taskNow) {
    PlanningBrief brief =
        new PlanningBrief(
            instruction, context, taskNow, resolve(instruction, context), List.of(), true);
    PlannerSession session = new OfflinePlanner().start(brief);
    List<Proposal> proposals = new ArrayList<>();
    List<ToolReply> replies = List.of();
    for (int step = 0; step < 60; step++) {
      PlannerMove move = session.next(replies);
      if (!(move instanceof PlannerMove.CallTools calls)) {
        return new Run(move, proposals);
      }
      List<ToolReply> answers = new ArrayList<>();
      for (ToolRequest request : calls.requests()) {
        if (PROPOSE.contains(request.tool())) {
          proposals.add(new Proposal(request.tool(), request.arguments()));
          answers.add(new ToolReply(request, ToolOutcome.Result.of(Json.object(), List.of())));
        } else {
          answers.add(new ToolReply(request, call(request)));
        }
      }
      replies = answers;
    }
    throw new AssertionError("the run does not end: " + instruction);
  }

  private List<PatientResolution> resolve(String instruction, String context) {
    List<PatientResolution> found = new ArrayList<>();
    for (PatientMention mention : PatientMentions.of(instruction, context)) {
      List<PatientResolution.Candidate> candidates =
          patients.stream()
              .filter(p -> fits(p, mention))
              .map(
                  p ->
                      new PatientResolution.Candidate(
                          p.id(), p.id(), p.name(), p.birthDate(), null))
              .toList();
      TextSpan span = mention.span();
      found.add(new PatientResolution(span, candidates));
    }
    return found;
  }

  private static boolean fits(Patient patient, PatientMention mention) {
    if (mention.mrn() != null) {
      return patient.id().equals(mention.mrn());
    }
    if (mention.reference() != null) {
      return mention.reference().equals("Patient/" + patient.id());
    }
    Set<String> words = Set.of(patient.name().toLowerCase(Locale.ROOT).split(" "));
    boolean named = words.containsAll(List.of(mention.name().toLowerCase(Locale.ROOT).split(" ")));
    return named
        && (mention.birthDate() == null || mention.birthDate().equals(patient.birthDate()));
  }

  private ToolOutcome call(ToolRequest request) {
    ObjectNode in = request.arguments();
    return switch (request.tool()) {
      case "patient_demographics" -> demographics(in);
      case "latest_observation" ->
          one(in, matching(in).stream().max(Comparator.comparing(Value::time)));
      case "extreme_observation" -> extreme(in);
      case "aggregate_observations" -> aggregate(in);
      case "observation_trend" -> trend(in);
      case "observations_in_window" -> window(in);
      case "replacement_dose" -> dose(in);
      case "active_medications" ->
          listed(in, "medications", patient(in).drugs(), in.path("concept").asText(null));
      case "problems" ->
          listed(in, "problems", patient(in).problems(), in.path("concept").asText(null));
      case "allergies" ->
          listed(in, "allergies", patient(in).allergies(), in.path("substance").asText(null));
      default -> throw new AssertionError("no such tool: " + request.tool());
    };
  }

  private Patient patient(ObjectNode in) {
    return patients.stream()
        .filter(p -> p.id().equals(in.get("patient").asText()))
        .findFirst()
        .orElseThrow();
  }

  private ToolOutcome demographics(ObjectNode in) {
    Patient patient = patient(in);
    return result(
        Json.object()
            .put("id", patient.id())
            .put("mrn", patient.id())
            .put("name", patient.name())
            .put("birth_date", patient.birthDate().toString())
            .put("age_years", Period.between(patient.birthDate(), now.toLocalDate()).getYears()));
  }

  private static ToolOutcome listed(ObjectNode in, String member, List<String> all, String filter) {
    String wanted = filter == null ? null : filter.toLowerCase(Locale.ROOT);
    ObjectNode node = Json.object();
    ArrayNode list = Json.array();
    for (String one : all) {
      boolean sameClass =
          wanted != null
              && ClinicalVocabulary.standard()
                  .find(one, Kind.MEDICATION)
                  .map(c -> c.drugClasses().stream().anyMatch(k -> wanted.startsWith(k)))
                  .orElse(false);
      boolean sameProblem =
          wanted != null
              && ClinicalVocabulary.standard()
                  .find(one, Kind.PROBLEM)
                  .map(c -> c.id().equals(wanted))
                  .orElse(false);
      if (wanted == null
          || sameProblem
          || one.contains(wanted)
          || wanted.contains(one)
          || sameClass) {
        list.addObject().put("text", one);
      }
    }
    node.put("count", list.size()).set(member, list);
    return result(node);
  }

  private List<Value> matching(ObjectNode in) {
    Set<String> codes = new java.util.HashSet<>();
    in.path("codes").forEach(c -> codes.add(c.asText()));
    List<Value> own =
        values.stream().filter(v -> v.patient().equals(in.get("patient").asText())).toList();
    List<Value> found = own.stream().filter(v -> codes.contains(v.code())).toList();
    if (found.isEmpty()) {
      String concept = in.path("concept").asText(in.path("name").asText());
      found =
          own.stream()
              .filter(
                  v ->
                      concept.equals(conceptOf(v.code()))
                          || conceptOf(v.code()).startsWith(concept + "-"))
              .toList();
    }
    return found.stream()
        .filter(
            v ->
                !in.has("from")
                    || !v.time().isBefore(OffsetDateTime.parse(in.get("from").asText())))
        .filter(
            v -> !in.has("to") || !v.time().isAfter(OffsetDateTime.parse(in.get("to").asText())))
        .toList();
  }

  private static String conceptOf(String code) {
    return switch (code) {
      case "MG" -> "magnesium";
      case "K" -> "potassium";
      case "GLU" -> "glucose-capillary";
      case "A1C" -> "hba1c";
      case "CR" -> "creatinine";
      default -> code;
    };
  }

  private static ToolOutcome one(ObjectNode in, Optional<Value> value) {
    ObjectNode node = Json.object().put("found", value.isPresent());
    value.ifPresent(v -> fill(node, v, in.path("unit").asText(null)));
    return result(node);
  }

  private static void fill(ObjectNode node, Value v, String unit) {
    node.set("value", converted(v, unit));
    node.put("unit", unit == null ? v.unit() : unit)
        .put("effective", v.effective())
        .put("reference", "Observation/1/_history/1");
  }

  private static JsonNode converted(Value v, String unit) {
    if (unit == null
        || unit.equals(v.unit())
        || unit.equals("mEq/L") && v.unit().equals("mmol/L")) {
      return v.value();
    }
    if (unit.equals("mmol/L") && v.code().equals("GLU")) {
      return Json.mapper()
          .getNodeFactory()
          .numberNode(
              v.value()
                  .decimalValue()
                  .multiply(BigDecimal.TEN)
                  .divide(new BigDecimal("180.156"), MathContext.DECIMAL64));
    }
    return v.value();
  }

  private ToolOutcome extreme(ObjectNode in) {
    Comparator<Value> byValue = Comparator.comparing(v -> v.value().decimalValue());
    List<Value> found = matching(in);
    return one(
        in,
        switch (in.get("which").asText()) {
          case "highest" -> found.stream().max(byValue);
          case "lowest" -> found.stream().min(byValue);
          default -> found.stream().min(Comparator.comparing(Value::time));
        });
  }

  private ToolOutcome aggregate(ObjectNode in) {
    List<BigDecimal> numbers =
        matching(in).stream()
            .map(v -> converted(v, in.path("unit").asText(null)).decimalValue())
            .filter(v -> !in.has("above") || v.compareTo(in.get("above").decimalValue()) > 0)
            .filter(v -> !in.has("at_least") || v.compareTo(in.get("at_least").decimalValue()) >= 0)
            .filter(v -> !in.has("below") || v.compareTo(in.get("below").decimalValue()) < 0)
            .filter(v -> !in.has("at_most") || v.compareTo(in.get("at_most").decimalValue()) <= 0)
            .sorted()
            .toList();
    ObjectNode node = Json.object().put("count", numbers.size());
    if (!numbers.isEmpty()) {
      BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal value =
          switch (in.get("statistic").asText()) {
            case "mean" ->
                sum.divide(BigDecimal.valueOf(numbers.size()), 12, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            case "median" -> numbers.get(numbers.size() / 2);
            case "sum" -> sum;
            default -> BigDecimal.valueOf(numbers.size());
          };
      node.put("value", value);
    }
    return result(node);
  }

  private ToolOutcome trend(ObjectNode in) {
    List<Value> found = matching(in).stream().sorted(Comparator.comparing(Value::time)).toList();
    ObjectNode node = Json.object().put("count", found.size());
    if (found.size() > 1) {
      BigDecimal change =
          found
              .get(found.size() - 1)
              .value()
              .decimalValue()
              .subtract(found.get(0).value().decimalValue());
      node.put("change", change)
          .put(
              "direction",
              change.signum() > 0 ? "rising" : change.signum() < 0 ? "falling" : "stable");
    }
    return result(node);
  }

  private ToolOutcome window(ObjectNode in) {
    List<Value> found =
        matching(in).stream().sorted(Comparator.comparing(Value::time).reversed()).toList();
    ObjectNode node = Json.object().put("count", found.size());
    ArrayNode list = node.putArray("values");
    found.stream()
        .limit(in.path("limit").asInt(20))
        .forEach(v -> fill(list.addObject(), v, in.path("unit").asText(null)));
    return result(node);
  }

  private static ToolOutcome dose(ObjectNode in) {
    BigDecimal value = in.get("value").decimalValue();
    ObjectNode node = Json.object().put("needed", false);
    JsonNode step = in.path("per_step");
    if (!step.isMissingNode()) {
      BigDecimal gap = step.get("threshold").decimalValue().subtract(value);
      if (gap.signum() > 0) {
        node.put("needed", true)
            .put(
                "dose",
                gap.divide(step.get("step").decimalValue(), 6, RoundingMode.HALF_UP)
                    .multiply(step.get("dose_per_step").decimalValue())
                    .stripTrailingZeros())
            .put("dose_unit", step.get("dose_unit").asText());
      }
      return result(node);
    }
    for (JsonNode band : in.path("bands")) {
      boolean above =
          !band.has("low")
              || value.compareTo(band.get("low").decimalValue())
                  >= (band.path("low_inclusive").asBoolean(true) ? 0 : 1);
      boolean below =
          !band.has("high")
              || value.compareTo(band.get("high").decimalValue())
                  <= (band.path("high_inclusive").asBoolean(true) ? 0 : -1);
      if (above && below) {
        node.put("needed", true).setAll((ObjectNode) band);
        return result(node);
      }
    }
    return result(node);
  }

  private static ToolOutcome result(JsonNode node) {
    return ToolOutcome.Result.of(node, List.of());
  }
}
