package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.platform.Json;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** XML Patch, RFC 5261, on the XML form of a resource. */
public final class XmlPatch implements ResourcePatch {

  private static final int MOST_OPERATIONS = 1000;

  private final List<XmlOperation> operations;

  private XmlPatch(List<XmlOperation> operations) {
    this.operations = operations;
  }

  /**
   * Reads a patch document. The name of its root does not matter.
   *
   * @throws FhirProblem 400 naming the operation that is not well-formed
   */
  public static XmlPatch parse(byte[] document) {
    return of(XmlDocuments.parse("the patch", XmlForm.text(document)).getDocumentElement());
  }

  static XmlPatch of(Element root) {
    List<XmlOperation> operations = new ArrayList<>();
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        operations.add(XmlOperation.parse(operations.size(), element));
      }
    }
    if (operations.isEmpty()) {
      throw PatchProblems.malformed(
          "malformed-patch", "the patch has no operation: add, replace or remove");
    }
    if (operations.size() > MOST_OPERATIONS) {
      throw PatchProblems.tooCostly(
          "the patch has "
              + operations.size()
              + " operations; at most "
              + MOST_OPERATIONS
              + " are done");
    }
    return new XmlPatch(List.copyOf(operations));
  }

  @Override
  public ObjectNode applyTo(ObjectNode resource) {
    Document document =
        XmlDocuments.parse("the resource", XmlForm.write(Json.write(resource), false));
    apply(document);
    try {
      return XmlForm.read(XmlDocuments.write(document));
    } catch (FhirProblem unreadable) {
      throw PatchProblems.unfit(
          "patch-result-unreadable", "after the patch, " + unreadable.getMessage());
    }
  }

  /** Applies it to a document in place. */
  void apply(Document document) {
    operations.forEach(operation -> new XmlEdit(operation, document).apply());
  }

  /** An XML Patch has no object with references that could be replaced. */
  @Override
  public XmlPatch withValues(UnaryOperator<ObjectNode> rewritten) {
    return this;
  }
}
