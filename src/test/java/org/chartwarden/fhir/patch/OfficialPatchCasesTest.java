package org.chartwarden.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The official test cases of the three kinds of patch, every one of them. */
class OfficialPatchCasesTest {

  private static final Path FOLDER = Path.of("../shared/fhir-test-cases/patch");

  @TestFactory
  Stream<DynamicTest> fhirPathPatch() throws IOException {
    return xmlCases("fhir-patch-tests.xml").map(test -> named(test, () -> fhirPath(test)));
  }

  @TestFactory
  Stream<DynamicTest> xmlPatch() throws IOException {
    return xmlCases("xml-patch-tests.xml").map(test -> named(test, () -> xml(test)));
  }

  @TestFactory
  Stream<DynamicTest> jsonPatch() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    Json.parse(Files.readAllBytes(file("json-patch-tests.json"))).forEach(cases::add);
    assertThat(cases).hasSizeGreaterThan(10);
    return cases.stream()
        .map(test -> DynamicTest.dynamicTest(test.path("comment").asText(), () -> json(test)));
  }

  private static void json(JsonNode test) {
    if (test.has("error")) {
      assertThatThrownBy(() -> JsonPatch.of(test.get("patch")).patched(test.get("doc")))
          .isInstanceOf(FhirProblem.class);
    } else {
      assertThat(JsonPatch.of(test.get("patch")).patched(test.get("doc")))
          .isEqualTo(test.get("expected"));
    }
  }

  private static void fhirPath(Element test) {
    ObjectNode input = XmlForm.read(text(part(test, "input")));
    ObjectNode diff = XmlForm.read(text(part(test, "diff")));
    if (part(test, "error") != null) {
      assertThatThrownBy(() -> FhirPathPatch.parse(diff).applyTo(input))
          .isInstanceOf(FhirProblem.class);
    } else {
      // In XML, where it does not matter whether the narrative escapes its quotes.
      assertThat(XmlForm.write(Json.write(FhirPathPatch.parse(diff).applyTo(input)), true))
          .isEqualTo(XmlForm.write(Json.write(XmlForm.read(text(part(test, "output")))), true));
    }
  }

  private static void xml(Element test) {
    Element patch = part(test, "patch");
    if (part(test, "error") != null) {
      assertThatThrownBy(() -> patched(test, patch)).isInstanceOf(FhirProblem.class);
    } else {
      Document expected = XmlDocuments.parse("the result", text(part(test, "patched")));
      assertThat(bare(patched(test, patch)).isEqualNode(bare(expected)))
          .as(XmlDocuments.write(expected))
          .isTrue();
    }
  }

  private static Document patched(Element test, Element patch) {
    Document document = XmlDocuments.parse("the target", text(part(test, "target")));
    XmlPatch.of(patch).apply(document);
    return document;
  }

  private static Stream<Element> xmlCases(String name) throws IOException {
    Document document = XmlDocuments.parse("the cases", Files.readString(file(name)));
    List<Element> cases = elements(document.getDocumentElement());
    assertThat(cases).hasSizeGreaterThan(20);
    return cases.stream();
  }

  private static Path file(String name) {
    assumeTrue(Files.isDirectory(FOLDER), "the patch cases are not beside the project");
    return FOLDER.resolve(name);
  }

  private static DynamicTest named(
      Element test, org.junit.jupiter.api.function.Executable executable) {
    return DynamicTest.dynamicTest(test.getAttribute("name"), executable);
  }

  private static Element part(Element test, String name) {
    return elements(test).stream()
        .filter(e -> e.getLocalName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static List<Element> elements(Node parent) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  /** The document inside a part, empty when there is none. */
  private static String text(Element part) {
    if (elements(part).isEmpty()) {
      return "";
    }
    Document document = XmlDocuments.parse("a new document", "<new/>");
    Node root = document.importNode(elements(part).get(0), true);
    document.replaceChild(root, document.getDocumentElement());
    return XmlDocuments.write(document);
  }

  /** White space between elements does not count. */
  private static Node bare(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Text text && text.getData().isBlank()) {
        node.removeChild(child);
      } else {
        bare(child);
      }
      child = next;
    }
    return node;
  }
}
