package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

  @Test
  void keepsWhatSteersATerminalOut() {
    assertThat(TerminalText.plain("a\u001b[31mb\n\u202ec\u0007")).isEqualTo("a [31mb c");
  }

  @Test
  void cutsWithASign() {
    assertThat(TerminalText.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(TerminalText.cut("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void wrapsBetweenWordsAndCutsWhatHasNone() {
    assertThat(TerminalText.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(TerminalText.wrap("abcdefgh ij", 4)).containsExactly("abcd", "efgh", "ij");
    assertThat(TerminalText.wrap("", 4)).containsExactly("");
  }
}
