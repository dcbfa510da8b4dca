package org.chartwarden.agent.tools;

import java.util.List;

/** Arguments that do not fit a tool's input record; the message names every member at fault. */
public final class ToolInputProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ToolInputProblem(List<String> problems) {
    super(String.join("; ", problems));
  }
}
