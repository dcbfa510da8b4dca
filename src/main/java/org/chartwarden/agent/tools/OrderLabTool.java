package org.chartwarden.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.notes.vocabulary.Kind;

/** Proposes a laboratory order. */
@ApplicationScoped
class OrderLabTool implements AgentTool<OrderLabTool.Input> {

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe(value = "test as it shall read in the order", required = true) String test,
      @Describe("vocabulary id of the test") String concept,
      @Describe("codes of the test, system|code, or a bare LOINC code") List<String> codes,
      @Describe("when it is due, FHIR dateTime") String occurrence,
      @Describe("routine, urgent, asap or stat") String priority,
      @Describe("free text, word for word") String note,
      @Describe(value = "why, in one sentence", required = true) String reason,
      @Describe("references of the results it rests on") List<String> basedOn)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "order_lab",
          "Proposes an order for a laboratory test. Nothing is written: checks run"
              + " and a person or a policy decides.",
          Input.class,
          ToolEffect.PROPOSE,
          Scopes.with(ChartSnapshotReader.SCOPES, "patient/ServiceRequest.c"),
          Guards.PROPOSE);

  private final ServiceOrders orders;

  @Inject
  OrderLabTool(ServiceOrders orders) {
    this.orders = orders;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(
        () ->
            orders.propose(
                new ServiceOrders.Wish(
                    ServiceOrders.Sort.LAB,
                    input.patientId(),
                    input.test(),
                    ServiceOrders.codes(input.codes(), input.concept(), input.test(), Kind.LAB),
                    input.occurrence(),
                    input.priority(),
                    input.note(),
                    input.reason(),
                    input.basedOn(),
                    null),
                run));
  }
}
