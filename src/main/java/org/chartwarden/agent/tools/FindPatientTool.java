package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** Finds patients by record number, reference, name and birth date. */
@ApplicationScoped
class FindPatientTool implements AgentTool<FindPatientTool.Input> {
  private static final int MOST = 20;

  record Input(
      @Describe("given and family words, in any order") String name,
      @Describe("birth date, yyyy-mm-dd") String birthDate,
      @Describe("medical record number, exact") String mrn,
      @Describe("Patient/ and the logical id, or the id") String reference) {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "find_patient",
          "Finds patients by medical record number (exact), reference, name (given and family words in any order, regardless of case and accents) and birth date; at most 20 matches and the total.",
          Input.class,
          ToolEffect.READ,
          Set.of("user/Patient.rs"),
          List.of());

  private final PatientSearch search;

  @Inject
  FindPatientTool(PatientSearch search) {
    this.search = search;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> answer(input, run));
  }

  private ToolOutcome answer(Input input, RunScope run) {
    List<ResourceVersion> found = search.find(input, run);
    ObjectNode node = Json.object().put("total", found.size());
    ArrayNode matches = node.putArray("matches");
    List<Evidence> evidence = new ArrayList<>();
    for (ResourceVersion version : found.stream().limit(MOST).toList()) {
      ObjectNode match = PatientJson.summary(version);
      matches.add(match);
      evidence.add(
          new Evidence(
              version.pointer(),
              "Patient "
                  + match.path("name").asText()
                  + ", record number "
                  + match.path("mrn").asText("unknown")
                  + ", born "
                  + match.path("birth_date").asText("unknown")));
    }
    node.put("left_out", found.size() - matches.size());
    return ToolOutcome.Result.of(node, evidence);
  }
}
