package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.intake.InputPlan.Wanted;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads yes/no items from Procedures that were done. */
final class ProcedureInputs {

  private final InputPlan plan;
  private final Hierarchy hierarchy;
  private final ChartMoment moment;

  ProcedureInputs(InputPlan plan, Hierarchy hierarchy, ChartMoment moment) {
    this.plan = plan;
    this.hierarchy = hierarchy;
    this.moment = moment;
  }

  List<InputCandidate> of(ResourceVersion version) {
    ObjectNode tree = version.tree();
    String status = tree.path("status").asText("");
    if (status.equals("entered-in-error")) {
      return List.of();
    }
    List<InputCandidate> found = new ArrayList<>(1);
    Coded code = Coded.of(tree.path("code"), hierarchy);
    for (Wanted wanted : plan.wanted()) {
      if (wanted.procedure()
          && wanted.input() instanceof InputSpec.Flag flag
          && code.isA(wanted.family(), Kind.PROCEDURE)) {
        Charted charted =
            new Charted(
                version,
                code.display(),
                FlagFacts.time(
                    tree,
                    moment,
                    "/performedDateTime",
                    "/performedPeriod/end",
                    "/performedPeriod/start"),
                List.of());
        boolean done = status.equals("completed") || status.equals("in-progress");
        found.add(
            done
                ? FlagFacts.present(charted, flag, code.display(), "code", moment)
                : charted.unusable(flag, code.display(), "status", "its status is " + status));
      }
    }
    return found;
  }
}
