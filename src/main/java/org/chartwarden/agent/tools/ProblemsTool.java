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
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Json;

/** The problem list of a patient. */
@ApplicationScoped
class ProblemsTool implements AgentTool<ProblemsTool.Input> {
  private static final int MOST_READ = 5000;

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe("problem in plain words") String name,
      @Describe("vocabulary id of a problem") String concept,
      @Describe("also resolved and inactive problems") Boolean includeResolved)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "problems",
          "Conditions of a patient: active ones, with include_resolved also resolved ones; optionally only one by name or vocabulary concept. Refuted and erroneous entries are left out.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Condition.rs"),
          Guards.READ);

  private final Records records;

  @Inject
  ProblemsTool(Records records) {
    this.records = records;
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
    boolean resolvedToo = Boolean.TRUE.equals(input.includeResolved());
    TermFilter filter = TermFilter.of(input.concept(), input.name(), Kind.PROBLEM);
    List<ResourceVersion> kept = new ArrayList<>();
    int inactive = 0;
    int refuted = 0;
    SearchText query = SearchText.ofPatient(input.patientId());
    for (ResourceVersion version : records.first(run.access(), "Condition", query, MOST_READ)) {
      ObjectNode tree = version.tree();
      if (!filter.accepts(tree.path("code"))) {
        continue;
      }
      if (ChartStatus.refuted(tree)) {
        refuted++;
      } else if (!resolvedToo && !ChartStatus.active(tree)) {
        inactive++;
      } else {
        kept.add(version);
      }
    }
    ObjectNode node = Json.object().put("count", kept.size());
    ArrayNode list = node.putArray("problems");
    List<Evidence> evidence = new ArrayList<>();
    for (ResourceVersion version : kept.stream().limit(Guards.MOST_ROWS).toList()) {
      ObjectNode row = ChartStatus.problem(version);
      list.add(row);
      evidence.add(
          new Evidence(
              version.pointer(),
              "Problem "
                  + row.path("text").asText()
                  + ", "
                  + row.path("clinical_status").asText()));
    }
    node.put("left_out", kept.size() - list.size());
    node.put("resolved_or_inactive_not_shown", inactive);
    node.put("refuted_or_in_error_not_shown", refuted);
    return ToolOutcome.Result.of(node, evidence);
  }
}
