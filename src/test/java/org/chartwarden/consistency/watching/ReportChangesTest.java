package org.chartwarden.consistency.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class ReportChangesTest {

  private static JsonNode report(String... findings) {
    return Json.parseOwn(
        ("{'findings':[" + String.join(",", findings) + "],'omissions':[]}").replace('\'', '"'));
  }

  private static String finding(String name, String text, int start, String verdict) {
    return "{'verdict':'"
        + verdict
        + "','kind':'lab','name':'"
        + name
        + "','span':{'start':"
        + start
        + ",'end':9,'text':'"
        + text
        + "'},'reason':'because','rows':[]}";
  }

  @Test
  void tellsWhatCameToAnotherVerdict() {
    ArrayNode changes =
        ReportChanges.between(
            report(finding("K", "3.4", 2, "inconsistent"), finding("Na", "140", 9, "consistent")),
            report(finding("K", "3.4", 2, "consistent"), finding("Na", "140", 9, "consistent")));
    assertThat(changes).hasSize(1);
    assertThat(changes.at("/0/change").asText()).isEqualTo("changed");
    assertThat(changes.at("/0/was/verdict").asText()).isEqualTo("inconsistent");
    assertThat(changes.at("/0/is/verdict").asText()).isEqualTo("consistent");
    assertThat(changes.at("/0/text").asText()).isEqualTo("3.4");
  }

  @Test
  void isSilentAboutAStatementThatOnlyMoved() {
    assertThat(
            ReportChanges.between(
                report(finding("K", "3.4", 2, "consistent")),
                report(finding("K", "3.4", 40, "consistent"))))
        .isEmpty();
  }

  @Test
  void tellsWhatIsNewAndWhatIsGone() {
    ArrayNode changes =
        ReportChanges.between(
            report(finding("K", "3.4", 2, "consistent"), finding("K", "3.4", 9, "consistent")),
            report(finding("K", "3.4", 2, "consistent"), finding("Na", "150", 9, "inconsistent")));
    assertThat(changes)
        .extracting(change -> change.path("change").asText())
        .containsExactly("new", "gone");
  }
}
