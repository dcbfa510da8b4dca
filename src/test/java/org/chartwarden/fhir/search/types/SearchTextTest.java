package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @Test
  void splitsOnlyAtSeparatorsWithoutABackslash() {
    assertThat(SearchText.split("a,b\\,c,,d\\\\,e", ','))
        .containsExactly("a", "b\\,c", "", "d\\\\", "e");
    assertThat(SearchText.split("", '|')).containsExactly("");
    assertThat(SearchText.split("a\\", ',')).containsExactly("a\\");
  }

  @Test
  void takesOutEscapesOnce() {
    assertThat(SearchText.unescape("b\\,c\\|d\\$e\\\\f\\n\\")).isEqualTo("b,c|d$e\\f\\n\\");
  }

  @ParameterizedTest
  @CsvSource({
    "Núñez, nunez",
    "STRASSE, strasse",
    "Straße, strasse",
    "Łódź, lodz",
    "Ærø, aero",
    "O'Neil, o'neil",
    "'  two   words ', two words",
    "ﬁn, fin",
    "東京, 東京"
  })
  void normalFormForgetsCaseAndAccents(String text, String normal) {
    assertThat(SearchText.normal(text)).isEqualTo(normal);
  }

  @Test
  void keysOfLongTextsAreShortAndDiffer() {
    String one = "x".repeat(5000) + "1";
    String two = "x".repeat(5000) + "2";
    assertThat(SearchText.key(one)).hasSizeLessThan(200).isNotEqualTo(SearchText.key(two));
    assertThat(SearchText.key(one)).isEqualTo(SearchText.key(one));
    assertThat(SearchText.key("short")).isEqualTo("short");
    assertThat(SearchText.key("a\0b")).isEqualTo("ab");
  }
}
