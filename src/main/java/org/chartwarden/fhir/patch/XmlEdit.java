package org.chartwarden.fhir.patch;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import org.chartwarden.fhir.model.FhirProblem;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Carries out one operation of an XML Patch. */
final class XmlEdit {

  private final XmlOperation operation;
  private final Document document;

  XmlEdit(XmlOperation operation, Document document) {
    this.operation = operation;
    this.document = document;
  }

  void apply() {
    Node target = operation.selector().single(document);
    switch (operation.kind()) {
      case "add" -> add(target);
      case "replace" -> replace(target);
      default -> remove(target);
    }
  }

  private void add(Node target) {
    if (!operation.type().isEmpty()) {
      addAttribute(target);
      return;
    }
    boolean beside = operation.position().equals("before") || operation.position().equals("after");
    Node parent = beside ? target.getParentNode() : target;
    if (!(parent instanceof Element)) {
      throw unfit(
          beside ? "content can only be put inside the root" : "content goes into elements");
    }
    Node before =
        switch (operation.position()) {
          case "before" -> target;
          case "after" -> target.getNextSibling();
          case "prepend" -> target.getFirstChild();
          default -> null;
        };
    content().forEach(node -> parent.insertBefore(node, before));
  }

  private void addAttribute(Node target) {
    if (!(target instanceof Element element)) {
      throw unfit("attributes go into elements");
    }
    String value = operation.content().getTextContent();
    if (!operation.type().startsWith("@")) {
      String prefix = operation.type().substring("namespace::".length());
      element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, value);
      return;
    }
    String name = operation.type().substring(1);
    int colon = name.indexOf(':');
    String namespace =
        colon < 0 ? null : XmlOperation.namespace(operation.content(), name.substring(0, colon));
    if (colon >= 0 && namespace == null) {
      throw unfit("no namespace is declared for '" + name + "'");
    }
    if (element.hasAttribute(name)) {
      throw unfit("there is an attribute '" + name + "' already; replace it");
    }
    element.setAttributeNS(namespace, name, value);
  }

  private void replace(Node target) {
    List<Node> content = content();
    switch (target) {
      case Attr attribute -> attribute.setValue(operation.content().getTextContent());
      case Text text -> text.setData(operation.content().getTextContent());
      default -> {
        List<Node> solid = content.stream().filter(node -> !blank(node)).toList();
        if (solid.size() != 1 || solid.get(0).getNodeType() != target.getNodeType()) {
          throw unfit("a node is replaced by exactly one node of its kind");
        }
        target.getParentNode().replaceChild(solid.get(0), target);
      }
    }
  }

  private void remove(Node target) {
    if (target instanceof Attr attribute) {
      attribute.getOwnerElement().removeAttributeNode(attribute);
      return;
    }
    if (target.getParentNode() == null || target.getParentNode() == document) {
      throw unfit("the root cannot be removed");
    }
    String whitespace = operation.whitespace();
    if (whitespace.equals("before") || whitespace.equals("both")) {
      removeBlank(target.getPreviousSibling());
    }
    if (whitespace.equals("after") || whitespace.equals("both")) {
      removeBlank(target.getNextSibling());
    }
    target.getParentNode().removeChild(target);
  }

  private void removeBlank(Node node) {
    if (node == null || !blank(node)) {
      throw unfit("there is no white space " + operation.whitespace() + " the node to remove");
    }
    node.getParentNode().removeChild(node);
  }

  private static boolean blank(Node node) {
    return node instanceof Text text && text.getData().isBlank();
  }

  private List<Node> content() {
    List<Node> nodes = new ArrayList<>();
    Node child = operation.content().getFirstChild();
    for (; child != null; child = child.getNextSibling()) {
      nodes.add(document.importNode(child, true));
    }
    return nodes;
  }

  private FhirProblem unfit(String why) {
    return PatchProblems.unfit("patch-target-unfit", operation.at() + ": " + why);
  }
}
