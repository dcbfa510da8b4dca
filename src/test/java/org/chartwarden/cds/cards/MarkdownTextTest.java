package org.chartwarden.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

  @Test
  void takesWordsOfChartsAsTheyStand() {
    assertThat(MarkdownText.of("<img src=x> [click](http://x) *now*\n# title"))
        .isEqualTo("\\<img src=x\\> \\[click\\]\\(http://x\\) \\*now\\* \\# title");
  }

  @Test
  void writesOneLineForEach() {
    assertThat(MarkdownText.list(List.of("K 2.9", "a\nb"))).isEqualTo("- K 2\\.9\n- a b\n");
  }

  @Test
  void cutsASummaryThatIsTooLong() {
    Card card =
        Card.telling("x".repeat(200), "", Indicator.INFO, new Card.Topic("code", "display"));

    assertThat(card.summary()).hasSize(140).endsWith("…");
  }
}
