package org.chartwarden.trials.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirProblem;

/** What an answer is made of. */
enum AnswerForm {
  /** A Parameters resource with the whole report. */
  PARAMETERS,
  /** A searchset of trials or patients, each with its score and its filled questionnaire. */
  BUNDLE,
  /** The filled questionnaires alone. */
  QUESTIONNAIRE_RESPONSE,
  /** The report in plain JSON. */
  JSON,
  /** The report as a page. */
  PAGE;

  /** {@code parameters}, {@code questionnaire-response} and so on. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What is asked for.
   *
   * @param as the parameter {@code as}
   * @param format the parameter {@code _format}
   * @param accept the header Accept
   * @throws FhirProblem 400 for an {@code as} that there is not
   */
  static AnswerForm of(Optional<String> as, Optional<String> format, Optional<String> accept) {
    if (as.isEmpty()) {
      String type = format.or(() -> accept).orElse("").toLowerCase(Locale.ROOT);
      return type.startsWith("text/html") || type.equals("html") ? PAGE : PARAMETERS;
    }
    return Arrays.stream(values())
        .filter(form -> form.code().equals(as.get()))
        .findFirst()
        .orElseThrow(
            () ->
                MatchCall.bad(
                    "as",
                    "'as' is one of "
                        + Arrays.stream(values())
                            .map(AnswerForm::code)
                            .collect(Collectors.joining(", "))
                        + ", not '"
                        + as.get()
                        + "'"));
  }
}
