package org.chartwarden.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.notes.vocabulary.Kind;

/** Proposes an imaging order. */
@ApplicationScoped
class OrderImagingTool implements AgentTool<OrderImagingTool.Input> {

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe(value = "study as it shall read in the order", required = true) String study,
      @Describe("codes of the study, system|code") List<String> codes,
      @Describe("part of the body") String bodySite,
      @Describe("left, right or bilateral") String laterality,
      @Describe("when it is due, FHIR dateTime") String occurrence,
      @Describe("routine, urgent, asap or stat") String priority,
      @Describe("free text, word for word") String note,
      @Describe(value = "why, in one sentence", required = true) String reason)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "order_imaging",
          "Proposes an order for an imaging study. Nothing is written: checks run"
              + " and a person or a policy decides.",
          Input.class,
          ToolEffect.PROPOSE,
          Scopes.with(ChartSnapshotReader.SCOPES, "patient/ServiceRequest.c"),
          Guards.PROPOSE);

  private final ServiceOrders orders;

  @Inject
  OrderImagingTool(ServiceOrders orders) {
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
                    ServiceOrders.Sort.IMAGING,
                    input.patientId(),
                    input.study(),
                    ServiceOrders.codes(input.codes(), null, input.study(), Kind.IMAGING),
                    input.occurrence(),
                    input.priority(),
                    input.note(),
                    input.reason(),
                    List.of(),
                    ServiceOrders.site(input.bodySite(), input.laterality())),
                run));
  }
}
