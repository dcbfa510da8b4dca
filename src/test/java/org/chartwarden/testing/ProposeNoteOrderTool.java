package org.chartwarden.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.tools.AgentTool;
import org.chartwarden.agent.tools.Describe;
import org.chartwarden.agent.tools.RunScope;
import org.chartwarden.agent.tools.ToolDeclaration;
import org.chartwarden.agent.tools.ToolEffect;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/** A small PROPOSE tool of the tests: an order whose code is a text, with a warning if wanted. */
@ApplicationScoped
public class ProposeNoteOrderTool implements AgentTool<ProposeNoteOrderTool.Input> {

  /** Input of the tool. */
  public record Input(
      @Describe(value = "logical id", required = true) String patient,
      @Describe(value = "text of the code", required = true) String text,
      @Describe("severity of a warning") String warning,
      @Describe("status of the order") String status) {}

  @Override
  public ToolDeclaration<Input> declaration() {
    return new ToolDeclaration<>(
        "test_order",
        "Proposes an order for tests.",
        Input.class,
        ToolEffect.PROPOSE,
        Set.of("patient/ServiceRequest.c"),
        List.of());
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    ObjectNode order = Json.object();
    order.put("resourceType", "ServiceRequest");
    order.put("status", input.status() == null ? "active" : input.status());
    order.put("intent", "order");
    order.putObject("code").put("text", input.text());
    order.putObject("subject").put("reference", "Patient/" + input.patient());
    List<ChangeWarning> warnings =
        input.warning() == null
            ? List.of()
            : List.of(
                new ChangeWarning(
                    "test-warning",
                    ChangeWarning.Severity.valueOf(input.warning()),
                    "a warning of the test",
                    List.of()));
    ProposedChange change =
        new ProposedChange(
            "POST", "ServiceRequest", order, null, "the test wants it", warnings, List.of());
    return new ToolOutcome.Result(
        Json.object().put("proposed", true), List.of(), Optional.of(change));
  }
}
