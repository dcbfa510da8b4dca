package org.chartwarden.notes.documents;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.helper.DataUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * HTML, XHTML and the narrative of CDA documents in XML. Scripts and styles are left out; nothing
 * that the document refers to is loaded.
 */
final class HtmlFormat implements DocumentFormat {

  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml", "html");
  private static final Set<String> XML =
      Set.of("text/xml", "application/xml", "application/hl7-cda+xml", "application/cda+xml");

  /** Deeper nesting than any writer makes; what lies deeper is hung in at this depth. */
  private static final int MAX_DEPTH = 128;

  @Override
  public boolean reads(String mediaType) {
    return HTML.contains(mediaType) || XML.contains(mediaType);
  }

  @Override
  public boolean opens(byte[] content) {
    return DocumentContent.begins(content, "<!doctype html")
        || DocumentContent.begins(content, "<html");
  }

  @Override
  public DocumentText text(DocumentContent content, DocumentLimits limits) {
    boolean xml = XML.contains(content.mediaType()) && !opens(content.bytes());
    Parser parser = xml ? Parser.xmlParser() : Parser.htmlParser();
    parser.setMaxDepth(MAX_DEPTH);
    ReadingWatch watch = new ReadingWatch(limits, limits.time());
    try {
      return text(parsed(content, parser, watch), xml, limits);
    } catch (ReadingWatch.Stopped e) {
      throw e.reason();
    }
  }

  private static DocumentText text(Document document, boolean xml, DocumentLimits limits) {
    Element root = document;
    if (xml) {
      Element body = document.selectFirst("structuredBody");
      if (body == null) {
        throw DocumentProblem.malformed(
            "the XML document is no CDA with a structured body; only the narrative of CDA is read");
      }
      root = body;
    }
    return new DocumentText(
        new HtmlText(limits).of(root),
        xml ? "text/xml" : "text/html",
        document.charset().name(),
        0,
        List.of());
  }

  private static Document parsed(DocumentContent content, Parser parser, ReadingWatch watch) {
    String charset = DecodedText.known(content.charset()) ? content.charset() : null;
    try {
      return DataUtil.load(new WatchedStream(content.bytes(), watch), charset, "", parser);
    } catch (IOException e) {
      throw DocumentProblem.malformed("the document is not readable: " + e.getMessage());
    }
  }
}
