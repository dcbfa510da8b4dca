package org.chartwarden.notes.api;

import java.util.Locale;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;

/** What an answer shows. */
enum AnswerForm {
  /** Mentions in plain JSON. */
  MENTIONS,
  /** A Bundle of proposals, in JSON. */
  PROPOSALS,
  /** A Bundle of proposals, in XML. */
  PROPOSALS_XML;

  /**
   * What is asked for.
   *
   * @param as the parameter {@code as}
   * @param format the parameter {@code _format}
   * @param accept the header Accept
   * @throws FhirProblem 400 for an {@code as} that is neither
   */
  static AnswerForm of(Optional<String> as, Optional<String> format, Optional<String> accept) {
    String type = format.or(() -> accept).orElse("").replace(' ', '+').toLowerCase(Locale.ROOT);
    boolean xml = type.contains("xml") && !type.contains("json");
    boolean fhir = type.contains("fhir") || xml && format.isPresent();
    return switch (as.orElse(fhir ? "proposals" : "mentions")) {
      case "mentions" -> MENTIONS;
      case "proposals" -> xml ? PROPOSALS_XML : PROPOSALS;
      default ->
          throw FhirProblem.invalid(
              "bad-parameter", "'as' is mentions or proposals, not '" + as.orElse("") + "'");
    };
  }
}
