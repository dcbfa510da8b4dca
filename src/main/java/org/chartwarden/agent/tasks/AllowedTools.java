package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chartwarden.agent.tools.AgentToolCatalog;
import org.chartwarden.agent.tools.ToolAllowance;
import org.chartwarden.agent.tools.ToolDeclaration;

/** The tools that the client of a task may use, as configured. */
@ApplicationScoped
class AllowedTools {

  private final AgentToolCatalog tools;
  private final ToolAllowance allowance;

  AllowedTools(AgentToolCatalog tools, TaskConfig config) {
    this.tools = tools;
    this.allowance = new ToolAllowance(config.allowedTools(), tools.names());
  }

  boolean allows(AgentTask task, String tool) {
    String client =
        task.order().grant().map(grant -> "client/" + grant.client()).orElse(task.actor());
    return allowance.allows(client, tool);
  }

  /** What a planner of the task is told of. */
  List<ToolDeclaration<?>> of(AgentTask task) {
    return tools.declarations().stream().filter(tool -> allows(task, tool.name())).toList();
  }

  /** Number of tools that there are; asking for it makes sure that the settings name only these. */
  int known() {
    return tools.names().size();
  }
}
