package org.chartwarden.trials.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {

  private final List<String> worked = new ArrayList<>();
  private final Kept<String, Integer> kept =
      new Kept<>(
          4,
          text -> {
            worked.add(text);
            return text.length();
          });

  @Test
  void forgetsWhatIsNotAskedAgain() {
    for (String text : List.of("a", "bb", "a", "ccc", "a", "dddd", "a", "eeeee", "a")) {
      assertThat(kept.of(text)).isEqualTo(text.length());
    }
    assertThat(worked).containsExactly("a", "bb", "ccc", "dddd", "eeeee");
    kept.of("bb");
    assertThat(worked).endsWith("eeeee", "bb");
  }

  @Test
  void keepsNoLongText() {
    String text = "x".repeat(400);
    kept.of(text);
    kept.of(text);
    assertThat(worked).hasSize(2);
  }
}
