package org.chartwarden.consistency.plausibility.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.consistency.plausibility.rules.NoteFlaw;
import org.chartwarden.consistency.plausibility.rules.NoteRuleCatalog;
import org.chartwarden.evidence.CodePoints;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.platform.Json;

/** The check of a note as plain JSON and as a Parameters resource (FHIR R4 parameters.html). */
final class NoteCheckForm {

  private final NoteCheck check;
  private final CodePoints points;

  NoteCheckForm(NoteCheck check) {
    this.check = check;
    this.points = CodePoints.of(check.text());
  }

  ObjectNode json() {
    ObjectNode body = Json.object();
    check
        .source()
        .ifPresent(source -> body.put("note", source.reference()).put("content", source.path()));
    body.put("rules", NoteRuleCatalog.all().size());
    ArrayNode flaws = body.putArray("flaws");
    for (NoteFlaw flaw : check.flaws()) {
      ObjectNode node = flaws.addObject();
      node.put("rule", flaw.rule()).put("severity", flaw.severity().code());
      node.put("reason", flaw.reason()).put("advice", flaw.advice());
      ArrayNode spans = node.putArray("spans");
      flaw.spans().forEach(span -> span(spans.addObject(), span));
    }
    check
        .proposal()
        .ifPresent(
            proposed -> {
              ObjectNode node = body.putObject("proposal");
              node.put("by", check.proposedBy());
              node.put("reason", proposed.proposal().reason());
              node.put("correction", proposed.proposal().correction());
              span(node.putObject("span"), proposed.span());
            });
    ArrayNode warnings = body.putArray("warnings");
    check.warnings().forEach(warnings::add);
    return body;
  }

  ObjectNode parameters() {
    ObjectNode resource = Json.object().put("resourceType", "Parameters");
    ArrayNode all = resource.putArray("parameter");
    check
        .source()
        .ifPresent(
            source ->
                all.addObject()
                    .put("name", "note")
                    .putObject("valueReference")
                    .put("reference", source.reference()));
    for (NoteFlaw flaw : check.flaws()) {
      ArrayNode parts = all.addObject().put("name", "flaw").putArray("part");
      parts.addObject().put("name", "rule").put("valueCode", flaw.rule());
      parts.addObject().put("name", "severity").put("valueCode", flaw.severity().code());
      parts.addObject().put("name", "reason").put("valueString", flaw.reason());
      parts.addObject().put("name", "advice").put("valueString", flaw.advice());
      flaw.spans().forEach(span -> spanPart(parts, span));
    }
    check
        .proposal()
        .ifPresent(
            proposed -> {
              ArrayNode parts = all.addObject().put("name", "proposal").putArray("part");
              string(parts, "by", check.proposedBy());
              string(parts, "reason", proposed.proposal().reason());
              string(parts, "correction", proposed.proposal().correction());
              spanPart(parts, proposed.span());
            });
    check.warnings().forEach(warning -> string(all, "warning", warning));
    return resource;
  }

  /** A string of FHIR is never empty. */
  private static void string(ArrayNode parts, String name, String value) {
    if (!value.isBlank()) {
      parts.addObject().put("name", name).put("valueString", value);
    }
  }

  private void spanPart(ArrayNode parts, TextSpan span) {
    ArrayNode about = parts.addObject().put("name", "span").putArray("part");
    about.addObject().put("name", "start").put("valueInteger", points(span.start()));
    about.addObject().put("name", "end").put("valueInteger", points(span.end()));
    string(about, "text", span.text());
  }

  private void span(ObjectNode node, TextSpan span) {
    node.put("start", points(span.start())).put("end", points(span.end())).put("text", span.text());
  }

  private int points(int offset) {
    return points.at(offset);
  }
}
