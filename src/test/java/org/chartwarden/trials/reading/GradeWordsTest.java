package org.chartwarden.trials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nyha|Class II|nyha 2",
        "nyha|NYHA class III|nyha 3",
        "nyha|III - marked limitation|nyha 3",
        "ecog|Grade 1|ecog 1",
        "child-pugh|B|child-pugh-class 2",
        "child-pugh|Class C|child-pugh-class 3",
        "child-pugh|A (6 points)|child-pugh 6",
        "child-pugh|B7|child-pugh 7",
        "asia|C|asia 3",
        "gold|GOLD 2|gold 2",
        "nyha|not assessed|",
        "nyha|B|",
        "ecog|restricted in strenuous activity|",
        "hemoglobin|Class II|"
      })
  void readsTheGrade(String scale, String words, String grade) {
    String read =
        GradeWords.of(scale, words).map(one -> one.scale() + " " + one.number()).orElse(null);
    assertThat(read).isEqualTo(grade);
  }
}
