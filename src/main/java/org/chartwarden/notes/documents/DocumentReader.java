package org.chartwarden.notes.documents;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a document: bytes in, text out. */
public final class DocumentReader {

  private DocumentReader() {}

  /**
   * Whether documents of a type can be read, as far as the type tells.
   *
   * @param contentType media type, with or without parameters
   */
  public static boolean reads(String contentType) {
    DocumentContent content = DocumentContent.of(new byte[0], contentType);
    return DocumentFormats.ALL.stream().anyMatch(format -> format.reads(content.mediaType()));
  }

  /**
   * Reads a document.
   *
   * @param bytes its content
   * @param contentType declared media type with its charset; empty when it is not known
   * @throws DocumentProblem when it is none that can be read, or goes beyond the limits
   */
  public static DocumentText read(byte[] bytes, String contentType, DocumentLimits limits) {
    if (bytes.length > limits.bytes()) {
      throw DocumentProblem.limit(
          "document-too-large",
          "the document has " + bytes.length + " bytes; at most " + limits.bytes() + " are read");
    }
    DocumentContent content = DocumentContent.of(bytes, contentType);
    DocumentFormat format = DocumentFormats.of(content);
    DocumentText read = format.text(content, limits);
    if (read.text().length() > limits.characters()) {
      throw DocumentProblem.tooLong(read.text().length(), limits.characters());
    }
    if (read.text().isBlank()) {
      throw DocumentProblem.empty();
    }
    if (content.mediaType().isEmpty() || format.reads(content.mediaType())) {
      return read;
    }
    List<String> warnings = new ArrayList<>(read.warnings());
    warnings.add(
        "The document is declared as "
            + content.mediaType()
            + " and was read as "
            + read.mediaType()
            + ", which its first bytes show.");
    return new DocumentText(read.text(), read.mediaType(), read.charset(), read.pages(), warnings);
  }
}
