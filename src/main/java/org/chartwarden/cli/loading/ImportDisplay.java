package org.chartwarden.cli.loading;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far an import is: a bar on a terminal, a line now and then elsewhere. */
public final class ImportDisplay {

  private static final long LINE_NANOS = 2_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private ProgressBar bar;
  private long total;
  private long read;
  private long begun;
  private long lastLine;

  /**
   * Prepares the display.
   *
   * @param terminal whether the output can redraw a line
   */
  public ImportDisplay(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  synchronized void begin(long bytes) {
    total = bytes;
    begun = System.nanoTime();
    lastLine = begun;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Import")
              .setInitialMax(bytes)
              .setUnit(" MB", 1_000_000)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    }
  }

  synchronized void advance(long bytes, ImportReport report) {
    read = Math.min(total, read + bytes);
    if (bar != null) {
      bar.stepTo(read);
      bar.setExtraMessage(counts(report));
    } else if (System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      out.println(
          String.format(
              Locale.ROOT, "%3d %%  %s", total == 0 ? 100 : 100 * read / total, counts(report)));
      out.flush();
    }
  }

  synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private String counts(ImportReport report) {
    double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
    return String.format(
        Locale.ROOT,
        "%,d resources, %,.0f/s, %,d rejected",
        report.loaded(),
        report.loaded() / seconds,
        report.rejected());
  }
}
