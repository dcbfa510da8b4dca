package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * Builds the Provenance of an applied change: which version came to be, by which planner in which
 * version, who or which policy approved, and on which versions of the record it rests (FHIR R4,
 * Provenance).
 */
final class ChangeProvenance {

  private static final String AGENT_TYPE =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
  private static final String ACTIVITY = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

  private ChangeProvenance() {}

  static ObjectNode of(
      ResourceVersion target,
      boolean created,
      ChangeRun run,
      Approver approver,
      JsonNode evidence,
      Instant recorded) {
    ObjectNode provenance = Json.object();
    provenance.put("resourceType", "Provenance");
    provenance.putArray("target").addObject().put("reference", target.pointer().reference());
    provenance.put("recorded", recorded.toString());
    if (approver.policy()) {
      provenance.putArray("policy").add(approver.name());
    }
    provenance
        .putObject("activity")
        .putArray("coding")
        .addObject()
        .put("system", ACTIVITY)
        .put("code", created ? "CREATE" : "UPDATE");
    ArrayNode agents = provenance.putArray("agent");
    agent(
        agents,
        "assembler",
        "Chartwarden agent, planner " + run.planner() + ", version " + run.plannerVersion());
    if (!approver.policy()) {
      agent(agents, "verifier", approver.name());
    }
    ArrayNode entities = provenance.putArray("entity");
    entity(entities, "Task/" + run.taskId());
    Set<String> references = new LinkedHashSet<>();
    evidence.forEach(fact -> references.add(fact.path("reference").asText()));
    references.forEach(reference -> entity(entities, reference));
    return provenance;
  }

  private static void agent(ArrayNode agents, String type, String display) {
    ObjectNode agent = agents.addObject();
    agent
        .putObject("type")
        .putArray("coding")
        .addObject()
        .put("system", AGENT_TYPE)
        .put("code", type);
    agent.putObject("who").put("display", display);
  }

  private static void entity(ArrayNode entities, String reference) {
    ObjectNode entity = entities.addObject();
    entity.put("role", "source");
    entity.putObject("what").put("reference", reference);
  }
}
