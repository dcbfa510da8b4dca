package org.chartwarden.fhir.patch;

import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.chartwarden.fhir.model.FhirProblem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The {@code sel} of an operation: an XPath 1.0 that must select exactly one node (RFC 5261,
 * section 4.1).
 */
final class XmlSelector {

  private static final int LONGEST = 2000;

  /** Stands for the default namespace of the patch, which XPath 1.0 has no way to name. */
  private static final String DEFAULT = "patch-default";

  private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "div", "mod");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern NESTED = Pattern.compile("\\[[^\\]]*\\[");
  private static final Pattern DEEP_PREDICATE = Pattern.compile("\\[[^\\]]*//");

  /** Quoted text, or a name with what is around it. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*'|\"[^\"]*\"|([@$]?)((?:[A-Za-z_][\\w.\\-]*:)?[A-Za-z_][\\w.\\-]*)(\\s*\\(|\\s*::)?");

  private final String at;
  private final String text;
  private final String path;
  private final Element scope;

  private XmlSelector(String at, String text, String path, Element scope) {
    this.at = at;
    this.text = text;
    this.path = path;
    this.scope = scope;
  }

  static XmlSelector parse(String at, Element operation) {
    String text = operation.getAttribute("sel").strip();
    if (text.isEmpty()) {
      throw PatchProblems.malformed("malformed-patch", at + " must have a selector 'sel'");
    }
    if (text.length() > LONGEST) {
      throw PatchProblems.malformed(
          "malformed-patch", at + ": a selector has at most " + LONGEST + " characters");
    }
    requireSimple(at, text);
    String namespace = XmlOperation.namespace(operation, "");
    boolean prefixed = namespace != null && !namespace.isEmpty();
    return new XmlSelector(at, text, prefixed ? withDefault(text) : text, operation);
  }

  /**
   * RFC 5261 knows steps and plain predicates only; axes and nested predicates could go through the
   * document again for each of its nodes.
   */
  private static void requireSimple(String at, String text) {
    String bare = QUOTED.matcher(text).replaceAll("''");
    boolean nested = NESTED.matcher(bare).find();
    if (nested || bare.contains("::") || DEEP_PREDICATE.matcher(bare).find()) {
      throw PatchProblems.malformed(
          "malformed-path",
          at
              + ": '"
              + text
              + "' must consist of steps such as f:name[1] or f:name[f:use/@value='usual'], without"
              + " axes, '//' in predicates, or predicates in predicates");
    }
  }

  /** Gives every element name without a prefix one that stands for the default namespace. */
  private static String withDefault(String text) {
    Matcher token = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (token.find()) {
      boolean name =
          token.group(2) != null
              && token.group(1).isEmpty()
              && token.group(3) == null
              && token.group(2).indexOf(':') < 0
              && !WORD_OPERATORS.contains(token.group(2));
      token.appendReplacement(
          out, Matcher.quoteReplacement((name ? DEFAULT + ":" : "") + token.group()));
    }
    return token.appendTail(out).toString();
  }

  /**
   * The one node it selects.
   *
   * @throws FhirProblem 400 for a broken selector, 422 when it selects no node or several
   */
  Node single(Document document) {
    NodeList found;
    try {
      XPath xpath = XPathFactory.newDefaultInstance().newXPath();
      xpath.setNamespaceContext(new Prefixes(scope));
      found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
    } catch (XPathExpressionException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw PatchProblems.malformed(
          "malformed-path", at + ": '" + text + "' is not an XPath that selects nodes: " + why);
    }
    if (found.getLength() != 1) {
      throw PatchProblems.unfit(
          found.getLength() == 0 ? "patch-target-missing" : "patch-target-ambiguous",
          at
              + ": '"
              + text
              + "' selects "
              + (found.getLength() == 0 ? "nothing" : found.getLength() + " nodes")
              + "; it must be one node");
    }
    return found.item(0);
  }

  /** The prefixes as the patch declares them. */
  private record Prefixes(Element scope) implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      String uri = XmlOperation.namespace(scope, prefix.equals(DEFAULT) ? "" : prefix);
      return uri == null ? XMLConstants.NULL_NS_URI : uri;
    }

    @Override
    public String getPrefix(String namespace) {
      return null;
    }

    @Override
    public Iterator<String> getPrefixes(String namespace) {
      return Collections.emptyIterator();
    }
  }
}
