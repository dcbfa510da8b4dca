package org.chartwarden.notes.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Elements as lines: paragraphs and headings apart by an empty line, items of lists behind a bullet
 * or their number, rows of tables as lines with a tab between the cells.
 */
final class HtmlText implements NodeVisitor {

  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "head",
          "template",
          "noscript",
          "title",
          "svg",
          "object",
          "iframe",
          "select",
          "button");
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "ul",
          "ol",
          "dl",
          "section",
          "article",
          "blockquote",
          "pre",
          "hr",
          "fieldset",
          "figure",
          "paragraph",
          "list",
          "text");
  private static final Set<String> LINES =
      Set.of(
          "div",
          "tr",
          "li",
          "dt",
          "dd",
          "header",
          "footer",
          "main",
          "nav",
          "aside",
          "address",
          "caption",
          "legend",
          "figcaption",
          "form",
          "item",
          "component",
          "entry");
  private static final Set<String> CELLS = Set.of("td", "th");

  private final DocumentLimits limits;
  private final StringBuilder out = new StringBuilder();
  private final Deque<int[]> lists = new ArrayDeque<>();

  /** How many elements that are left out enclose this place. */
  private int leftOut;

  /** How many elements that keep their white space enclose this place. */
  private int kept;

  HtmlText(DocumentLimits limits) {
    this.limits = limits;
  }

  /** The text of an element; a CDA section's title is its heading. */
  String of(Element root) {
    root.traverse(this);
    return out.toString().strip();
  }

  private static String name(Node node) {
    return node.nodeName().toLowerCase(Locale.ROOT);
  }

  /** In CDA a title is a heading of the narrative, in HTML it stands in the head. */
  private static boolean isLeftOut(Node node) {
    String name = name(node);
    boolean heading = name.equals("title") && !ofHtml(node);
    return LEFT_OUT.contains(name) && !heading || name.equals("entry") && !ofHtml(node);
  }

  private static boolean ofHtml(Node node) {
    return node.parent() == null || !name(node.parent()).equals("section");
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      if (leftOut == 0) {
        add(text.getWholeText());
      }
      return;
    }
    String name = name(node);
    if (isLeftOut(node)) {
      leftOut++;
    }
    if (leftOut > 0) {
      return;
    }
    switch (name) {
      case "br" -> line(1);
      case "pre", "textarea" -> kept++;
      case "ol" -> lists.push(new int[] {1});
      case "ul" -> lists.push(new int[] {0});
      case "list" -> lists.push(new int[] {node.attr("listType").equals("ordered") ? 1 : 0});
      default -> {
        // Nothing but its place.
      }
    }
    place(name);
    if (name.equals("li") || name.equals("item")) {
      int[] number = lists.peek();
      out.append(number == null || number[0] == 0 ? "• " : number[0]++ + ". ");
    }
    requireRoom();
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof TextNode) {
      return;
    }
    String name = name(node);
    if (leftOut == 0) {
      switch (name) {
        case "pre", "textarea" -> kept--;
        case "ol", "ul", "list" -> lists.poll();
        default -> {
          // Nothing but its place.
        }
      }
      if (CELLS.contains(name)) {
        trimBlanks();
        out.append('\t');
      } else {
        place(name);
      }
    }
    if (isLeftOut(node)) {
      leftOut--;
    }
  }

  private void place(String name) {
    if (PARAGRAPHS.contains(name) || name.equals("title")) {
      line(2);
    } else if (LINES.contains(name)) {
      line(1);
    }
  }

  private void add(String text) {
    if (kept > 0) {
      out.append(LineEnds.unified(text));
    } else {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\u00a0' || Character.isWhitespace(c)) {
          blank();
        } else {
          out.append(c);
        }
      }
    }
    requireRoom();
  }

  private void blank() {
    int last = out.length() - 1;
    if (last >= 0 && out.charAt(last) > ' ') {
      out.append(' ');
    }
  }

  private void trimBlanks() {
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }

  /** Ends the line, so that at least so many line feeds stand here. */
  private void line(int feeds) {
    while (!out.isEmpty()
        && (out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == '\t')) {
      out.setLength(out.length() - 1);
    }
    if (out.isEmpty()) {
      return;
    }
    int there = 0;
    while (there < 2 && there < out.length() && out.charAt(out.length() - 1 - there) == '\n') {
      there++;
    }
    out.append("\n".repeat(Math.max(0, feeds - there)));
  }

  private void requireRoom() {
    if (out.length() > limits.characters()) {
      throw DocumentProblem.tooLong(limits.characters());
    }
  }
}
