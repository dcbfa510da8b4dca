package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void cutsWhatIsTooLongAndNoCharacterInTwo() {
    assertThat(Shown.of("abc", 3)).isEqualTo("abc");
    assertThat(Shown.of("abcd", 3)).isEqualTo("abc\u2026");
    assertThat(Shown.of("ab\uD83D\uDE00d", 3)).isEqualTo("ab\u2026");
  }
}
