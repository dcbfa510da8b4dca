package org.chartwarden.notes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtfCodePagesTest {

  @ParameterizedTest
  @CsvSource({"1251, windows-1251", "850, IBM850", "874, x-windows-874", "-7, windows-1252"})
  void findsAPageByItsNumber(int number, String name) {
    assertThat(RtfCodePages.numbered(number).name()).isEqualTo(name);
  }

  @Test
  void findsThePageOfAFont() {
    assertThat(RtfCodePages.ofFont(204).orElseThrow().name()).isEqualTo("windows-1251");
    assertThat(RtfCodePages.ofFont(2)).isEmpty();
  }
}
