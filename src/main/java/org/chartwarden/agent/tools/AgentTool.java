package org.chartwarden.agent.tools;

/**
 * One thing a planner may do. Implementations are {@code @ApplicationScoped} beans collected by
 * type.
 *
 * @param <I> input record; its components carry {@link Describe}
 */
public interface AgentTool<I extends Record> {

  ToolDeclaration<I> declaration();

  /**
   * The name of the declaration. A tool whose declaration costs much to make tells it apart, since
   * the start of the server asks for names only.
   */
  default String name() {
    return declaration().name();
  }

  /** Runs the tool. Expected failure is a {@link ToolOutcome}, never an exception. */
  ToolOutcome call(I input, RunScope run);
}
