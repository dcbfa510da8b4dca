package org.chartwarden.notes.documents;

import org.chartwarden.platform.Shown;

/** A document whose text is not read, with the reason as a sentence for the one who sent it. */
public final class DocumentProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private DocumentProblem(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Larger, longer or slower than the limits allow. */
  static DocumentProblem limit(String code, String message) {
    return new DocumentProblem(code, message);
  }

  static DocumentProblem tooLong(int characters, int most) {
    return new DocumentProblem(
        "document-too-long",
        "the text of the document has "
            + characters
            + " characters; at most "
            + most
            + " are read");
  }

  /** The same where reading ended at the limit. */
  static DocumentProblem tooLong(int characters) {
    return new DocumentProblem(
        "document-too-long",
        "the text of the document is longer than " + characters + " characters");
  }

  static DocumentProblem tooSlow(DocumentLimits limits) {
    return new DocumentProblem(
        "document-too-slow",
        "the document was not read within " + limits.time().toMillis() + " milliseconds");
  }

  static DocumentProblem inflates() {
    return new DocumentProblem(
        "document-inflates", "the PDF unpacks to far more than its size; it is not read");
  }

  static DocumentProblem binary(String message) {
    return new DocumentProblem("document-binary", message);
  }

  static DocumentProblem malformed(String message) {
    return new DocumentProblem("document-malformed", message);
  }

  static DocumentProblem encrypted() {
    return new DocumentProblem(
        "document-encrypted", "the PDF is encrypted; send it without protection");
  }

  static DocumentProblem picturesOnly(int pages) {
    return new DocumentProblem(
        "document-without-text",
        "the PDF has pictures but no text on its "
            + (pages == 1 ? "page" : pages + " pages")
            + "; run text recognition on it first");
  }

  static DocumentProblem empty() {
    return new DocumentProblem("document-without-text", "the document holds no text");
  }

  static DocumentProblem unsupported(String mediaType) {
    return new DocumentProblem(
        "document-type-unsupported",
        "documents of type '"
            + shortened(mediaType)
            + "' are not read; text/plain, text/html, application/rtf, application/pdf and CDA in"
            + " text/xml are");
  }

  private static String shortened(String text) {
    return Shown.of(text, 100);
  }

  /**
   * {@code document-too-large}, {@code document-too-long}, {@code document-too-many-pages}, {@code
   * document-too-slow}, {@code document-inflates}, {@code document-nested}, {@code
   * document-binary}, {@code document-malformed}, {@code document-encrypted}, {@code
   * document-without-text}, {@code document-reader-busy} or {@code document-type-unsupported}.
   */
  public String code() {
    return code;
  }
}
