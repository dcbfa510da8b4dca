package org.chartwarden.fhir.views;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.fhir.views.formats.RowFormatCatalog;

/** The format that a call wants: {@code _format} decides, else {@code Accept}, else NDJSON. */
final class FormatChoice {

  private static final String DEFAULT = "ndjson";

  private FormatChoice() {}

  static RowFormat of(OperationCall call) {
    Optional<String> asked = call.parameters().text("_format");
    if (asked.isPresent()) {
      // A plus that was not encoded in an address arrives as a blank.
      return RowFormatCatalog.find(asked.get().replace(' ', '+'))
          .orElseThrow(() -> unknown(asked.get()));
    }
    String accept = call.header().apply("Accept").orElse("");
    RowFormat best = null;
    double bestQuality = 0;
    for (String range : accept.split(",")) {
      double quality = quality(range);
      Optional<RowFormat> format =
          range.isBlank() || range.strip().startsWith("*/*") || range.strip().startsWith("text/*")
              ? RowFormatCatalog.find(DEFAULT)
              : RowFormatCatalog.find(range);
      if (format.isPresent() && quality > bestQuality) {
        best = format.get();
        bestQuality = quality;
      }
    }
    if (best == null) {
      throw unknown(accept);
    }
    return best;
  }

  private static double quality(String range) {
    for (String parameter : range.split(";")) {
      String text = parameter.strip();
      if (text.matches("q=[0-9.]{1,6}")) {
        try {
          return Double.parseDouble(text.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }

  private static FhirProblem unknown(String asked) {
    return new FhirProblem(
        406,
        "not-supported",
        "format-not-acceptable",
        "'" + asked + "' is no format of rows; there are " + RowFormatCatalog.names());
  }
}
