package org.chartwarden.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.chartwarden.fhir.bulk.ExportProgress;

/** Shows how far an export is. */
final class ExportDisplay implements ExportProgress {

  private final ProgressDisplay display;

  ExportDisplay(PrintWriter out, boolean terminal) {
    this.display = new ProgressDisplay(out, terminal);
  }

  @Override
  public void begin(long resources) {
    display.begin("Export", resources, " k", 1_000);
  }

  @Override
  public void at(long resources, String type) {
    display.reach(
        resources,
        String.format(
            Locale.ROOT,
            "%s, %,d resources, %,.0f/s",
            type,
            resources,
            resources / display.seconds()));
  }

  @Override
  public void end() {
    display.end();
  }
}
