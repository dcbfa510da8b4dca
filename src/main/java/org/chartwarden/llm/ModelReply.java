package org.chartwarden.llm;

import java.util.List;

/**
 * What a model said; nothing about it is trusted.
 *
 * @param text free text, empty when there is none
 * @param toolCalls in order
 * @param inputTokens tokens of the request, 0 when the provider does not count
 * @param outputTokens tokens of the reply, 0 when the provider does not count
 */
public record ModelReply(
    String text, List<ModelToolCall> toolCalls, long inputTokens, long outputTokens) {

  public ModelReply {
    text = text == null ? "" : text;
    toolCalls = List.copyOf(toolCalls);
  }
}
