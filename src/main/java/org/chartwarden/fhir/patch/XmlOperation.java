package org.chartwarden.fhir.patch;

import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One operation of an XML Patch, RFC 5261, section 4.
 *
 * @param at its place, for sentences
 * @param kind {@code add}, {@code replace} or {@code remove}
 * @param selector what it works on
 * @param type {@code @name} or {@code namespace::prefix} for what is added, or empty
 * @param position {@code prepend}, {@code before}, {@code after}, or empty for the end
 * @param whitespace {@code before}, {@code after}, {@code both} or empty: white space that goes,
 *     too
 * @param content the element of the operation, whose children are the new content
 */
record XmlOperation(
    String at,
    String kind,
    XmlSelector selector,
    String type,
    String position,
    String whitespace,
    Element content) {

  private static final Set<String> KINDS = Set.of("add", "replace", "remove");

  static XmlOperation parse(int index, Element element) {
    String kind = element.getLocalName();
    String at = "patch operation " + (index + 1) + " (" + kind + ")";
    if (!KINDS.contains(kind)) {
      throw PatchProblems.malformed(
          "malformed-patch", at + ": an operation is add, replace or remove");
    }
    String position = oneOf(at, element, "pos", Set.of("prepend", "before", "after"));
    String whitespace = oneOf(at, element, "ws", Set.of("before", "after", "both"));
    String type = element.getAttribute("type");
    if (!type.isEmpty() && !type.matches("@[^@:\\s]+(:[^@:\\s]+)?|namespace::[^@:\\s]+")) {
      throw PatchProblems.malformed(
          "malformed-patch",
          at + ": type must be '@name' or 'namespace::prefix', not '" + type + "'");
    }
    return new XmlOperation(
        at, kind, XmlSelector.parse(at, element), type, position, whitespace, element);
  }

  private static String oneOf(String at, Element element, String name, Set<String> allowed) {
    String value = element.getAttribute(name);
    if (!value.isEmpty() && !allowed.contains(value)) {
      throw PatchProblems.malformed(
          "malformed-patch",
          at + ": " + name + " must be one of " + allowed + ", not '" + value + "'");
    }
    return value;
  }

  /** The namespace a prefix stands for where the operation is written, or null. */
  static String namespace(Element scope, String prefix) {
    String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    for (Node node = scope; node instanceof Element element; node = node.getParentNode()) {
      Attr declared = element.getAttributeNode(name);
      if (declared != null) {
        return declared.getValue();
      }
    }
    return switch (prefix) {
      case "f" -> "http://hl7.org/fhir";
      case "h" -> "http://www.w3.org/1999/xhtml";
      case "xml" -> XMLConstants.XML_NS_URI;
      default -> null;
    };
  }
}
