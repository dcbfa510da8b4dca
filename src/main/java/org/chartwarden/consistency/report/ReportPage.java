package org.chartwarden.consistency.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.platform.HtmlPage;
import org.chartwarden.platform.Markup;

/**
 * What came of a note as one HTML page for people: the note on the left, the rows on the right, a
 * line between each. It loads nothing from anywhere, works without its script, and prints.
 *
 * <p>Note and chart are other people's text. All of it is escaped, and the policy of the page
 * allows the one script that it was made with and no other.
 */
public final class ReportPage {

  private static final HtmlPage FRAME =
      new HtmlPage(
          HtmlPage.resource("/consistency/report.css"),
          HtmlPage.resource("/consistency/report.js"));

  private static final String DECIDES = "A check by rules; the person who signs the note decides.";

  /** Verdicts in the order in which they matter, with their sign and how they are called. */
  private static final Map<String, String[]> WORDS =
      Map.of(
          "inconsistent", new String[] {"≠", "contradicts the chart"},
          "not_in_table", new String[] {"?", "not in the chart"},
          "consistent", new String[] {"✓", "agrees"},
          "cannot_judge", new String[] {"–", "cannot be judged"},
          "omission", new String[] {"+", "in the chart, not in the note"});

  private final StringBuilder out = new StringBuilder(16_384);
  private final ObjectNode report;
  private final String text;

  private ReportPage(ObjectNode report, String text) {
    this.report = report;
    this.text = text;
  }

  /** The page of a note that was checked. */
  public static String of(CheckedNote checked) {
    return of(ReportJson.of(checked), checked.of().note().text());
  }

  /**
   * The page of a report.
   *
   * @param report as {@link ReportJson} tells it
   * @param text the note that it is about
   */
  public static String of(ObjectNode report, String text) {
    return new ReportPage(report, text).page();
  }

  private String page() {
    String title = report.at("/note/title").asText("Note");
    out.append("<div class=\"page\">\n");
    header(title);
    out.append("<main>\n<section class=\"pane\" aria-labelledby=\"h-note\">");
    out.append("<h2 id=\"h-note\">The note</h2>\n");
    MarkedNote.write(out, text, report.path("findings"));
    out.append("</section>\n<div class=\"gutter\"></div>\n");
    out.append("<section class=\"pane\" aria-labelledby=\"h-chart\">");
    out.append("<h2 id=\"h-chart\">The chart says</h2>\n");
    cards();
    out.append("</section>\n<svg class=\"lines\" aria-hidden=\"true\"></svg>\n</main>\n");
    Markup.element(out, "footer", "", DECIDES);
    out.append("</div>\n");
    String sheet = title + ", " + report.path("patient").asText("") + ". " + DECIDES;
    return FRAME.page(title + " against the chart", out.toString(), HtmlPage.sheet(sheet));
  }

  private void header(String title) {
    out.append("<header>\n<h1>");
    Markup.text(out, title);
    out.append("</h1>\n<p class=\"about\">");
    about("written " + report.at("/note/written").asText());
    about(report.path("patient").asText());
    about(report.path("encounter").asText());
    about(report.at("/note/reference").asText());
    about(heldAgainst());
    out.append("</p>\n<p class=\"verdict\">");
    Markup.text(out, summary());
    out.append("</p>\n<div class=\"bar\" role=\"group\" aria-label=\"Legend; press to hide\">");
    for (String verdict :
        List.of("inconsistent", "not_in_table", "consistent", "cannot_judge", "omission")) {
      chip(verdict, report.at("/counts/" + (verdict.equals("omission") ? "omissions" : verdict)));
    }
    out.append("</div>\n");
    if (!report.path("remarks").isEmpty()) {
      out.append("<ul class=\"remarks\">");
      report.path("remarks").forEach(remark -> Markup.element(out, "li", "", remark.asText()));
      out.append("</ul>\n");
    }
    out.append("</header>\n");
  }

  private void about(String part) {
    if (!part.isBlank()) {
      Markup.element(out, "span", "", part);
    }
  }

  private String summary() {
    int bad = report.at("/counts/inconsistent").asInt();
    int gaps = report.at("/counts/not_in_table").asInt();
    int good = report.at("/counts/consistent").asInt();
    if (bad + gaps + good == 0) {
      return "The note says nothing that this chart could confirm or contradict.";
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        bad == 0
            ? "No contradiction"
            : bad
                + (bad == 1 ? " statement contradicts" : " statements contradict")
                + " the chart");
    if (gaps > 0) {
      parts.add(gaps + (gaps == 1 ? " is" : " are") + " not in it");
    }
    parts.add(good + (good == 1 ? " agrees" : " agree"));
    return String.join(", ", parts) + ".";
  }

  private void chip(String verdict, JsonNode count) {
    String[] words = WORDS.get(verdict);
    out.append("<button type=\"button\" class=\"chip ")
        .append(verdict)
        .append("\" data-v=\"")
        .append(verdict)
        .append("\" aria-pressed=\"true\"><span aria-hidden=\"true\">")
        .append(words[0])
        .append("</span> <b>")
        .append(count.asInt())
        .append("</b> ")
        .append(words[1])
        .append("</button>");
  }

  private void cards() {
    JsonNode findings = report.path("findings");
    if (findings.isEmpty()) {
      out.append("<p class=\"none\">No statement of the note could be held against the chart.</p>");
    }
    out.append("<ol class=\"cards\">\n");
    int number = 0;
    for (JsonNode finding : findings) {
      card(finding, ++number, finding.path("verdict").asText());
    }
    out.append("</ol>\n");
    if (!report.path("omissions").isEmpty()) {
      out.append("<h2 class=\"omissions\">In the chart, not in the note</h2>\n");
      out.append("<ol class=\"cards\">\n");
      report.path("omissions").forEach(omission -> card(omission, 0, "omission"));
      out.append("</ol>\n");
    }
  }

  private void card(JsonNode finding, int number, String verdict) {
    String[] words = WORDS.getOrDefault(verdict, WORDS.get("cannot_judge"));
    String type = WORDS.containsKey(verdict) ? verdict : "cannot_judge";
    out.append("<li class=\"card ").append(type).append('"');
    if (number > 0) {
      out.append(" id=\"c").append(number).append("\" data-f=\"").append(number);
      out.append("\" data-v=\"").append(type).append('"');
    }
    out.append("><div class=\"head\">");
    if (number > 0) {
      out.append("<a class=\"n\" href=\"#s").append(number).append("\">").append(number);
      out.append("</a>");
    }
    out.append("<span class=\"state\"><span aria-hidden=\"true\">").append(words[0]);
    out.append("</span> ").append(words[1]).append("</span>");
    said(finding);
    String severity = finding.path("severity").asText("");
    if (!severity.isEmpty() && !type.equals("consistent")) {
      Markup.element(out, "span", "severity " + Markup.word(severity), severity + " severity");
    }
    List<String> fields = new ArrayList<>();
    finding.path("fields").forEach(field -> fields.add(field.asText()));
    if (!fields.isEmpty()) {
      Markup.element(out, "span", "kind", "differs in " + String.join(", ", fields));
    }
    out.append("</div>");
    boolean brief = type.equals("consistent");
    if (brief) {
      details(finding, true);
      finding.path("rows").forEach(this::row);
    } else {
      finding.path("rows").forEach(this::row);
      paragraph("reason", finding.path("reason").asText(""));
      paragraph("advice", finding.path("advice").asText(""));
      details(finding, false);
    }
    out.append("</li>\n");
  }

  private void said(JsonNode finding) {
    String name = finding.path("name").asText("").replace('-', ' ');
    String words = finding.at("/span/text").asText("").strip().replaceAll("\\s+", " ");
    if (!words.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      Markup.element(out, "span", "kind", name);
    }
    if (!words.isEmpty()) {
      Markup.element(out, "span", "said", "“" + words + "”");
    }
    String kind = finding.path("kind").asText("");
    if (!kind.isEmpty()) {
      Markup.element(out, "span", "kind", kind);
    }
    if (finding.path("copiedForward").asBoolean()) {
      Markup.element(out, "span", "kind", "copied forward");
    }
  }

  private void row(JsonNode row) {
    out.append("<p class=\"row\">");
    String role = row.path("role").asText();
    if (!role.equals("judged-by")) {
      Markup.element(out, "span", "role", role.equals("copied-from") ? "older: " : "also: ");
    }
    Markup.text(out, row.path("text").asText());
    out.append(' ');
    Markup.element(out, "span", "ref", row.path("reference").asText());
    out.append("</p>");
  }

  private void paragraph(String type, String words) {
    if (!words.isBlank()) {
      Markup.element(out, "p", type, words);
    }
  }

  private void details(JsonNode finding, boolean withReason) {
    StringBuilder list = new StringBuilder();
    if (withReason) {
      term(list, "why", finding.path("reason").asText(""));
    }
    term(list, "how found", finding.path("how").asText(""));
    term(list, "allowed", finding.path("tolerance").asText(""));
    term(list, "rule", finding.path("rule").asText(""));
    term(list, "time", finding.at("/time/words").asText(""));
    if (!list.isEmpty()) {
      out.append("<details><summary>How it was judged</summary><dl>");
      out.append(list).append("</dl></details>");
    }
  }

  private static void term(StringBuilder list, String name, String words) {
    if (!words.isBlank()) {
      Markup.element(list, "dt", "", name);
      Markup.element(list, "dd", "", words);
    }
  }

  private String heldAgainst() {
    List<String> rows = new ArrayList<>();
    report
        .path("rows")
        .properties()
        .forEach(type -> rows.add(type.getValue().asInt() + " " + type.getKey()));
    return "held against "
        + (rows.isEmpty() ? "an empty chart" : String.join(", ", rows))
        + (report.has("window")
            ? "; results from "
                + report.at("/window/from").asText()
                + " to "
                + report.at("/window/to").asText()
            : "");
  }
}
