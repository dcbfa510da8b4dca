package org.chartwarden.notes.documents;

import java.util.Set;

/** Rich Text Format, as word processors and older record systems write it. */
final class RtfFormat implements DocumentFormat {

  private static final Set<String> TYPES = Set.of("application/rtf", "text/rtf", "text/richtext");

  @Override
  public boolean reads(String mediaType) {
    return TYPES.contains(mediaType);
  }

  @Override
  public boolean opens(byte[] content) {
    return DocumentContent.begins(content, "{\\rtf");
  }

  @Override
  public DocumentText text(DocumentContent content, DocumentLimits limits) {
    if (!opens(content.bytes())) {
      throw DocumentProblem.malformed("the document is declared as RTF and does not begin as RTF");
    }
    RtfText text = new RtfText(content.bytes(), limits);
    return new DocumentText(text.read().strip(), "application/rtf", "", 0, text.warnings());
  }
}
