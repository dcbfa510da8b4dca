package org.chartwarden.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.fhir.views.formats.RowFormatCatalog;

/** The format of rows that a command writes. */
final class RowFormatChoice {

  private RowFormatChoice() {}

  /**
   * The format of that name, else the one of the ending of the file, else CSV.
   *
   * @param name what {@code --format} says, or null
   * @param target what {@code --out} says, or null for the standard output
   */
  static RowFormat of(String name, Path target) {
    String ending =
        target == null
            ? "csv"
            : target.toString().replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
    String wanted = name == null ? ending : name;
    RowFormat found =
        RowFormatCatalog.find(wanted)
            .orElseThrow(
                () ->
                    new CommandProblem(
                        "'"
                            + wanted
                            + "' is no format of rows; --format is one of "
                            + RowFormatCatalog.names()
                            + "."));
    if (target == null && found.name().equals("parquet")) {
      throw new CommandProblem("Parquet is not for the terminal: name a file with --out.");
    }
    return found;
  }
}
