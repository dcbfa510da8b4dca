package org.chartwarden.llm;

/**
 * A model's wish to call a tool.
 *
 * @param id id that the model gave it
 * @param tool name, possibly of no tool
 * @param arguments text that should be a JSON object
 */
public record ModelToolCall(String id, String tool, String arguments) {}
