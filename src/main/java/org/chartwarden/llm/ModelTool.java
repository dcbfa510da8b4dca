package org.chartwarden.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tool as a model is told about it.
 *
 * @param schema JSON Schema of its arguments, an object
 */
public record ModelTool(String name, String description, ObjectNode schema) {}
