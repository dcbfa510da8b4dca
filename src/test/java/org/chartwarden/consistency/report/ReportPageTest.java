package org.chartwarden.consistency.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final String POISON =
      "</div><script>alert(1)</script><img src=x onerror=alert(2)>\"' javascript:alert(3) &lt;";

  private static ObjectNode report() {
    ObjectNode report = Json.object();
    report.putObject("note").put("title", "Progress note").put("written", "2024-05-20T08:00:00Z");
    report.put("patient", "Patient/p");
    report.putObject("rows").put("Observation", 3);
    report.putArray("remarks");
    report.putObject("counts").put("inconsistent", 1).put("consistent", 1).put("omissions", 0);
    report.putArray("findings");
    report.putArray("omissions");
    return report;
  }

  private static ObjectNode finding(ObjectNode report, String verdict, int start, int end) {
    ObjectNode finding = ((ArrayNode) report.get("findings")).addObject();
    finding.put("verdict", verdict).put("kind", "lab").put("name", "K");
    finding.putObject("span").put("start", start).put("end", end).put("text", "3.4");
    finding.putArray("rows");
    return finding;
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void keepsForeignTextText() {
    ObjectNode report = report();
    report.withObject("/note").put("title", POISON);
    report.put("patient", POISON);
    report.withArray("/remarks").add(POISON);
    ObjectNode finding = finding(report, "inconsistent", 0, 6);
    finding.put("name", POISON).put("reason", POISON).put("advice", POISON).put("how", POISON);
    finding.put("severity", "high\" onclick=\"x").put("kind", POISON);
    finding.withObject("/span").put("text", POISON);
    finding
        .withArray("/rows")
        .addObject()
        .put("role", "judged-by")
        .put("text", POISON)
        .put("reference", POISON);
    finding(report, "\"><script>", 6, 9);
    String page = ReportPage.of(report, POISON);
    assertThat(count(page, "<script")).isEqualTo(1);
    assertThat(page).doesNotContain("<img").doesNotContain("onclick=\"x");
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void loadsNothing() {
    String page = ReportPage.of(report(), "K 3.4");
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("url(");
  }

  @Test
  void marksStatementsThatOverlap() {
    ObjectNode report = report();
    finding(report, "consistent", 0, 14);
    finding(report, "inconsistent", 5, 9);
    String page = ReportPage.of(report, "Drug 2 mg daily.");
    assertThat(text(page)).isEqualTo("Drug 2 mg daily.");
    assertThat(page)
        .contains("class=\"m inconsistent\" href=\"#c2\" data-f=\"1 2\" id=\"s2\">2 mg");
    assertThat(count(page, "id=\"s1\"")).isEqualTo(1);
  }

  @Test
  void marksByCodePoint() {
    ObjectNode report = report();
    finding(report, "inconsistent", 4, 7);
    String page = ReportPage.of(report, "\ud83e\ude7a K 3.4");
    assertThat(page).contains(">3.4</a>");
  }

  @Test
  void showsWhatTurnsTheDirectionOfWriting() {
    String page = ReportPage.of(report(), "K \u202e4.3\u0000");
    assertThat(page)
        .doesNotContain("\u202e")
        .doesNotContain("\u0000")
        .contains("K \u25a14.3\u25a1");
  }

  @Test
  void leavesAPlaceOutsideTheNoteUnmarked() {
    ObjectNode report = report();
    finding(report, "inconsistent", 40, 50);
    finding(report, "inconsistent", -3, 2);
    assertThat(text(ReportPage.of(report, "short"))).isEqualTo("short");
  }

  /** The note as a person reads it. */
  private static String text(String page) {
    Matcher note = Pattern.compile("<div class=\"note\">(.*?)</div>", Pattern.DOTALL).matcher(page);
    assertThat(note.find()).isTrue();
    return note.group(1).replaceAll("<sup[^>]*>\\d+</sup>", "").replaceAll("<[^>]+>", "");
  }
}
