package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A planner's wish to call a tool; nothing about it is trusted.
 *
 * @param callId unique within the run
 * @param tool tool name, possibly unknown
 * @param arguments possibly not fitting the tool's input record
 */
public record ToolRequest(String callId, String tool, ObjectNode arguments) {}
