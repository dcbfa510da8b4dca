package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * Runs of numbers that wards write in a fixed order without names: the panels of blood ("138 / 4.1
 * / 102 / 24 / 14 / 0.9 &lt; 112", "12.1 &gt; 9.4 / 28.3 &lt; 243"), the vital signs around a
 * pressure ("37.2, 88, 146/72, 16, 95%") and the settings of a ventilator ("VC 430 x 26 / 14 /
 * 0.45"). A run counts only if every number can be what its place says.
 */
final class BareRuns {

  private BareRuns() {}

  /**
   * The values of all runs, in order.
   *
   * @param used for each token whether something else holds it; runs are marked in it
   */
  static List<Tied> of(List<Token> tokens, boolean[] used) {
    RunTokens open = new RunTokens(tokens, used);
    List<Tied> ties = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Run run = open.opens(i) ? at(open, i) : null;
      if (run == null) {
        i++;
        continue;
      }
      ties.addAll(run.ties());
      Arrays.fill(used, i, run.end(), true);
      i = run.end();
    }
    return ties;
  }

  private static Run at(RunTokens tokens, int i) {
    Run run = BloodCountRun.at(tokens, i);
    run = run == null ? SaltRun.at(tokens, i) : run;
    run = run == null ? VentilatorRun.at(tokens, i) : run;
    return run == null ? VitalSignRun.at(tokens, i) : run;
  }
}
