package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.InputPlan.Wanted;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** Reads yes/no items from orders and statements of medications. */
final class MedicationInputs {

  private static final Set<String> NOT_TAKEN = Set.of("not-taken");
  private static final Set<String> RUNNING = Set.of("active", "intended");
  private static final String REFERENCE = "Medication/";

  private final InputPlan plan;
  private final Hierarchy hierarchy;
  private final ChartMoment moment;
  private final Map<String, ObjectNode> medications;

  /**
   * Prepares the reading.
   *
   * @param medications Medication resources that are referred to, by id
   */
  MedicationInputs(
      InputPlan plan,
      Hierarchy hierarchy,
      ChartMoment moment,
      Map<String, ObjectNode> medications) {
    this.plan = plan;
    this.hierarchy = hierarchy;
    this.moment = moment;
    this.medications = medications;
  }

  /** The id of the Medication that an order refers to. */
  static Optional<String> referred(ObjectNode tree) {
    String target = tree.at("/medicationReference/reference").asText("");
    return target.startsWith(REFERENCE)
        ? Optional.of(target.substring(REFERENCE.length()).replaceFirst("/_history.*$", ""))
        : Optional.empty();
  }

  List<InputCandidate> of(ResourceVersion version) {
    ObjectNode tree = version.tree();
    String status = tree.path("status").asText("");
    if (status.equals("entered-in-error") || tree.path("doNotPerform").asBoolean(false)) {
      return List.of();
    }
    List<InputCandidate> found = new ArrayList<>(1);
    Coded drug = Coded.of(concept(tree), hierarchy);
    for (Wanted wanted : plan.wanted()) {
      if (wanted.medication()
          && wanted.input() instanceof InputSpec.Flag flag
          && drug.isDrug(wanted.family())) {
        found.add(candidate(version, tree, drug, flag, status));
      }
    }
    return found;
  }

  private InputCandidate candidate(
      ResourceVersion version, ObjectNode tree, Coded drug, InputSpec.Flag flag, String status) {
    Charted charted =
        new Charted(
            version,
            drug.display(),
            FlagFacts.time(
                tree,
                moment,
                "/effectivePeriod/end",
                "/effectiveDateTime",
                "/effectivePeriod/start",
                "/authoredOn",
                "/dateAsserted"),
            List.of());
    if (NOT_TAKEN.contains(status)) {
      return charted.value(
          flag,
          InputValue.of(false),
          drug.display() + ", not taken",
          "status",
          InputCandidate.LAST_RESORT);
    }
    if (RUNNING.contains(status)) {
      // What runs counts however long ago it was ordered.
      return charted.time().filter(moment::later).isPresent()
          ? charted.unusable(flag, drug.display(), "status", "it is later than " + moment.told())
          : charted.value(flag, InputValue.of(true), drug.display(), "medication", 0);
    }
    return status.equals("completed") && flag.lookback() != null
        ? FlagFacts.present(charted, flag, drug.display(), "medication", moment)
        : charted.unusable(flag, drug.display(), "status", "its status is " + status);
  }

  private JsonNode concept(ObjectNode tree) {
    if (tree.has("medicationCodeableConcept")) {
      return tree.get("medicationCodeableConcept");
    }
    JsonNode reference = tree.path("medicationReference");
    String target = reference.path("reference").asText("");
    for (JsonNode contained : tree.path("contained")) {
      if (target.equals("#" + contained.path("id").asText())) {
        return contained.path("code");
      }
    }
    ObjectNode stored = referred(tree).map(medications::get).orElse(null);
    return stored != null
        ? stored.path("code")
        : Json.object()
            .put("text", reference.path("display").asText("a medication without a name"));
  }
}
