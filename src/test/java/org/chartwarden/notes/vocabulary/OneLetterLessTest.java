package org.chartwarden.notes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLetterLessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "ab", "pneumonia", "Ménière", "\uffff\u0000x", "acetylsalicylic-acid"})
  void hashesAreThoseOfTheForms(String word) {
    int[] built =
        IntStream.range(0, word.length()).map(i -> OneLetterLess.of(word, i).hashCode()).toArray();
    assertThat(OneLetterLess.hashes(word)).containsExactly(built);
  }

  @Test
  void takesOutTheLetterAtTheIndex() {
    assertThat(OneLetterLess.of("diabtes", 0)).isEqualTo("iabtes");
    assertThat(OneLetterLess.of("diabtes", 6)).isEqualTo("diabte");
  }
}
