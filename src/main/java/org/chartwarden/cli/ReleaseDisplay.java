package org.chartwarden.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.chartwarden.fhir.terminology.releases.ReleaseProgress;

/** Shows how the load of a release goes on: a bar on a terminal, a line now and then elsewhere. */
final class ReleaseDisplay implements ReleaseProgress {

  private static final long LINE_NANOS = 2_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final AtomicBoolean stopping;
  private ProgressBar bar;
  private String step = "";
  private long total;
  private long done;
  private long lastLine = System.nanoTime();

  ReleaseDisplay(PrintWriter out, boolean terminal, AtomicBoolean stopping) {
    this.out = out;
    this.terminal = terminal;
    this.stopping = stopping;
  }

  @Override
  public void begin(String name, long units) {
    end();
    step = name;
    total = units;
    done = 0;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(units)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    }
  }

  @Override
  public void advance(long units) {
    done = Math.min(total, done + units);
    if (bar != null) {
      bar.stepTo(done);
    } else if (System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      out.printf(Locale.ROOT, "%3d %%  %s%n", total == 0 ? 100 : 100 * done / total, step);
      out.flush();
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public boolean stopping() {
    return stopping.get();
  }
}
