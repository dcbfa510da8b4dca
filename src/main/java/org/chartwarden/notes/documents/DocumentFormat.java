package org.chartwarden.notes.documents;

/** One way in which notes are kept in files. */
interface DocumentFormat {

  /**
   * Whether documents declared so are in this format.
   *
   * @param mediaType in lower case, without parameters
   */
  boolean reads(String mediaType);

  /** Whether the first bytes tell that it is this format, whatever is declared. */
  boolean opens(byte[] content);

  /**
   * The text of a document.
   *
   * @throws DocumentProblem when it has none or goes beyond the limits
   */
  DocumentText text(DocumentContent content, DocumentLimits limits);
}
