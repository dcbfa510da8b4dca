package org.chartwarden.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.chartwarden.fhir.loading.ImportProgress;
import org.chartwarden.fhir.loading.ImportReport;

/** Shows how far an import is. */
final class ImportDisplay implements ImportProgress {

  private final ProgressDisplay display;

  ImportDisplay(PrintWriter out, boolean terminal) {
    this.display = new ProgressDisplay(out, terminal);
  }

  @Override
  public void begin(long bytes) {
    display.begin("Import", bytes, " MB", 1_000_000);
  }

  @Override
  public void advance(long bytes, ImportReport report) {
    display.advance(
        bytes,
        String.format(
            Locale.ROOT,
            "%,d resources, %,.0f/s, %,d rejected",
            report.loaded(),
            report.loaded() / display.seconds(),
            report.rejected()));
  }

  @Override
  public void end() {
    display.end();
  }
}
