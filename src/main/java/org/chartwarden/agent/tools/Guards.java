package org.chartwarden.agent.tools;

import java.util.List;

/** The guards that kinds of tools share, in the order in which they run. */
final class Guards {

  static final int MOST_ROWS = 50;

  /** Reads of one patient. */
  static final List<ToolGuard> READ =
      List.of(new PatientBoundGuard(), new ResultSizeGuard(MOST_ROWS));

  /** Proposals for one patient. */
  static final List<ToolGuard> PROPOSE = List.of(new WritesAllowedGuard(), new PatientBoundGuard());

  private Guards() {}
}
