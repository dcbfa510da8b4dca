package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <div><p>Acute&nbsp;pain</p></div> | Acute pain
          a&amp;b &lt;c&gt; &#233;&#xE9; | a&b <c> éé
          x<script>alert(1)</script>y<STYLE>p{}</Style >z | x y z
          x<!-- a < b -->y | x y
          open <b | open
          x<script>never closed | x
          a & b | a & b
          &bogus; &#99999999; |
          """)
  void takesMarkupOut(String html, String text) {
    assertThat(ResourceText.markup(html).replaceAll("\\s+", " ").strip())
        .isEqualTo(text == null ? "" : text);
  }

  private static ObjectNode note(String contentType, String text) {
    ObjectNode note = Json.object().put("resourceType", "DocumentReference").put("id", "n1");
    note.putObject("text").put("div", "<div>Discharge <b>summary</b></div>");
    note.putObject("type")
        .putArray("coding")
        .addObject()
        .put("system", "http://loinc.org")
        .put("display", "Ärztlicher Brief");
    note.putArray("content")
        .addObject()
        .putObject("attachment")
        .put("contentType", contentType)
        .put("data", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    return note;
  }

  @Test
  void readsNarrativeElementsAndAttachedNotes() {
    ResourceText text = ResourceText.of(note("text/plain; charset=utf-8", "Cough for 3 days"));
    assertThat(text.narrative()).isEqualTo("discharge summary");
    assertThat(text.content())
        .contains("discharge summary", "arztlicher brief", "cough for 3 days")
        .doesNotContain("loinc", "<b>");
    assertThat(ResourceText.of(note("text/html", "<p>Wheezing</p>")).content())
        .contains("wheezing")
        .doesNotContain("<p>");
    assertThat(ResourceText.of(note("application/pdf", "Wheezing")).content())
        .doesNotContain("wheezing");
  }

  @Test
  void survivesWhatIsNoBase64AndCutsWhatIsTooLong() {
    ObjectNode note = note("text/plain", "x");
    ((ObjectNode) note.at("/content/0/attachment")).put("data", "%%%");
    assertThat(ResourceText.of(note).narrative()).isEqualTo("discharge summary");
    assertThat(ResourceText.of(note("text/plain", "word ".repeat(500_000))).content().length())
        .isLessThanOrEqualTo(200_000);
    ObjectNode hostile = Json.object();
    hostile.putObject("text").put("div", "<script".repeat(100_000));
    assertThat(ResourceText.of(hostile).narrative()).isEmpty();
  }
}
