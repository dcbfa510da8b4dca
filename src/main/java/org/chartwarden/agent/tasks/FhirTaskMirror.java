package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/**
 * Keeps the FHIR resource {@code Task/[id]} of a task (FHIR R4, Task), in the transaction that
 * changes the status, so that a FHIR client never sees another status than the agent API. One
 * version is written for each status, none for a step: a run costs three small writes.
 *
 * <p>Whoever may read Tasks reads this one, whatever else of the chart is theirs. So what was asked
 * with a token, what came out of it and what another part of the server filed is told by the agent
 * API alone, to those whose task it is: here stands where.
 */
@ApplicationScoped
class FhirTaskMirror {

  private final FhirGateway gateway;

  FhirTaskMirror(FhirGateway gateway) {
    this.gateway = gateway;
  }

  void write(AgentTask task) {
    gateway.update(
        AccessContext.system("agent-tasks"),
        new ResourceKey("Task", task.id()),
        resource(task),
        WriteOptions.NONE);
  }

  static ObjectNode resource(AgentTask task) {
    boolean open = task.order().grant().isEmpty() && !task.order().filed();
    ObjectNode resource = Json.object();
    resource.put("resourceType", "Task");
    resource.put("id", task.id());
    resource.put("status", task.status().fhir());
    if (task.problem() != null) {
      resource
          .putObject("statusReason")
          .put(
              "text",
              open
                  ? task.problem().code() + ": " + task.problem().message()
                  : task.problem().code());
    }
    resource.putObject("businessStatus").put("text", task.status().wire());
    resource.put("intent", "order");
    if (open) {
      resource.put("description", task.order().instruction());
    }
    List<String> patients = task.patients().stream().sorted().toList();
    if (patients.size() == 1) {
      resource.putObject("for").put("reference", "Patient/" + patients.get(0));
    }
    resource.put("authoredOn", task.createdAt().toString());
    resource.put("lastModified", task.updatedAt().toString());
    resource.putObject("requester").put("display", task.actor());
    ArrayNode input = resource.putArray("input");
    text(input, "mode", task.order().mode().wire());
    text(input, "model", task.order().model());
    if (open) {
      text(input, "context", task.order().context());
    }
    if (patients.size() > 1) {
      patients.forEach(
          id ->
              entry(input, "patient")
                  .putObject("valueReference")
                  .put("reference", "Patient/" + id));
    }
    ArrayNode output = Json.array();
    if (open && task.answer() != null) {
      text(output, "answer", Json.write(task.answer()));
    }
    if (open) {
      text(output, "explanation", task.explanation());
    } else {
      entry(output, "task").put("valueUri", "/agent/tasks/" + task.id());
    }
    if (!output.isEmpty()) {
      resource.set("output", output);
    }
    return resource;
  }

  private static void text(ArrayNode entries, String type, String value) {
    if (value != null && !value.isBlank()) {
      entry(entries, type).put("valueString", value);
    }
  }

  private static ObjectNode entry(ArrayNode entries, String type) {
    ObjectNode entry = entries.addObject();
    entry.putObject("type").put("text", type);
    return entry;
  }
}
