package org.chartwarden.trials.registry;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element with its children and its text; no attributes, no namespaces, no entities. */
final class XmlElement {

  private static final int MAX_DEPTH = 50;
  private static final int MAX_ELEMENTS = 200_000;
  private static final XmlElement NONE = new XmlElement("");

  private final String name;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlElement(String name) {
    this.name = name;
  }

  /** The root of a document. External entities and document types are refused. */
  static XmlElement read(InputStream document) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(document);
      try {
        return tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new RegistryProblem(
          "not-xml", "the document is no XML: " + e.getMessage().replaceAll("\\s+", " "), e);
    }
  }

  private static XmlElement tree(XMLStreamReader reader) throws XMLStreamException {
    Deque<XmlElement> open = new ArrayDeque<>();
    int count = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        XmlElement element = new XmlElement(reader.getLocalName());
        if (++count > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
          throw RegistryProblem.of("not-a-record", "the document is too large or too deep");
        }
        if (!open.isEmpty()) {
          open.peek().children.add(element);
        }
        open.push(element);
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        open.peek().text.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        XmlElement done = open.pop();
        if (open.isEmpty()) {
          return done;
        }
      }
    }
    throw RegistryProblem.of("not-xml", "the document has no element");
  }

  String name() {
    return name;
  }

  List<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The first child of that name, or an empty element. */
  XmlElement child(String wanted) {
    for (XmlElement child : children) {
      if (child.name.equals(wanted)) {
        return child;
      }
    }
    return NONE;
  }

  /** The text at the end of a path, with single blanks; empty when there is none. */
  String text(String... path) {
    return raw(path).strip().replaceAll("\\s+", " ");
  }

  /** The text at the end of a path as it stands. */
  String raw(String... path) {
    XmlElement at = this;
    for (String step : path) {
      at = at.child(step);
    }
    return at.text.toString();
  }

  /** The texts of all children of that name. */
  List<String> texts(String wanted) {
    return children(wanted).stream()
        .map(child -> child.text.toString().strip().replaceAll("\\s+", " "))
        .filter(words -> !words.isEmpty())
        .toList();
  }
}
