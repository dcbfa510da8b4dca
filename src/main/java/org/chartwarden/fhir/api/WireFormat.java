package org.chartwarden.fhir.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * The formats of FHIR R4 http.html#mime-type that are spoken here, and how clients ask for them.
 */
enum WireFormat {
  JSON("application/fhir+json;charset=UTF-8"),
  XML("application/fhir+xml;charset=UTF-8");

  private static final List<String> JSON_NAMES =
      List.of(
          "json",
          "application/fhir+json",
          "application/json",
          "text/json",
          "application/json+fhir",
          "html",
          "text/html",
          "application/xhtml+xml");
  private static final List<String> XML_NAMES =
      List.of("xml", "application/fhir+xml", "application/xml", "text/xml", "application/xml+fhir");
  private static final List<String> ANY = List.of("*/*", "application/*", "text/*", "*");

  private final String contentType;

  WireFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * The format of the answer: {@code _format} decides, else {@code Accept}. Browsers that want HTML
   * get JSON.
   *
   * @throws FhirProblem 406 when neither names a format that is spoken here
   */
  static WireFormat wanted(Optional<String> formatParameter, Optional<String> accept) {
    if (formatParameter.filter(f -> !f.isBlank()).isPresent()) {
      String asked = formatParameter.get();
      // A client that does not encode the plus of application/fhir+json sends a blank.
      return named(bare(asked).replace(' ', '+')).orElseThrow(() -> notAcceptable(asked));
    }
    if (accept.filter(a -> !a.isBlank()).isEmpty()) {
      return JSON;
    }
    return best(accept.get()).orElseThrow(() -> notAcceptable(accept.get()));
  }

  /**
   * Whether a media type wants the version of FHIR that is spoken here, or any (FHIR R4
   * http.html#version-parameter).
   */
  static boolean ofR4(String mediaType) {
    for (String parameter : mediaType.split(";")) {
      String text = parameter.strip().replace("\"", "").toLowerCase(Locale.ROOT);
      if (text.startsWith("fhirversion=") && !text.matches("fhirversion=4\\.0(\\.[01])?")) {
        return false;
      }
    }
    return true;
  }

  private static Optional<WireFormat> best(String accept) {
    Optional<WireFormat> best = Optional.empty();
    double bestQuality = 0;
    for (String range : accept.split(",")) {
      double quality = quality(range);
      String name = bare(range);
      Optional<WireFormat> format = ANY.contains(name) ? Optional.of(JSON) : named(name);
      if (format.isPresent() && ofR4(range) && quality > bestQuality) {
        best = format;
        bestQuality = quality;
      }
    }
    return best;
  }

  private static double quality(String range) {
    for (String parameter : range.split(";")) {
      String text = parameter.trim();
      if (text.startsWith("q=")) {
        try {
          return Double.parseDouble(text.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }

  /** The format of a body by its content type; empty when it is none of FHIR's. */
  static Optional<WireFormat> named(String name) {
    if (JSON_NAMES.contains(name)) {
      return Optional.of(JSON);
    }
    return XML_NAMES.contains(name) ? Optional.of(XML) : Optional.empty();
  }

  /** A media type without its parameters, in lower case. */
  static String bare(String mediaType) {
    int semicolon = mediaType.indexOf(';');
    return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
        .trim()
        .toLowerCase(Locale.ROOT);
  }

  private static FhirProblem notAcceptable(String asked) {
    return new FhirProblem(
        406,
        "not-supported",
        "format-not-acceptable",
        "'"
            + asked
            + "' is not a format of this server; ask for application/fhir+json or "
            + "application/fhir+xml, in fhirVersion 4.0");
  }
}
