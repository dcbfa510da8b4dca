package org.chartwarden.notes.documents;

import java.util.Set;

/** {@code text/plain}, and what is declared as nothing or as bytes but is text. */
final class PlainTextFormat implements DocumentFormat {

  private static final Set<String> TYPES =
      Set.of(
          "", "text/plain", "text", "text/markdown", "text/x-markdown", "application/octet-stream");

  @Override
  public boolean reads(String mediaType) {
    return TYPES.contains(mediaType);
  }

  @Override
  public boolean opens(byte[] content) {
    return false;
  }

  @Override
  public DocumentText text(DocumentContent content, DocumentLimits limits) {
    DecodedText decoded = DecodedText.of(content.bytes(), content.charset());
    return new DocumentText(
        LineEnds.unified(decoded.text()), "text/plain", decoded.charset(), 0, decoded.warnings());
  }
}
