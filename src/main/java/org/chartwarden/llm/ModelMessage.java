package org.chartwarden.llm;

import java.util.List;

/** One message of a conversation with a model. */
public sealed interface ModelMessage {

  /** What the model is and must do. */
  record SystemText(String text) implements ModelMessage {}

  /** What is asked. */
  record UserText(String text) implements ModelMessage {}

  /** What the model said before. */
  record Assistant(String text, List<ModelToolCall> toolCalls) implements ModelMessage {
    public Assistant {
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /** What a tool call came to. */
  record ToolResult(String callId, String tool, String text) implements ModelMessage {}
}
