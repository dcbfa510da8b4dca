package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.Assumption;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.formulas.Reference;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** A {@link CalculationReport} as JSON, the same for the API, the agent and the command line. */
public final class ReportJson {

  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
  private static final Duration LONG = Duration.ofHours(48);

  private ReportJson() {}

  public static ObjectNode of(CalculationReport report) {
    ObjectNode node = Json.object();
    CalculatorSpec spec = report.spec();
    node.putObject("calculator")
        .put("id", spec.id())
        .put("name", spec.name())
        .put("version", spec.version());
    node.put("profile", report.convention().id());
    String convention = spec.conventions().get(report.convention());
    if (convention != null) {
      node.put("profileNote", convention);
    }
    node.put("timeRule", report.timeRule().id());
    node.put("asOf", WIRE.format(report.asOf()));
    report.patient().ifPresent(id -> node.put("patient", "Patient/" + id));
    report.encounter().ifPresent(id -> node.put("encounter", "Encounter/" + id));
    node.put("computed", report.computed());
    node.set("result", report.result().map(r -> result(spec, r)).orElse(null));
    ArrayNode inputs = node.putArray("inputs");
    report.inputs().forEach(input -> inputs.add(input(input)));
    ArrayNode assumed = node.putArray("assumed");
    report.assumptions().forEach(assumption -> assumed.add(assumption(assumption)));
    missing(report, node);
    ArrayNode conflicts = node.putArray("conflicts");
    report.conflicts().forEach(conflict -> conflicts.add(conflict(conflict)));
    ArrayNode problems = node.putArray("problems");
    report.problems().forEach(problem -> problems.add(problem(problem)));
    texts(node, "working", report.result().map(CalculatorResult::working).orElse(List.of()));
    List<String> remarks =
        new ArrayList<>(report.result().map(CalculatorResult::remarks).orElse(List.of()));
    remarks.addAll(report.remarks());
    texts(node, "remarks", remarks);
    ArrayNode references = node.putArray("references");
    spec.references().forEach(reference -> references.add(reference(reference)));
    return node;
  }

  private static ObjectNode result(CalculatorSpec spec, CalculatorResult result) {
    ObjectNode node = Json.object();
    switch (result.answer()) {
      case CalculatorResult.Decimal decimal ->
          node.put("value", decimal.value()).put("unit", decimal.unit());
      case CalculatorResult.Date date -> node.put("value", date.text());
      case CalculatorResult.WeeksAndDays duration ->
          node.put("value", duration.text())
              .put("weeks", duration.weeks())
              .put("days", duration.days());
      case CalculatorResult.NotComputable unknown -> node.put("unknown", unknown.because());
    }
    node.put("text", text(result));
    if (!spec.output().loinc().isEmpty()) {
      node.set("code", code(new Code(Code.LOINC, spec.output().loinc(), spec.name())));
    }
    result
        .band()
        .ifPresent(
            band -> {
              ObjectNode shown = node.putObject("band");
              shown.put("label", band.label()).put("meaning", band.meaning());
              shown.put("from", band.from()).put("to", band.to());
            });
    return node;
  }

  /** The answer with its unit, as it reads. */
  public static String text(CalculatorResult result) {
    String text = result.answer().text();
    if (result.answer() instanceof CalculatorResult.Decimal decimal) {
      return switch (decimal.unit()) {
        case "1", "" -> text;
        case "{score}" -> text + (text.equals("1") ? " point" : " points");
        default -> text + " " + decimal.unit();
      };
    }
    return text;
  }

  /** One input with its source. */
  public static ObjectNode input(CalculationReport.InputReport input) {
    InputSpec spec = input.spec();
    ObjectNode node = Json.object();
    node.put("name", spec.name()).put("label", spec.label());
    node.put("required", spec.required());
    if (input.used().isPresent()) {
      candidate(node, input.used().get());
      if (spec instanceof InputSpec.Quantity quantity) {
        input
            .converted()
            .ifPresent(
                value ->
                    node.putObject("converted").put("value", value).put("unit", quantity.unit()));
        if (quantity.freshFor() != null && input.age().isPresent()) {
          node.put("freshFor", quantity.freshFor().toString());
        }
      }
      node.put("status", documented(input.used().get()));
      input.age().ifPresent(age -> node.put("age", age(age)));
      node.put("stale", input.stale());
      node.put("rule", input.rule());
    } else if (input.assumed().isPresent()) {
      node.put("value", input.assumed().get().value());
      node.put("status", "not-documented");
      node.put("rule", "assumed");
      node.set("codes", codes(input.codes()));
    } else {
      node.put("status", "missing");
      node.set("codes", codes(input.codes()));
    }
    ArrayNode alternatives = node.putArray("alternatives");
    input.alternatives().forEach(a -> alternatives.add(candidate(Json.object(), a)));
    return node;
  }

  /** {@code documented}, or for an item {@code documented-present} or {@code documented-absent}. */
  private static String documented(InputCandidate used) {
    return used.value().orElseThrow() instanceof InputValue.Stated stated
        ? stated.present() ? "documented-present" : "documented-absent"
        : "documented";
  }

  private static String age(Duration age) {
    return age.compareTo(LONG) >= 0
        ? "P" + age.toDays() + "D"
        : age.truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static ObjectNode candidate(ObjectNode node, InputCandidate candidate) {
    candidate.value().ifPresent(value -> value(node, value));
    if (!candidate.comparator().isEmpty()) {
      node.put("comparator", candidate.comparator());
    }
    node.put("text", candidate.text());
    node.set("source", source(candidate));
    candidate.time().ifPresent(time -> node.put("time", time.text()));
    if (!candidate.marks().isEmpty()) {
      texts(node, "marks", candidate.marks());
    }
    candidate.lost().ifPresent(reason -> node.put("lost", reason));
    return node;
  }

  private static void value(ObjectNode node, InputValue value) {
    switch (value) {
      case InputValue.Measured measured -> {
        node.put("value", measured.amount().value());
        if (!measured.amount().unit().isEmpty()) {
          node.put("unit", measured.amount().unit());
        }
      }
      case InputValue.Stated stated -> node.put("value", stated.present());
      case InputValue.Word word -> node.put("value", word.word());
      case InputValue.On on -> node.put("value", on.date().toString());
    }
  }

  private static ObjectNode source(InputCandidate candidate) {
    ObjectNode node = Json.object().put("kind", candidate.source().kind());
    switch (candidate.source()) {
      case InputSource.Given given -> {
        return node;
      }
      case InputSource.AsOf asOf -> {
        return node;
      }
      case InputSource.Chart chart -> {
        node.put("reference", chart.pointer().reference());
        node.put("path", chart.pointer().path());
        node.put("label", candidate.label());
      }
      case InputSource.Note note -> {
        note.document().ifPresent(d -> node.put("reference", d.reference()));
        TextSpan span = note.span();
        node.putObject("span")
            .put("start", span.start())
            .put("end", span.end())
            .put("text", span.text());
        node.put("label", candidate.label());
      }
    }
    return node;
  }

  private static ObjectNode assumption(Assumption assumption) {
    return Json.object()
        .put("input", assumption.input())
        .put("value", assumption.value())
        .put("reason", assumption.reason());
  }

  private static void missing(CalculationReport report, ObjectNode node) {
    ArrayNode missing = node.putArray("missing");
    for (CalculationReport.MissingInput input : report.missing()) {
      ObjectNode shown = missing.addObject();
      shown.put("input", input.input()).put("label", input.label());
      shown.put("reason", input.reason());
      shown.set("codes", codes(input.codes()));
    }
    ArrayNode groups = node.putArray("missingOneOf");
    report.missingOneOf().forEach(group -> group.forEach(groups.addArray()::add));
  }

  private static ObjectNode conflict(CalculationReport.Conflict conflict) {
    ObjectNode node = Json.object().put("input", conflict.input());
    node.put("message", conflict.message());
    node.set("used", candidate(Json.object(), conflict.used()));
    ArrayNode others = node.putArray("others");
    conflict.others().forEach(other -> others.add(candidate(Json.object(), other)));
    return node;
  }

  /** A problem of an input or field. */
  public static ObjectNode problem(InputProblem problem) {
    return Json.object()
        .put("field", problem.input())
        .put("code", problem.code())
        .put("message", problem.message());
  }

  /** A published source with its addresses. */
  public static ObjectNode reference(Reference reference) {
    ObjectNode node = Json.object().put("citation", reference.citation());
    if (!reference.pmid().isEmpty()) {
      node.put("pmid", reference.pmid());
      node.put("url", "https://pubmed.ncbi.nlm.nih.gov/" + reference.pmid() + "/");
    }
    if (!reference.doi().isEmpty()) {
      node.put("doi", reference.doi());
      node.put("url", "https://doi.org/" + reference.doi());
    }
    return node;
  }

  /** Codes with their systems. */
  public static ArrayNode codes(List<Code> codes) {
    ArrayNode array = Json.array();
    codes.forEach(code -> array.add(code(code)));
    return array;
  }

  private static ObjectNode code(Code code) {
    return Json.object()
        .put("system", code.system())
        .put("code", code.code())
        .put("display", code.display());
  }

  private static void texts(ObjectNode node, String member, List<String> items) {
    ArrayNode array = node.putArray(member);
    items.forEach(array::add);
  }
}
