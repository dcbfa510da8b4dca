package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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
    Told told =
        task.order().grant().isEmpty() && !task.order().filed()
            ? Told.whole(task)
            : Told.place(task);
    ObjectNode resource = Json.object();
    resource.put("resourceType", "Task");
    resource.put("id", task.id());
    resource.put("status", task.status().fhir());
    told.problem().ifPresent(text -> resource.putObject("statusReason").put("text", text));
    resource.putObject("businessStatus").put("text", task.status().wire());
    resource.put("intent", "order");
    told.instruction().ifPresent(text -> resource.put("description", text));
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
    told.context().ifPresent(text -> text(input, "context", text));
    if (patients.size() > 1) {
      patients.forEach(
          id ->
              entry(input, "patient")
                  .putObject("valueReference")
                  .put("reference", "Patient/" + id));
    }
    if (!told.output().isEmpty()) {
      resource.set("output", told.output());
    }
    return resource;
  }

  /**
   * What the resource tells of the words of a task.
   *
   * @param problem why it failed
   * @param instruction what was asked
   * @param context what was sent with it
   * @param output entries of {@code Task.output}
   */
  private record Told(
      Optional<String> problem,
      Optional<String> instruction,
      Optional<String> context,
      ArrayNode output) {

    /** All of it. */
    static Told whole(AgentTask task) {
      ArrayNode output = Json.array();
      text(output, "answer", task.answer() == null ? null : Json.write(task.answer()));
      text(output, "explanation", task.explanation());
      return new Told(
          Optional.ofNullable(task.problem()).map(p -> p.code() + ": " + p.message()),
          Optional.ofNullable(task.order().instruction()),
          Optional.ofNullable(task.order().context()),
          output);
    }

    /** Where those whose task it is find it. */
    static Told place(AgentTask task) {
      ArrayNode output = Json.array();
      entry(output, "task").put("valueUri", "/agent/tasks/" + task.id());
      return new Told(
          Optional.ofNullable(task.problem()).map(AgentTask.Problem::code),
          Optional.empty(),
          Optional.empty(),
          output);
    }
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
