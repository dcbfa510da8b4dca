package org.chartwarden.agent.tools;

/**
 * One thing a planner may do. Implementations are {@code @ApplicationScoped} beans collected by
 * type.
 *
 * @param <I> input record; its components carry {@link Describe}
 */
public interface AgentTool<I extends Record> {

  ToolDeclaration<I> declaration();

  /** Runs the tool. Expected failure is a {@link ToolOutcome}, never an exception. */
  ToolOutcome call(I input, RunScope run);
}
