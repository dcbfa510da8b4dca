package org.chartwarden.consistency.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.platform.Json;

/** What came of a note as a Parameters resource (FHIR R4 parameters.html). */
public final class ReportParameters {

  private final ArrayNode parameters;

  private ReportParameters(ArrayNode parameters) {
    this.parameters = parameters;
  }

  /** The same as {@link ReportJson} tells. */
  public static ObjectNode of(CheckedNote checked) {
    return of(ReportJson.of(checked));
  }

  /** A report in plain JSON as a Parameters resource. */
  public static ObjectNode of(ObjectNode report) {
    ObjectNode resource = Json.object().put("resourceType", "Parameters");
    new ReportParameters(resource.putArray("parameter")).report(report);
    return resource;
  }

  private void report(ObjectNode report) {
    JsonNode note = report.path("note");
    reference(parameters, "note", note.path("reference"));
    reference(parameters, "patient", report.path("patient"));
    reference(parameters, "encounter", report.path("encounter"));
    add(parameters, "written").put("valueDateTime", note.path("written").asText());
    if (report.has("window")) {
      add(parameters, "window")
          .putObject("valuePeriod")
          .put("start", report.at("/window/from").asText())
          .put("end", report.at("/window/to").asText());
    }
    ArrayNode looked = parts(parameters, "lookedAt");
    report
        .path("rows")
        .properties()
        .forEach(type -> add(looked, type.getKey()).put("valueInteger", type.getValue().asInt()));
    report.path("remarks").forEach(remark -> text(parameters, "remark", remark));
    ArrayNode counts = parts(parameters, "counts");
    report
        .path("counts")
        .properties()
        .forEach(
            count -> add(counts, count.getKey()).put("valueInteger", count.getValue().asInt()));
    report.path("findings").forEach(finding -> finding(parts(parameters, "finding"), finding));
    report.path("omissions").forEach(finding -> finding(parts(parameters, "omission"), finding));
    report.path("proposals").forEach(proposal -> proposal(parts(parameters, "proposal"), proposal));
  }

  private static void proposal(ArrayNode parts, JsonNode proposal) {
    text(parts, "identifier", proposal.path("identifier"));
    add(parts, "fresh").put("valueBoolean", proposal.path("fresh").asBoolean());
    text(parts, "task", proposal.path("task"));
    text(parts, "approve", proposal.path("approve"));
    text(parts, "reject", proposal.path("reject"));
  }

  private static void finding(ArrayNode parts, JsonNode finding) {
    code(parts, "verdict", finding.path("verdict"));
    code(parts, "kind", finding.path("kind"));
    text(parts, "name", finding.path("name"));
    text(parts, "text", finding.at("/span/text"));
    integer(parts, "start", finding.at("/span/start"));
    integer(parts, "end", finding.at("/span/end"));
    if (finding.has("time")) {
      ArrayNode time = parts(parts, "time");
      code(time, "kind", finding.at("/time/kind"));
      text(time, "words", finding.at("/time/words"));
      moment(time, "from", finding.at("/time/from"));
      moment(time, "to", finding.at("/time/to"));
    }
    finding.path("fields").forEach(field -> code(parts, "field", field));
    for (JsonNode row : finding.path("rows")) {
      ArrayNode about = parts(parts, "row");
      reference(about, "reference", row.path("reference"));
      text(about, "path", row.path("path"));
      code(about, "role", row.path("role"));
      text(about, "text", row.path("text"));
    }
    code(parts, "rule", finding.path("rule"));
    text(parts, "how", finding.path("how"));
    text(parts, "tolerance", finding.path("tolerance"));
    code(parts, "severity", finding.path("severity"));
    text(parts, "reason", finding.path("reason"));
    text(parts, "advice", finding.path("advice"));
    if (finding.path("copiedForward").asBoolean()) {
      add(parts, "copiedForward").put("valueBoolean", true);
    }
  }

  private static ObjectNode add(ArrayNode parameters, String name) {
    return parameters.addObject().put("name", name);
  }

  private static ArrayNode parts(ArrayNode parameters, String name) {
    return add(parameters, name).putArray("part");
  }

  private static void text(ArrayNode parameters, String name, JsonNode value) {
    string(parameters, name, "valueString", value);
  }

  private static void code(ArrayNode parameters, String name, JsonNode value) {
    string(parameters, name, "valueCode", value);
  }

  private static void moment(ArrayNode parameters, String name, JsonNode value) {
    string(parameters, name, "valueDateTime", value);
  }

  private static void string(ArrayNode parameters, String name, String type, JsonNode value) {
    if (value.isTextual() && !value.asText().isBlank()) {
      add(parameters, name).put(type, value.asText());
    }
  }

  private static void integer(ArrayNode parameters, String name, JsonNode value) {
    if (value.isInt()) {
      add(parameters, name).put("valueInteger", value.asInt());
    }
  }

  private static void reference(ArrayNode parameters, String name, JsonNode value) {
    if (value.isTextual()) {
      add(parameters, name).putObject("valueReference").put("reference", value.asText());
    }
  }
}
