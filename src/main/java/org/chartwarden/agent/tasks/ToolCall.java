package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.chartwarden.agent.tools.AgentTool;
import org.chartwarden.agent.tools.RunScope;

/**
 * A request of a planner that names a tool there is.
 *
 * @param tool the tool
 * @param arguments as the planner gave them, not trusted
 * @param run what the call may reach
 * @param allowed whether the client of the task may use the tool
 */
record ToolCall(AgentTool<?> tool, ObjectNode arguments, RunScope run, boolean allowed) {

  ToolCall {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(arguments, "arguments");
    Objects.requireNonNull(run, "run");
  }

  String name() {
    return tool.declaration().name();
  }
}
