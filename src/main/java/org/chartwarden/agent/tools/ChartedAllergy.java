package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * An allergy or intolerance of the chart.
 *
 * @param version where it stands
 * @param drug the substance, as a drug
 * @param drugClass id of the drug class it names, when it names one
 * @param none whether it states that there is no known allergy
 * @param tree its content
 */
record ChartedAllergy(
    ResourceVersion version, Drug drug, Optional<String> drugClass, boolean none, ObjectNode tree) {

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("reference", version.key().reference());
    node.put("substance", drug.text());
    node.put("type", tree.path("type").asText(null));
    node.put("criticality", tree.path("criticality").asText(null));
    ArrayNode reactions = node.putArray("reactions");
    for (JsonNode reaction : tree.path("reaction")) {
      for (JsonNode manifestation : reaction.path("manifestation")) {
        reactions.add(ReadingParser.nameOf(manifestation));
      }
    }
    node.put("recorded", tree.path("recordedDate").asText(null));
    return node;
  }

  Evidence evidence() {
    return new Evidence(
        version.pointer(), none ? drug.text() + " is charted" : "Allergy to " + drug.text());
  }
}
