package org.chartwarden.agent.planning;

import org.chartwarden.agent.tools.ToolOutcome;

/** The outcome of one {@link ToolRequest}. */
public record ToolReply(ToolRequest request, ToolOutcome outcome) {}
