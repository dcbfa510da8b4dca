package org.chartwarden.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void countsOneForACharacterThatTakesTwoPlaces() {
    String text = "T \ud83c\udf21 39.7 \u00b0C";
    CodePoints places = CodePoints.of(text);
    int number = text.indexOf("39.7");
    assertThat(number).isEqualTo(5);
    assertThat(places.at(number)).isEqualTo(4);
    assertThat(places.at(text.length())).isEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void leavesOrdinaryTextAsItIs() {
    assertThat(CodePoints.of("K 3.4 \u00b5mol").at(8)).isEqualTo(8);
  }

  @Test
  void countsHalfACharacterAsOne() {
    assertThat(CodePoints.of("a\ud83cb").at(2)).isEqualTo(2);
  }

  @Test
  void knowsItsBounds() {
    assertThatThrownBy(() -> CodePoints.of("abc").at(4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
