package org.chartwarden.notes.documents;

import java.util.List;

/** The formats of documents. */
final class DocumentFormats {

  static final List<DocumentFormat> ALL =
      List.of(new PdfFormat(), new RtfFormat(), new HtmlFormat(), new PlainTextFormat());

  private DocumentFormats() {}

  /**
   * The format of a document.
   *
   * @throws DocumentProblem when it is none of these
   */
  static DocumentFormat of(DocumentContent content) {
    return ALL.stream()
        .filter(format -> format.opens(content.bytes()))
        .findFirst()
        .or(() -> ALL.stream().filter(f -> f.reads(content.mediaType())).findFirst())
        .orElseThrow(() -> DocumentProblem.unsupported(content.mediaType()));
  }
}
