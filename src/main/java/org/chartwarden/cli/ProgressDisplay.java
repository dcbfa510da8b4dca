package org.chartwarden.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a long command is: a bar on a terminal, a line now and then elsewhere. */
final class ProgressDisplay {

  private static final long LINE_NANOS = 2_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private ProgressBar bar;
  private long total;
  private long done;
  private long begun;
  private long lastLine;

  /**
   * Prepares the display.
   *
   * @param terminal whether the output can redraw a line
   */
  ProgressDisplay(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A display for the output of this process: a bar when the launcher says it is a terminal. */
  static ProgressDisplay on(PrintWriter out) {
    return new ProgressDisplay(out, Boolean.getBoolean("chartwarden.terminal"));
  }

  /**
   * Begins.
   *
   * @param task what is done, in a word
   * @param all units of work
   * @param unit how units are shown, and how many of them make one that is shown
   */
  synchronized void begin(String task, long all, String unit, long size) {
    total = all;
    done = 0;
    begun = System.nanoTime();
    lastLine = begun;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(all)
              .setUnit(unit, size)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    }
  }

  /** Adds units that are done. */
  synchronized void advance(long units, String message) {
    reach(done + units, message);
  }

  /** Says how many units are done in all. */
  synchronized void reach(long units, String message) {
    done = Math.min(total, units);
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(message);
    } else if (System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      out.println(
          String.format(Locale.ROOT, "%3d %%  %s", total == 0 ? 100 : 100 * done / total, message));
      out.flush();
    }
  }

  /** Seconds since the beginning, never zero. */
  synchronized double seconds() {
    return Math.max(0.001, (System.nanoTime() - begun) / 1e9);
  }

  synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
