package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.checks.BasedOn;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;

/** Parts that every order has, and the outcome that puts it before a person. */
final class OrderParts {

  private static final Set<String> PRIORITIES = Set.of("routine", "urgent", "asap", "stat");
  private static final Duration FUTURE = Duration.ofDays(366);
  private static final Duration PAST = Duration.ofHours(1);

  private OrderParts() {}

  /** Status, intent, priority, subject and authoredOn of a new order. */
  static ObjectNode order(String type, String patientId, String priority, RunScope run) {
    ObjectNode order = Json.object();
    order.put("resourceType", type);
    order.put("status", "active");
    order.put("intent", "order");
    if (priority != null) {
      String known = priority.toLowerCase(Locale.ROOT);
      if (!PRIORITIES.contains(known)) {
        throw new ToolProblem("unknown-priority", "priority must be routine, urgent, asap or stat");
      }
      order.put("priority", known);
    }
    order.putObject("subject").put("reference", "Patient/" + patientId);
    order.put("authoredOn", ChartTime.WIRE.format(run.now()));
    return order;
  }

  /** When it is to happen; neither in the past nor more than a year ahead. */
  static OffsetDateTime due(String member, String text, RunScope run) {
    if (text == null) {
      return null;
    }
    ChartTime time = ChartTime.argument(member, text, run.now().getOffset());
    if (time.end().isBefore(run.now().minus(PAST))) {
      throw new ToolProblem("time-in-the-past", "\"" + member + "\" lies in the past: " + text);
    }
    if (time.start().isAfter(run.now().plus(FUTURE))) {
      throw new ToolProblem(
          "time-too-far", "\"" + member + "\" lies more than a year ahead: " + text);
    }
    return time.start();
  }

  /** The time in the form this project writes, or a date as it is. */
  static String written(String text, OffsetDateTime moment) {
    return text.length() <= 10 ? text : ChartTime.WIRE.format(moment);
  }

  static void note(ObjectNode order, String note) {
    if (note != null) {
      order.putArray("note").addObject().put("text", note);
    }
  }

  static void reason(ObjectNode order, String reason) {
    if (reason != null) {
      order.putArray("reasonCode").addObject().put("text", reason);
    }
  }

  static void support(ObjectNode order, String member, List<BasedOn> basedOn) {
    if (!basedOn.isEmpty()) {
      ArrayNode references = order.putArray(member);
      basedOn.forEach(
          b -> references.addObject().put("reference", b.evidence().source().reference()));
    }
  }

  /** The proposal of a new resource. */
  static ToolOutcome proposed(
      ObjectNode resource, String reason, List<ChangeWarning> warnings, List<Evidence> evidence) {
    String type = resource.get("resourceType").asText();
    return outcome(new ProposedChange("POST", type, resource, null, reason, warnings, evidence));
  }

  static ToolOutcome outcome(ProposedChange change) {
    ObjectNode value = Json.object();
    value.put("proposed", change.resource().get("resourceType").asText());
    value.put("method", change.method());
    value.put("held_for_a_person", change.held());
    ArrayNode shown = value.putArray("warnings");
    for (ChangeWarning warning : change.warnings()) {
      shown
          .addObject()
          .put("code", warning.code())
          .put("severity", warning.severity().name().toLowerCase(Locale.ROOT))
          .put("message", warning.message());
    }
    return new ToolOutcome.Result(value, change.evidence(), Optional.of(change));
  }
}
