package org.chartwarden.trials.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrugStemsTest {

  private final DrugStems stems = new DrugStems();

  @BeforeEach
  void add() {
    assertThat(stems.add("-pril", "ace-inhibitor")).isTrue();
    assertThat(stems.add("-pril", "antihypertensive")).isTrue();
    assertThat(stems.add("cef-", "cephalosporin")).isTrue();
  }

  @Test
  void takesAWholeNameForNoStem() {
    assertThat(stems.add("lithium", "mood-stabilizer")).isFalse();
    assertThat(stems.classesOf("lithium")).isEmpty();
  }

  @Test
  void findsEveryClassOfAStem() {
    assertThat(stems.classesOf("ramipril")).containsExactly("ace-inhibitor", "antihypertensive");
  }

  @ParameterizedTest
  @CsvSource({
    "cefazolin, true",
    "cefabcd, true",
    "cefabc, false",
    "abcpril, true",
    "april, false",
    "prilosec, false",
    "acefor, false"
  })
  void asksForLettersBesideTheStem(String name, boolean has) {
    assertThat(!stems.classesOf(name).isEmpty()).isEqualTo(has);
  }
}
