package org.chartwarden.llm;

import java.util.List;

/** A conversation so far and the tools the model may call. */
public record ModelRequest(List<ModelMessage> messages, List<ModelTool> tools) {

  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
