package org.chartwarden.fhir.terminology.releases;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the tabular list of ICD-10-CM. Chapters and blocks become groups under the range of their
 * codes. Where there is no order file, the codes that a seventh character completes are made here:
 * the code, filled up with {@code X}, and the character.
 */
final class Icd10CmTabular {

  private static final Pattern RANGE =
      Pattern.compile("\\s*\\(([A-Z]\\d[0-9A-Z](?:-[A-Z]\\d[0-9A-Z])?)\\)\\s*$");
  private static final int SEVENTH = 6;

  private final ReleaseDraft draft;
  private final ReleaseReport report;
  private final boolean complete;
  private final Deque<Node> open = new ArrayDeque<>();
  private boolean inInclusionTerm;

  /** A chapter, block or code whose element is open. */
  private static final class Node {
    private final String element;
    private String name = "";
    private String description = "";
    private int place = -1;
    private boolean parent;
    private final Map<String, String> seventh = new LinkedHashMap<>();

    Node(String element) {
      this.element = element;
    }
  }

  /**
   * Makes a reader.
   *
   * @param complete whether codes with a seventh character are made
   */
  Icd10CmTabular(ReleaseDraft draft, ReleaseReport report, boolean complete) {
    this.draft = draft;
    this.report = report;
    this.complete = complete;
  }

  void read(ReleaseFiles.Entry file, ReleaseProgress progress) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    progress.begin(file.name(), file.size());
    try (InputStream in = file.open()) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      int before = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          begin(xml, file);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          end(xml.getLocalName());
        }
        int now = xml.getLocation().getCharacterOffset();
        if (now - before > 1 << 16) {
          progress.advance(now - before);
          before = now;
          if (progress.stopping()) {
            throw new ReleaseProblem("Stopped; nothing was changed.");
          }
        }
      }
      xml.close();
    } catch (XMLStreamException | IOException e) {
      throw new ReleaseProblem(
          file.path() + " cannot be read: " + e.getMessage() + "; nothing was changed.", e);
    }
  }

  private void begin(XMLStreamReader xml, ReleaseFiles.Entry file) throws XMLStreamException {
    String element = xml.getLocalName();
    switch (element) {
      case "chapter", "diag" -> open.push(new Node(element));
      case "section" -> {
        Node node = new Node(element);
        node.name = attribute(xml, "id");
        open.push(node);
      }
      case "version" -> {
        if (open.isEmpty()) {
          draft.version(xml.getElementText().strip());
        }
      }
      case "name" -> {
        if (!open.isEmpty()) {
          open.peek().name = xml.getElementText().strip();
        }
      }
      case "desc" -> {
        if (!open.isEmpty() && open.peek().description.isEmpty()) {
          int line = xml.getLocation().getLineNumber();
          open.peek().description = xml.getElementText().strip();
          place(open.peek(), file.name(), line);
        }
      }
      case "note" -> note(xml);
      case "extension" -> {
        if (!open.isEmpty()) {
          String character = attribute(xml, "char");
          open.peek().seventh.put(character, xml.getElementText().strip());
        }
      }
      default -> {
        // Instructions for coders, and wrappers.
      }
    }
    if (element.equals("inclusionTerm")) {
      inInclusionTerm = true;
    }
  }

  private void note(XMLStreamReader xml) throws XMLStreamException {
    String text = xml.getElementText().strip();
    if (inInclusionTerm && !open.isEmpty() && open.peek().place >= 0) {
      draft.name(open.peek().place, "en", 'S', text);
    }
  }

  /** The name comes before the description, so that here both are known. */
  private void place(Node node, String file, int line) {
    String description = node.description;
    String code = node.name;
    if (!node.element.equals("diag")) {
      Matcher range = RANGE.matcher(description);
      if (range.find()) {
        description = description.substring(0, range.start());
        code = range.group(1);
      } else if (node.element.equals("chapter")) {
        code = "chapter-" + node.name;
      }
    } else if (!Icd10CmRelease.CODE.matcher(code).matches()) {
      report.bad(file, line, "'" + code + "' is not a code of ICD-10-CM");
      return;
    }
    if (code.isEmpty()) {
      report.bad(file, line, "a " + node.element + " has neither id nor range");
      return;
    }
    if (node.element.equals("section") && !code.contains("-")) {
      // A block of one category has the category's own code; the category then stands for it.
      return;
    }
    node.place = draft.concept(code);
    draft.display(node.place, description);
    if (!node.element.equals("diag")) {
      draft.flag(node.place, LoadedCodeSystem.GROUP);
    }
    Node above = null;
    for (Node candidate : open) {
      if (candidate != node && candidate.place >= 0) {
        above = candidate;
        break;
      }
    }
    if (above != null) {
      above.parent |= node.element.equals("diag");
      draft.parent(node.place, above.place);
    }
  }

  private void end(String element) {
    switch (element) {
      case "inclusionTerm" -> inInclusionTerm = false;
      case "chapter", "section" -> open.pop();
      case "diag" -> {
        Node node = open.peek();
        if (node.place >= 0 && !node.parent) {
          leaf(node);
        }
        open.pop();
      }
      default -> {
        // Nothing was opened.
      }
    }
  }

  private void leaf(Node node) {
    if (!complete) {
      return;
    }
    Map<String, String> characters = Map.of();
    for (Node candidate : open) {
      if (!candidate.seventh.isEmpty()) {
        characters = candidate.seventh;
        break;
      }
    }
    draft.value(node.place, "valid", Boolean.toString(characters.isEmpty()));
    StringBuilder filled = new StringBuilder(node.name.replace(".", ""));
    while (filled.length() < SEVENTH) {
      filled.append('X');
    }
    for (Map.Entry<String, String> character : characters.entrySet()) {
      int place = draft.concept(Icd10CmRelease.pointed(filled + character.getKey()));
      draft.display(place, node.description + ", " + character.getValue());
      draft.value(place, "valid", "true");
      draft.parent(place, node.place);
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }
}
