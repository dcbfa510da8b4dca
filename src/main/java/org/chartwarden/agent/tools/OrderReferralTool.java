package org.chartwarden.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.notes.vocabulary.Kind;

/** Proposes a referral. */
@ApplicationScoped
class OrderReferralTool implements AgentTool<OrderReferralTool.Input> {

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe(value = "specialty or service", required = true) String specialty,
      @Describe("codes of the referral, system|code, or a bare SNOMED code") List<String> codes,
      @Describe("when it is due, FHIR dateTime") String occurrence,
      @Describe("routine, urgent, asap or stat") String priority,
      @Describe("free text, word for word") String note,
      @Describe("why, in one sentence") String reason)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "order_referral",
          "Proposes a referral to a specialty. Nothing is written: checks run"
              + " and a person or a policy decides.",
          Input.class,
          ToolEffect.PROPOSE,
          Scopes.with(ChartSnapshotReader.SCOPES, "patient/ServiceRequest.c"),
          Guards.PROPOSE);

  private final ServiceOrders orders;

  @Inject
  OrderReferralTool(ServiceOrders orders) {
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
                    ServiceOrders.Sort.REFERRAL,
                    input.patientId(),
                    ServiceOrders.referral(input.specialty()),
                    ServiceOrders.codes(input.codes(), null, input.specialty(), Kind.SPECIALTY),
                    input.occurrence(),
                    input.priority(),
                    input.note(),
                    input.reason(),
                    List.of(),
                    null),
                run));
  }
}
