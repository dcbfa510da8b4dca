package org.chartwarden.notes.stored;

import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.documents.DocumentProblem;

/** Documents that cannot be read as failures of a request. */
public final class NoteProblems {

  private NoteProblems() {}

  /**
   * The failure of a request whose document cannot be read.
   *
   * @param of what the document is, for instance {@code DocumentReference/1}; empty for the body
   * @param sent whether the document was sent with the request, which then gets 413 or 415
   */
  public static FhirProblem of(DocumentProblem problem, String of, boolean sent) {
    String code = problem.code();
    String type =
        switch (code) {
          case "document-too-large", "document-too-long", "document-too-many-pages" -> "too-long";
          case "document-too-slow", "document-inflates", "document-nested" -> "too-costly";
          case "document-type-unsupported" -> "not-supported";
          case "document-reader-busy" -> "throttled";
          default -> "invalid";
        };
    int status =
        switch (code) {
          case "document-too-large" -> sent ? 413 : 422;
          case "document-type-unsupported" -> sent ? 415 : 422;
          case "document-reader-busy" -> 503;
          default -> 422;
        };
    String message = of.isEmpty() ? problem.getMessage() : of + ": " + problem.getMessage();
    return new FhirProblem(status, type, code, message);
  }
}
