package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class AskedForTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-15T08:00:00+00:00");

  @Test
  void aQuestionAsksForNoChange() {
    assertThat(warnings("What is the last potassium of Patient/1?", "", order("morphine", "1")))
        .singleElement()
        .satisfies(w -> assertThat(w.severity()).isEqualTo(ChangeWarning.Severity.CAUTION))
        .satisfies(w -> assertThat(w.message()).contains("does not ask for a change"));
  }

  @Test
  void whatIsOrderedPasses() {
    assertThat(
            warnings(
                "Order oral potassium chloride 40 mEq once for Patient/1.",
                "",
                order("potassium chloride", "40")))
        .isEmpty();
    assertThat(
            warnings(
                "Please start Tylenol 500 mg for Patient/1.", "", order("acetaminophen", "500.0")))
        .isEmpty();
  }

  @Test
  void anotherDrugOrDoseIsTold() {
    String task = "Order oral potassium chloride 40 mEq once for Patient/1.";
    assertThat(warnings(task, "", order("morphine", "40")))
        .extracting(ChangeWarning::message)
        .containsExactly("the task does not name \"morphine\"");
    assertThat(warnings(task, "", order("potassium chloride", "400")))
        .extracting(ChangeWarning::message)
        .singleElement()
        .asString()
        .contains("400");
  }

  @Test
  void aDoseThatWasComputedFromARuleOfTheTaskPasses() {
    AskedFor asked =
        new AskedFor(
            task(
                "If potassium is below 3.5, order oral potassium chloride 10 mEq per 0.1 below.",
                ""),
            NOW);
    assertThat(asked.gives(Json.parseOwn("{\"step\":0.1,\"dose_per_step\":10}"))).isTrue();
    assertThat(asked.gives(Json.parseOwn("{\"step\":0.1,\"dose_per_step\":25}"))).isFalse();
    assertThat(asked.warnings(order("potassium chloride", "60"), Set.of(new BigDecimal("6E+1"))))
        .isEmpty();
    assertThat(asked.warnings(order("potassium chloride", "60"), Set.of())).hasSize(1);
  }

  @Test
  void theContextCounts() {
    assertThat(
            warnings(
                "Order what the context says for Patient/1.",
                "Give 2 g magnesium sulfate IV.",
                order("magnesium sulfate", "2")))
        .isEmpty();
  }

  private static List<ChangeWarning> warnings(
      String instruction, String context, ProposedChange change) {
    return new AskedFor(task(instruction, context), NOW).warnings(change, Set.of());
  }

  private static TaskOrder task(String instruction, String context) {
    return new TaskOrder(
        instruction, context, TaskMode.AUTO, null, null, "m", new TaskLimits(1, 1, 1));
  }

  private static ProposedChange order(String drug, String dose) {
    ObjectNode order = Json.object().put("resourceType", "MedicationRequest");
    order.putObject("medicationCodeableConcept").put("text", drug);
    order
        .putArray("dosageInstruction")
        .addObject()
        .putArray("doseAndRate")
        .addObject()
        .putObject("doseQuantity")
        .put("value", new BigDecimal(dose));
    return new ProposedChange(
        "POST", "MedicationRequest", order, null, "why", List.of(), List.of());
  }
}
