package org.chartwarden.consistency.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.rules.ClaimField;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.MatchedRow;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.evidence.CodePoints;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.platform.Json;

/** A finding in plain JSON. */
final class FindingJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Pattern MOMENT =
      Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

  private final CodePoints places;
  private final ZoneId zone;

  FindingJson(CheckedNote checked) {
    this.places = CodePoints.of(checked.of().note().text());
    this.zone = checked.of().moment().zone();
  }

  ObjectNode of(Finding finding) {
    ObjectNode node = Json.object();
    node.put("verdict", finding.verdict().code());
    finding.claim().ifPresent(claim -> claim(node, claim));
    if (!finding.fields().isEmpty()) {
      node.put("field", finding.fields().get(0).code());
      ArrayNode fields = node.putArray("fields");
      finding.fields().stream().map(ClaimField::code).forEach(fields::add);
    }
    ArrayNode rows = node.putArray("rows");
    finding.rows().forEach(row -> rows.add(row(row)));
    text(node, "rule", finding.rule());
    text(node, "how", finding.how());
    text(node, "tolerance", finding.tolerance());
    finding.severity().map(Severity::code).ifPresent(code -> node.put("severity", code));
    text(node, "reason", local(finding.reason()));
    text(node, "advice", local(finding.advice()));
    if (finding.copiedForward()) {
      node.put("copiedForward", true);
    }
    return node;
  }

  private static void text(ObjectNode node, String member, String value) {
    if (!value.isEmpty()) {
      node.put(member, value);
    }
  }

  private void claim(ObjectNode node, NoteClaim claim) {
    node.put("kind", claim.kind().code());
    node.put("name", claim.name());
    node.set("span", span(claim.span()));
    if (!claim.whole().equals(claim.span())) {
      node.set("whole", span(claim.whole()));
    }
    time(claim.time()).ifPresent(time -> node.set("time", time));
  }

  private ObjectNode span(TextSpan span) {
    return Json.object()
        .put("start", places.at(span.start()))
        .put("end", places.at(span.end()))
        .put("text", span.text());
  }

  private Optional<ObjectNode> time(TimeWindow time) {
    if (time.kind() == TimeWindow.Kind.INDETERMINATE && time.words().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode node = Json.object().put("kind", time.kind().name().toLowerCase(Locale.ROOT));
    moment(node, "from", time.start());
    moment(node, "to", time.end());
    text(node, "words", time.words());
    return Optional.of(node);
  }

  private void moment(ObjectNode node, String member, Instant moment) {
    if (moment != null) {
      node.put(member, text(moment));
    }
  }

  /** A moment as the clock of the place showed it. */
  String text(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }

  private ObjectNode row(MatchedRow row) {
    ObjectNode node = Json.object();
    node.put("reference", row.source().reference());
    node.put("resource", row.source().type() + "/" + row.source().id());
    text(node, "path", row.source().path());
    node.put("role", role(row.role()));
    node.put("text", local(row.text()));
    return node;
  }

  /** Words for people, with moments as the clock of the place showed them. */
  private String local(String words) {
    return MOMENT.matcher(words).replaceAll(found -> moment(found.group()));
  }

  private String moment(String text) {
    try {
      return CLOCK.format(Instant.parse(text).atZone(zone));
    } catch (DateTimeException e) {
      // A day that does not exist stays as it was written.
      return text;
    }
  }

  static String role(MatchedRow.Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
