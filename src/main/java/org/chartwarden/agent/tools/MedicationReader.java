package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.fhir.model.ResourceVersion;

/** Finds what a patient is on; a Medication that is referred to or contained is read too. */
@ApplicationScoped
class MedicationReader {

  private static final int MOST = 2000;

  private final Records records;

  @Inject
  MedicationReader(Records records) {
    this.records = records;
  }

  /** Active orders, then active statements, newest order first. */
  List<ChartedMedication> active(RunScope run, String patientId) {
    List<ChartedMedication> active = new ArrayList<>();
    for (String type : List.of("MedicationRequest", "MedicationStatement")) {
      SearchText query = SearchText.ofPatient(patientId).and("status", "active");
      for (ResourceVersion version : records.first(run.access(), type, query, MOST)) {
        ObjectNode tree = version.tree();
        if (tree.path("status").asText().equals("active")
            && !tree.path("doNotPerform").asBoolean(false)) {
          active.add(charted(version, tree, run));
        }
      }
    }
    return active;
  }

  ChartedMedication charted(ResourceVersion version, ObjectNode tree, RunScope run) {
    JsonNode concept = medication(tree, run);
    List<String> codes = new ArrayList<>();
    ChartStatus.codes(concept).forEach(code -> codes.add(code.asText()));
    String text = concept.isObject() ? ReadingParser.nameOf(concept) : "unnamed medication";
    return new ChartedMedication(version, Drug.of(text, codes), tree);
  }

  /** What is ordered: the concept of an order, or of the Medication that it names. */
  JsonNode medication(ObjectNode tree, RunScope run) {
    if (tree.has("medicationCodeableConcept")) {
      return tree.get("medicationCodeableConcept");
    }
    JsonNode reference = tree.path("medicationReference");
    String target = reference.path("reference").asText("");
    if (target.startsWith("#")) {
      for (JsonNode contained : tree.path("contained")) {
        if (contained.path("id").asText().equals(target.substring(1))) {
          return contained.path("code");
        }
      }
    }
    if (target.startsWith("Medication/")) {
      String id = target.substring("Medication/".length()).replaceFirst("/_history.*$", "");
      Optional<ResourceVersion> medication = records.read(run.access(), "Medication", id);
      if (medication.isPresent()) {
        return medication.get().tree().path("code");
      }
    }
    ObjectNode named = org.chartwarden.platform.Json.object();
    named.put("text", reference.path("display").asText("unnamed medication"));
    return named;
  }
}
