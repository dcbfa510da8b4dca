package org.chartwarden.fhir.validation;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;

/** Collects what a structure check finds; keeps the first errors only, all repairs. */
final class Findings {

  private static final int MOST_ERRORS = 50;

  private final boolean strict;
  private final List<FhirIssue> errors = new ArrayList<>();
  private final List<FhirIssue> repairs = new ArrayList<>();

  Findings(boolean strict) {
    this.strict = strict;
  }

  void error(String type, String code, String path, String sentence) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FhirIssue("error", type, code, sentence, path));
    }
  }

  /** Notes a repair; under strict handling it is an error and the caller must not repair. */
  boolean repair(String code, String path, String wrong, String done) {
    if (strict) {
      error("structure", code, path, wrong);
      return false;
    }
    repairs.add(FhirIssue.warning("structure", code, wrong + "; " + done, path));
    return true;
  }

  List<FhirIssue> errors() {
    return errors;
  }

  List<FhirIssue> repairs() {
    return repairs;
  }
}
